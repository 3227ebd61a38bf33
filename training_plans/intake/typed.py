"""Answers that somebody types: read by the same reader as a cell of that field."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from titp.pages.dates import certain_day
from titp.spreadsheets.cells import Cell, Kind
from trainees.roster.days import Days
from trainees.roster.entries import Entry, Source
from trainees.roster.headings import Heading
from trainees.roster.marks import is_ditto
from trainees.roster.understanding import Understanding
from training_plans.intake.facts import DAYS
from training_plans.intake.words import CODES

# One word names both: the stage is the first character of the status (1号ロ).
TOGETHER = {"stage": ("residence_status",), "residence_status": ("stage",)}


def typed_values(field, text, today=None):
    """{canonical key: value} that a typed text gives a field, `{"stage": "1", …}` for 1号.

    Raises ValidationError with a sentence for people where the reader would ask or find nothing.
    """
    if field in DAYS:
        text = certain_day(text).isoformat()
    values, readings = _read(field, text, today or date.today())
    if field in values and not is_ditto(text):
        return {key: values[key] for key in (field, *TOGETHER.get(field, ())) if key in values}
    if readings:
        offered = ", ".join(str(CODES.get(reading, reading)) for reading in readings)
        raise ValidationError(_("This is not certain. Perhaps: %(offered)s") % {"offered": offered})
    if field == "birth_date":
        raise ValidationError(_("The age would not be between 15 and 70 years."))
    raise ValidationError(_("This cannot be read as an answer here. Please write it differently."))


def _read(field, text, today):
    """What the reader makes of a row with nothing but this cell: values, readings it offers."""
    cell = Cell(1, 1, Kind.TEXT, text)
    source = Source(Heading(field, ""), cell, cell)
    row = Understanding(Entry("", 1, [cell], {field: [source]}), Days(today)).row()
    asked = [question for question in row.questions if question.field == field]
    return row.values, [reading for question in asked for reading in question.readings]
