"""How dates and numbers are written on paper."""

from django import template
from django.utils.formats import date_format
from django.utils.translation import get_language

from titp.japanese.eras import japanese_date

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
def full_width(value):
    """Digits as official forms print them: １２３."""
    return str(value).translate(FULL_WIDTH)


@register.filter
def on_paper(amount):
    """A whole amount with its commas; what is below zero carries △, as in Japanese accounts."""
    if amount is None or amount == "":
        return ""
    return f"△{-amount:,}" if amount < 0 else f"{amount:,}"
