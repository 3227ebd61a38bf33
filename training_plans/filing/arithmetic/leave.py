"""Paid leave of a month against what was granted and is left."""

from datetime import timedelta
from decimal import Decimal

from titp.compliance.rule import RULES
from titp.japanese.months import add_months
from trainees.models import LeaveGrant, LeaveTaken
from training_plans.filing.sentences import Sentence

LASTS = 24  # months after which a grant lapses (Labour Standards Act art. 115)
PARTS = {LeaveTaken.Part.DAY: Decimal(1), LeaveTaken.Part.HALF: Decimal("0.5")}


def leave_taken(line, books):
    """No more leave is taken than is left of what was granted in the two years before.

    The oldest grant is used up first. Of each earlier month counts what its report says, or the
    days on record where they are more. Without any grant on record nobody can tell.
    """
    taken = line.paid_leave_days
    grants = books.grants.get(line.trainee_id)
    if not taken or not grants:
        return
    left = left_before(books.month.first, grants, _used(line.trainee_id, books))
    if taken > left:
        values = {"taken": taken, "left": left, "on": books.month.last}
        yield RULES["PAY-005"], "warning", [Sentence("leave", values, ("paid_leave_days",))]


def left_before(month, grants, used):
    """Days that can be taken in a month; `grants` [(day, days)], `used` {month: days} before it."""
    open_grants = [[granted_on, Decimal(days)] for granted_on, days in sorted(grants)]
    for earlier, days in sorted(used.items()):
        for grant in open_grants:
            if days and _counts(grant[0], earlier):
                part = min(days, grant[1])
                grant[1] -= part
                days -= part
    return sum((days for granted_on, days in open_grants if _counts(granted_on, month)), Decimal(0))


def grants_of(employments):
    """{trainee id: [(day, days)]} of those employments, and {trainee id: {month: days}} taken."""
    grants, taken = {}, {}
    for row in LeaveGrant.objects.filter(employment__in=employments).values_list(
        "employment__trainee_id", "granted_on", "days"
    ):
        grants.setdefault(row[0], []).append(row[1:])
    for trainee_id, day, part in LeaveTaken.objects.filter(employment__in=employments).values_list(
        "employment__trainee_id", "taken_on", "part"
    ):
        months, month = taken.setdefault(trainee_id, {}), day.replace(day=1)
        months[month] = months.get(month, Decimal(0)) + PARTS.get(part, Decimal(0))
    return grants, taken


def _used(trainee_id, books):
    used = {month: days for month, days in books.taken.get(trainee_id, {}).items()
            if month < books.month.first}  # fmt: skip
    for month, row in books.earlier[trainee_id].items():
        used[month] = max(used.get(month, Decimal(0)), row["paid_leave_days"] or Decimal(0))
    return used


def _counts(granted_on, month):
    """Whether some of a grant may be taken in a month."""
    last = add_months(month, 1) - timedelta(1)
    return granted_on <= last and add_months(granted_on, LASTS) > month
