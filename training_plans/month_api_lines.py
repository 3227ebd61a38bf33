"""What a program writes into a month: whole lines or parts of them, all of it or nothing."""

from dataclasses import dataclass, field
from http import HTTPStatus

from django.utils.translation import gettext as _

from titp.api.problems import Problem
from titp.tenancy.context import COMPANY, current
from training_plans.filing.cells import NotAsked, Typed, keep
from training_plans.filing.review import open_cells
from training_plans.models import DraftLine
from training_plans.month_api_cells import NoCell, as_text, as_value
from training_plans.month_columns import COLUMNS

MOST_LINES = 100  # of one request; their cells stay below what `keep` takes


@dataclass
class Reading:
    """How a body is understood: what to write, and everything that is wrong with it."""

    drafts: dict
    asked_again: dict | None
    whole: bool
    typed: list = field(default_factory=list)
    errors: list = field(default_factory=list)
    known: set = field(default_factory=set)

    def wrong(self, pointer, detail, **whose):
        self.errors.append({"pointer": pointer, **whose, "detail": detail})

    def line(self, place, line):
        """One person's; `whole`: columns that are not named become empty."""
        pointer = f"/lines/{place}"
        trainee, cells = line["trainee"], line["cells"]
        draft = self.drafts.get(trainee)
        if draft is None:
            return self.wrong(
                f"{pointer}/trainee", _("This report has no such person."), trainee=trainee
            )
        if trainee in self.known:
            return self.wrong(f"{pointer}/trainee", _("This person stands twice."), trainee=trainee)
        self.known.add(trainee)
        for name in cells.keys() - COLUMNS.keys():
            self.wrong(_inner(pointer, name), _("There is no such column."), trainee=trainee)
        for name, column in COLUMNS.items():
            if name in cells or self.whole:
                self.cell(_inner(pointer, name), draft, column, cells.get(name))
        return None

    def cell(self, pointer, draft, column, value):
        whose = {"trainee": draft.trainee_id, "column": column.name}
        stands = draft.cells.get(column.name, "")
        try:
            text = as_text(column, value)
        except NoCell as why:
            return self.wrong(pointer, str(why), **whose)
        if as_value(column, stands) == as_value(column, text):
            return None  # the same, however it was written
        closed = self.asked_again is not None and (*whose.values(),) not in self.asked_again
        if closed and stands:
            return self.wrong(pointer, _("This cell was not sent back."), **whose)
        self.typed.append(Typed(text=text, **_named(whose)))
        return None


def write(report, body, whole):
    """Keep the lines of a body; answers [{trainee, changed: [column]}] in the order of the body.

    Raises Problem: 400 for a body of another shape, 409 for a report that is not open, 422 with
    the cells that cannot be taken; then nothing is kept.
    """
    lines = _lines_of(body)
    if not report.is_open:
        raise not_now()
    drafts = {line.trainee_id: line for line in DraftLine.objects.filter(report=report)}
    asked_again = open_cells(report) if current().role == COMPANY else None
    reading = Reading(drafts, asked_again, whole)
    for place, line in enumerate(lines):
        reading.line(place, line)
    if reading.errors:
        raise cells_problem(reading.errors)
    try:
        keep(report, reading.typed)
    except NotAsked as raced:  # somebody else was faster
        raise not_now() from raced
    changed = {line["trainee"]: [] for line in lines}
    for one in reading.typed:
        changed[one.trainee_id].append(one.column)
    return [{"trainee": trainee, "changed": columns} for trainee, columns in changed.items()]


def not_now():
    return Problem(HTTPStatus.CONFLICT, "not-now", _("This month cannot be changed now."))


def cells_problem(errors):
    return Problem(
        HTTPStatus.UNPROCESSABLE_ENTITY, "cells", _("Some cells cannot be taken."), errors
    )


def _lines_of(body):
    """The lines of a body, each {"trainee": int, "cells": {…}}; raises Problem for all else."""
    lines = body.get("lines") if isinstance(body, dict) else None
    if not isinstance(lines, list) or set(body) != {"lines"}:
        raise _shape("", _("Send {“lines”: [{“trainee”: …, “cells”: {…}}]} and nothing else."))
    if not 1 <= len(lines) <= MOST_LINES:
        raise _shape("/lines", _("Send 1 to 100 lines at once."))
    for place, line in enumerate(lines):
        if not isinstance(line, dict) or set(line) != {"trainee", "cells"}:
            raise _shape(f"/lines/{place}", _("A line has a trainee and cells, and nothing else."))
        if type(line["trainee"]) is not int:
            raise _shape(f"/lines/{place}/trainee", _("A trainee is the number of a person."))
        if not isinstance(line["cells"], dict):
            raise _shape(f"/lines/{place}/cells", _("Cells are an object of columns and values."))
    return lines


def _shape(pointer, detail):
    error = {"pointer": pointer, "detail": detail}
    return Problem(HTTPStatus.BAD_REQUEST, "body", _("The body has another shape."), [error])


def _inner(pointer, name):
    """A JSON pointer to a cell (RFC 6901); names that are none are cut, for they may be long."""
    return f"{pointer}/cells/{name[:40].replace('~', '~0').replace('/', '~1')}"


def _named(whose):
    return {"trainee_id": whose["trainee"], "column": whose["column"]}
