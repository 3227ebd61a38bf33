"""How dates and numbers are written on paper."""

from django import template
from django.utils.formats import date_format
from django.utils.translation import get_language

from titp.japanese.eras import era_of, japanese_date

register = template.Library()

FULL_WIDTH = str.maketrans("0123456789-,.", "０１２３４５６７８９－，．")


@register.filter
def era_date(day):
    """A date as 令和8年11月23日 for readers of Japanese, in their own way for others."""
    if not day:
        return ""
    if (get_language() or "en").startswith("ja"):
        return japanese_date(day)
    return date_format(day, "DATE_FORMAT")


@register.filter
def in_both_calendars(day):
    """A date as 令和8年11月23日（2026年）; for others as Nov. 23, 2026 (R8)."""
    if (get_language() or "en").startswith("ja"):
        return f"{japanese_date(day)}（{day.year}年）"
    era = era_of(day)
    return f"{era_date(day)} ({era.letter}{day.year - era.since.year + 1})"


@register.filter
def month_of(day):
    """The month of a date as 令和8年11月分; for others as November 2026."""
    if (get_language() or "en").startswith("ja"):
        return f"{japanese_date(day).partition('月')[0]}月分"
    return date_format(day, "F Y")


@register.filter
def full_width(value):
    """Digits as official forms print them: １２３."""
    return str(value).translate(FULL_WIDTH)


@register.filter
def on_paper(amount):
    """A whole amount with its commas; what is below zero carries △, as in Japanese accounts."""
    if amount is None or amount == "":
        return ""
    return f"△{-amount:,}" if amount < 0 else f"{amount:,}"
