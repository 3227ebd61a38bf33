"""Cells are kept as typed, one by one; who writes over somebody else's is told first."""

from dataclasses import dataclass

from django.utils import timezone

from titp.tenancy.context import COMPANY, current
from training_plans.filing.entry import LONGEST_TEXT, read_cell
from training_plans.filing.review import open_cells
from training_plans.models import DraftLine
from training_plans.month_columns import COLUMNS

MOST_CELLS = 5000  # of one request


class NotAsked(ValueError):
    """A cell that this report does not have: a stranger's, or a column that is none."""


@dataclass(frozen=True)
class Typed:
    """A text for a cell; `was` is what its writer saw there, None where it may stand over all."""

    trainee_id: int
    column: str
    text: str
    was: str | None = None


@dataclass(frozen=True)
class Kept:
    """What became of it: kept, or a conflict with what somebody else wrote meanwhile."""

    typed: Typed
    conflict: bool = False
    theirs: str = ""
    error: str = ""

    def as_json(self):
        return {
            "trainee": self.typed.trainee_id, "column": self.typed.column,
            "conflict": self.conflict, "theirs": self.theirs, "error": self.error,
        }  # fmt: skip


def keep(report, typed):
    """Write the texts into the draft lines of the report, all or none; answers a Kept for each.

    A text is kept also where it cannot be read; `error` then says why. Once cells were sent back, a
    company changes those and what is empty. Raises NotAsked for a person or a column that the
    report has not or may not be changed; the trigger of a locked month refuses (IntegrityError).
    """
    typed = list(typed)
    if len(typed) > MOST_CELLS:
        raise NotAsked("too many cells at once")
    asked_again = open_cells(report) if current().role == COMPANY else None
    people = {one.trainee_id for one in typed}
    lines = {
        line.trainee_id: line
        for line in DraftLine.objects.filter(report=report, trainee__in=people)
        .order_by("pk")
        .select_for_update()
    }
    answers, changed = [], {}
    for one in typed:
        line = lines.get(one.trainee_id)
        if line is None or one.column not in COLUMNS or len(one.text) > LONGEST_TEXT:
            raise NotAsked("no such cell")
        stands = line.cells.get(one.column, "")
        if asked_again is not None and stands and (one.trainee_id, one.column) not in asked_again:
            if one.text.strip() == stands:
                continue
            raise NotAsked("this cell was not sent back")
        text = one.text.strip()
        if one.was is not None and stands not in (one.was.strip(), text):
            answers.append(Kept(one, conflict=True, theirs=stands))
            continue
        if stands != text or one.column not in line.cells:
            line.cells[one.column] = text
            line.touched[one.column] = [current().user_id, timezone.now().isoformat()]
            changed[line.pk] = line
        answers.append(Kept(one, error=read_cell(one.column, text)))
    for line in changed.values():
        line.save(update_fields=["cells", "touched"])
    return answers


def copied(report, trainee_ids=None, columns=None):
    """Take over what is proposed, where nothing was typed; answers how many cells were filled."""
    lines = DraftLine.objects.filter(report=report)
    if trainee_ids is not None:
        lines = lines.filter(trainee__in=trainee_ids)
    typed = [
        Typed(line.trainee_id, column, text)
        for line in lines
        for column, text in line.proposed.items()
        if not line.cells.get(column) and (columns is None or column in columns)
    ]
    keep(report, typed)
    return len(typed)
