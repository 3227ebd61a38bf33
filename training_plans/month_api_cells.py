"""A month's cells as JSON: times in minutes, sums in yen, days as 2026-11-25; and as texts again.

People write 160 and mean hours, programs write 160 into `regular_minutes` and mean minutes. So a
number is minutes here, and a text has a colon (160:30), or it is refused.
"""

from datetime import date
from decimal import Decimal

from django import forms
from django.utils.translation import gettext as _

from titp.japanese.text import clean
from titp.pages.hours import as_clock
from training_plans.filing.entry import LONGEST_TEXT, field_of
from training_plans.models.month_line import LONGEST
from training_plans.month_columns import CHOICE, COUNT, DAY, HALVES, HOURS, TEXT, YEN

MINUTES = "minutes"  # what a program is told instead of "hours"
KINDS = (MINUTES, YEN, COUNT, HALVES, DAY, CHOICE, TEXT)


class NoCell(ValueError):
    """A value that cannot stand in a column; says why."""


def kind_of(column):
    return MINUTES if column.kind == HOURS else column.kind


def as_text(column, value):
    """The text that a person would have typed; raises NoCell where nobody could read it."""
    text = _written(column, value)
    if len(text) > LONGEST_TEXT:
        raise NoCell(_("The text is too long."))
    _value, error = as_value(column, text)
    if error:
        raise NoCell(error)
    return text


def as_value(column, text):
    """(value, ""), or (the text as it is, why it cannot be read); an empty cell is None."""
    try:
        value = field_of(column).clean(text)
    except forms.ValidationError as wrong:
        return text, " ".join(wrong.messages)
    if value is None or value == "":
        return None, ""
    if isinstance(value, date):
        return value.isoformat(), ""
    if isinstance(value, Decimal):
        return (int(value) if value == int(value) else float(value)), ""
    return value, ""


def values_of(cells, columns):
    """{column: value} of what stands in a line, and {column: why it cannot be read}."""
    values, errors = {}, {}
    for column in columns:
        if cells.get(column.name):
            values[column.name], error = as_value(column, cells[column.name])
            if error:
                errors[column.name] = error
    return values, errors


def _written(column, value):
    if value is None:
        return ""
    if isinstance(value, str):
        if column.kind == HOURS and value.strip() and ":" not in clean(value):
            raise NoCell(_("Write minutes as a whole number, or a text such as 160:30."))
        return value.strip()
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise NoCell(_("A cell is a text, a number or null."))
    if column.kind == HALVES:
        return str(value)
    if column.kind not in (HOURS, YEN, COUNT):
        raise NoCell(_("This cell takes a text."))
    if isinstance(value, float) and not value.is_integer():
        raise NoCell(_("This cell takes a whole number."))
    value = int(value)
    if column.kind != HOURS:
        return str(value)
    if not 0 <= value <= LONGEST:
        raise NoCell(_("A month has 0 to 44640 minutes."))
    return as_clock(value)
