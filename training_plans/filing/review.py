"""The office checks a month: accepts and locks it, sends cells back, or opens it again."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils import timezone

from training_plans.filing.entry import reader
from training_plans.filing.submission import NotNow, state_of
from training_plans.models import DraftLine, MonthLine, MonthlyReport, ReportStep, ReturnedCell
from training_plans.month_columns import COLUMNS

Kind, Via = ReportStep.Kind, ReportStep.Via


@dataclass(frozen=True)
class Back:
    """One cell to send back: whose, which column, and why."""

    trainee_id: int
    column: str
    reason: str
    note: str = ""


def approve(report, by):
    """Accept the report; from now on it is locked. Raises NotNow."""
    _in_state(report, "submitted")
    return _step(report, Kind.APPROVED, by)


def send_back(report, by, cells, note=""):
    """Send cells back to the company, which then sees exactly those; answers the step.

    What the office has corrected since stands in the draft lines, too. Raises NotNow, and
    LookupError for a cell that the report does not have.
    """
    _in_state(report, "submitted")
    people = set(MonthLine.objects.filter(report=report).values_list("trainee_id", flat=True))
    for cell in cells:
        if cell.trainee_id not in people or cell.column not in COLUMNS:
            raise LookupError("no such cell")
    step = _step(report, Kind.RETURNED, by, note)
    drafts = drafts_as_recorded(report)
    for cell in cells:
        ReturnedCell.objects.create(
            report=report, step=step, trainee_id=cell.trainee_id, column_name=cell.column,
            reason=cell.reason, note=cell.note,
            was=drafts[cell.trainee_id].cells.get(cell.column, ""),
        )  # fmt: skip
    return step


def reopen(report, by, reason):
    """Open an approved month again, for a reason. Raises NotNow."""
    _in_state(report, "approved")
    step = _step(report, Kind.REOPENED, by, reason)
    drafts_as_recorded(report)
    return step


def open_cells(report):
    """The cells that wait for the company: those of the last return, {(trainee id, column): row}.

    None where all may be changed: the report was never sent, was opened again, or was sent back
    without naming a cell.
    """
    last = ReportStep.objects.filter(report=report).order_by("-pk").first()
    if last is None or last.kind != Kind.RETURNED:
        return None
    rows = ReturnedCell.objects.filter(step=last)
    return {(row.trainee_id, row.column_name): row for row in rows} or None


def drafts_as_recorded(report):
    """The draft lines of a report that its company may type in again, {trainee id: DraftLine}.

    A line that the office entered itself gets one; a cell whose text reads otherwise than what is
    recorded now, because the office corrected it, gets the recorded value.
    """
    drafts = {line.trainee_id: line for line in DraftLine.objects.filter(report=report)}
    lines = MonthLine.objects.filter(report=report).select_related("trainee")
    for line in lines.prefetch_related("charges"):
        recorded = cells_of(line, line.charges.all())
        draft = drafts.get(line.trainee_id)
        if draft is None:
            drafts[line.trainee_id] = DraftLine.objects.create(
                report=report, trainee=line.trainee, name=str(line.trainee),
                sort_key=line.trainee.sort_key, cells=recorded,
            )  # fmt: skip
        elif other := _read_otherwise(draft.cells, recorded):
            draft.cells |= other
            draft.save(update_fields=["cells"])
    return drafts


def _read_otherwise(typed, recorded):
    """{column: recorded text} of the cells of which the typed text means another value."""
    return {
        name: recorded.get(name, "")
        for name in COLUMNS
        if _value(name, typed) != _value(name, recorded)
    }


def _value(name, cells):
    try:
        return reader(name).clean(cells.get(name, "")) or None
    except ValidationError:
        return cells[name]


def cells_of(line, charges):
    """{column: text} of a recorded line, written as a company would write it."""
    charges = list(charges)
    return {
        column.name: text for column in COLUMNS.values() if (text := _text(column, line, charges))
    }


def _text(column, line, charges):
    if column.of_charge:
        of_kind = [one for one in charges if one.kind == column.of_charge]
        told = [one.actual_cost if column.is_cost else one.amount for one in of_kind]
        value = sum(filter(None, told)) if any(one is not None for one in told) else None
    elif column.name in ("agreement", "agreed_on"):
        value = _agreed(column.name, charges)
    else:
        value = getattr(line, column.name)
    if value is None:
        return ""
    if column.kind == "hours":
        return f"{value // 60}:{value % 60:02}"
    return str(value)


def _agreed(name, charges):
    if name == "agreed_on":
        return max((one.agreed_on for one in charges if one.agreed_on), default=None)
    told = {one.in_agreement for one in charges} - {None}
    return ("yes" if told == {True} else "no") if told else None


def _in_state(report, wanted):
    MonthlyReport.objects.select_for_update().get(pk=report.pk)
    if state_of(report) != wanted:
        raise NotNow


def _step(report, kind, by, reason=""):
    return ReportStep.objects.create(
        report=report, kind=kind, at=timezone.now(), by=by, via=Via.OFFICE, reason=reason
    )
