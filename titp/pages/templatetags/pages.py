"""Template tags of lists, dates and icons, the same in every room."""

from datetime import date
from urllib.parse import parse_qsl

from django import template
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext, ngettext

from titp.japanese.eras import japanese_date
from titp.pages.charts.values import number as written
from titp.pages.hours import as_clock
from titp.pages.place import in_groups
from titp.pages.yen import as_yen
from titp.past.looking import look, today

register = template.Library()

register.filter(in_groups)

SOON_DAYS = 30


@register.simple_tag
def icon(name, label=""):
    """One drawing of `img/icons.svg`; with a label it speaks, without it is decoration."""
    sprite = static("img/icons.svg")
    if label:
        return format_html(
            '<svg class="icon" role="img" aria-label="{}"><use href="{}#{}"/></svg>',
            label,
            sprite,
            name,
        )
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        sprite,
        name,
    )


@register.filter
def both_calendars(day):
    """A date as 2026-11-23（令和8年）for readers of Japanese, as 2026-11-23 for others."""
    if not day:
        return ""
    if (get_language() or "en").startswith("ja"):
        year = japanese_date(day).partition("年")[0]
        return f"{day:%Y-%m-%d}（{year}年）"
    return f"{day:%Y-%m-%d}"


def days_until(day, on):
    return (day - (on or today())).days


@register.filter
def days_left(day, on=None):
    """How long until a day, in words; after it, how long ago it was due."""
    if not day:
        return ""
    days = days_until(day, on)
    if days == 0:
        return gettext("today")
    if days > 0:
        return ngettext("%(days)d day left", "%(days)d days left", days) % {"days": days}
    return ngettext("%(days)d day overdue", "%(days)d days overdue", -days) % {"days": -days}


@register.filter
def days_past(day, on=None):
    """As `days_left`, where a past day is not one that was missed."""
    days = days_until(day, on) if day else 0
    if days >= 0:
        return days_left(day, on)
    return ngettext("%(days)d day past", "%(days)d days past", -days) % {"days": -days}


@register.filter
def past_tone(day, on=None):
    """As `due_tone`, where a past day is not one that was missed."""
    tone = due_tone(day, on)
    return "plain" if tone == "err" else tone


@register.filter
def due_tone(day, on=None):
    """The tone of a due day: err after it, warn in the last 30 days, plain before."""
    if not day:
        return "plain"
    days = days_until(day, on)
    if days < 0:
        return "err"
    return "warn" if days <= SOON_DAYS else "plain"


@register.filter
def clock(minutes):
    """Minutes as hours on a clock: 9630 is 160:30; nothing where nothing is recorded."""
    return "" if minutes is None else as_clock(minutes)


@register.filter
def number(amount):
    """1234.5 → 1,234.5 as the reader's language writes it; nothing where there is none."""
    return "" if amount is None else written(amount)


@register.filter
def yen(amount):
    """180000 → 180,000; nothing where nothing is recorded."""
    return as_yen(amount)


@register.simple_tag
def cell(column, row):
    """What a list column shows of one row; a date stays on one line."""
    value = column.cell(row)
    if isinstance(value, date):
        day = f"{value:%Y-%m-%d}"
        return format_html('<time class="nowrap" datetime="{}">{}</time>', day, day)
    return "" if value is None else value


@register.filter
def next_sort(slug, sort):
    """The sort order that a click on this column's head asks for."""
    return f"-{slug}" if sort == slug else slug


@register.filter
def aria_sort(slug, sort):
    """The aria-sort of a column's head, empty when the list is not sorted by it."""
    return {slug: "ascending", f"-{slug}": "descending"}.get(sort or "", "")


@register.simple_tag
def look_taken():
    """How an address goes on with the look back that the page takes; "" in the present."""
    return mark_safe(look().query) if look() else ""


@register.simple_tag
def look_inputs():
    """The same for a form of the page."""
    return format_html_join(
        "", '<input type="hidden" name="{}" value="{}">', parse_qsl(look().query) if look() else ()
    )


@register.filter
def filled(fields):
    """Whether any of these bound form fields was given a value that says something."""
    return any(field.name in field.form.changed_data for field in fields)


@register.filter
def page_links(page):
    """Page numbers around this page, with None where some are left out."""
    return [
        None if number == page.paginator.ELLIPSIS else number
        for number in page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    ]
