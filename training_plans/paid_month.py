"""A recorded month of one person as papers tell it: sums of pay and deductions, in whole yen."""

from dataclasses import dataclass, field

from trainees.models import Trainee
from training_plans.models import DraftLine, MonthLine

PAY = ("base_pay", "overtime_pay", "holiday_pay", "night_pay", "allowance_pay")
KINDS = (
    "tax", "social_insurance", "housing", "food", "utilities", "supervision_fee", "other",
)  # fmt: skip


@dataclass(frozen=True)
class PaidMonth:
    """A line, its charges, and whose it is. A sum is None where nothing of it is recorded."""

    line: MonthLine
    charges: list = field(default_factory=list)
    name: str = ""

    @property
    def gross(self):
        return added(getattr(self.line, name) for name in PAY)

    @property
    def by_kind(self):
        """{kind: yen} of the charges, in the order of KINDS."""
        sums = {
            kind: added(one.amount for one in self.charges if one.kind == kind) for kind in KINDS
        }
        return {kind: amount for kind, amount in sums.items() if amount is not None}

    @property
    def deductions(self):
        return added(one.amount for one in self.charges)

    @property
    def computed_net(self):
        """What remains by adding up; None without any pay."""
        return None if self.gross is None else self.gross - (self.deductions or 0)


def paid_months(report):
    """The PaidMonth of each person of a report, in the order of their names.

    A company may no longer read who is somebody else's now, but knows the name that was theirs.
    """
    named = {
        line.trainee_id: (line.sort_key, line.name)
        for line in DraftLine.objects.filter(report=report)
    }
    lines = list(MonthLine.objects.filter(report=report).prefetch_related("charges"))
    people = Trainee.objects.filter(pk__in=[line.trainee_id for line in lines])
    named |= {person.pk: (person.sort_key, str(person)) for person in people}
    lines.sort(key=lambda line: (*named.get(line.trainee_id, ("", "")), line.pk))
    return [
        PaidMonth(line, list(line.charges.all()), named.get(line.trainee_id, ("", ""))[1])
        for line in lines
    ]


def added(amounts):
    """The sum of what is known; None where nothing is."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None
