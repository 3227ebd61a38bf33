"""What was typed, as the lines that it would become: for a look by the rules, and then gone."""

from contextlib import contextmanager
from functools import cache

from django.core.exceptions import ValidationError
from django.db import transaction

from training_plans.filing.entry import OF_LINE, charges_of, field_of
from training_plans.filing.submission import as_office
from training_plans.models import Charge, DraftLine, MonthLine
from training_plans.month_columns import CHARGED, COLUMNS

KINDS = [kind for kind, *_names in CHARGED]


@contextmanager
def as_if_sent(report):
    """Inside, the report's lines are what is typed now, read as the office; then no more.

    Yields the lines with their charges. `report` has a state; where it is with the office, the
    lines are those that were sent. What cannot be read is left out, and so is what the database
    would refuse beside the rest of its line; the rest is there. The number of statements does not
    grow with the people.
    """
    drafts = list(DraftLine.objects.filter(report=report)) if report.is_open else []
    with as_office(), transaction.atomic():
        if drafts:
            _write(report, drafts)
        yield list(MonthLine.objects.filter(report=report).prefetch_related("charges"))
        transaction.set_rollback(True)


def _write(report, drafts):
    kept = {}
    for charge in Charge.objects.filter(line__report=report).select_related("line"):
        kept.setdefault(charge.line.trainee_id, {})[charge.kind] = charge
    values = {draft.trainee_id: _read(draft.cells) for draft in drafts}
    lines = [_line(report, trainee_id, read) for trainee_id, read in values.items()]
    MonthLine.objects.bulk_create(
        lines, update_conflicts=True, unique_fields=["organization", "report", "trainee"],
        update_fields=OF_LINE,
    )  # fmt: skip
    Charge.objects.filter(line__report=report, kind__in=KINDS).delete()
    Charge.objects.bulk_create(
        charge
        for line in lines
        for charge in charges_of(line, values[line.trainee_id], kept.get(line.trainee_id, {}))
    )


def _read(cells):
    """{column: value} of what can be read."""
    read = {}
    for name, field in _fields().items():
        try:
            read[name] = field.clean(cells.get(name, ""))
        except ValidationError:
            read[name] = field.clean("")
    return read


def _line(report, trainee_id, read):
    line = MonthLine(report=report, trainee_id=trainee_id)
    for name in OF_LINE:
        setattr(line, name, read[name])
    try:
        line.clean()
    except ValidationError as wrong:
        for name in wrong.message_dict:
            setattr(line, name, None)
    worked = (line.regular_minutes, line.overtime_minutes, line.legal_holiday_minutes)
    if (line.night_minutes or 0) > sum(filter(None, worked)):
        line.night_minutes = None
    if not line.incident_note:
        line.incident = ""
    return line


@cache
def _fields():
    """A field for each column; none of them is changed by reading."""
    return {name: field_of(column) for name, column in COLUMNS.items()}
