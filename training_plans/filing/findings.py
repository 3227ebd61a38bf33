"""What the rules find in a month, as Checks: which rows are of this month, and what they say."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.timezone import localdate

from titp.compliance.rule import RULES
from titp.compliance.sweep import evaluate
from titp.japanese.months import add_months
from training_plans.filing.check import Check
from training_plans.filing.formulas import duties, hours, pay

WANTED = ("violation", "overdue", "data_gap", "warning")


@dataclass(frozen=True)
class Month:
    """The month that is looked at, and the days from which: when it is over, when it was paid,
    and today.

    `typed`: it is not sent yet, so that what has to be filled in before need not be told again.
    """

    first: date
    over_on: date
    paid_on: date
    typed: bool
    today: date

    @property
    def last(self):
        return add_months(self.first, 1) - timedelta(1)

    def __contains__(self, day):
        return day is not None and self.first <= day <= self.last

    def touches(self, since, until):
        """Whether days, as ISO texts, lie in it; `until` is None where they go on."""
        return since <= f"{self.last}" and (until is None or until >= f"{self.first}")


@dataclass(frozen=True)
class Topic:
    """One rule that a month can touch.

    `told(row, month)` answers the Sentences of a row that it found, none where it is not of this
    month. `paid`: it judges when the wages were due, not when the month was over.
    """

    rule: str
    told: Callable
    states: tuple[str, ...] = WANTED
    paid: bool = False


TOPICS = (
    # a wage that was raised since was below in the days before all the same
    Topic("PAY-001", pay.minimum_wage, (*WANTED, "late")),
    Topic("PAY-002", pay.wages_paid, paid=True),
    Topic("PAY-003", hours.overtime_limits, (*WANTED, "due_soon")),
    Topic("PAY-004", pay.premiums_paid, paid=True),
    Topic("PAY-005", duties.paid_leave),
    Topic("PAY-006", pay.lawful_charges),
    Topic("HOST-002", duties.records_kept),
    Topic("HOST-003", duties.insurance_enrolment),
)


def findings(report, lines):
    """The Checks of what the rules find about the people of these lines, in the report's month.

    Asked as the office, of all that stands there now. Confidential rules are not among them.
    """
    month = month_of(report, lines)
    people = {line.trainee_id for line in lines}
    for topic in TOPICS:
        rule = RULES[topic.rule]
        on = month.paid_on if topic.paid else month.over_on
        rows = evaluate(rule, on, report.company_id, states=topic.states)
        rows = [row for row in rows if row["trainee_id"] in people]
        for row in rows if not rule.confidential else ():
            if said := tuple(topic.told(row, month)):
                yield Check(
                    rule, row["state"], report.company_id, row["trainee_id"], row["due_on"], said,
                    rule.cites, row["evidence"],
                )  # fmt: skip


def month_of(report, lines):
    """The Month of a report, seen from today or, where that is later, from when it is over.

    Before its end a month would be in order whatever is in it, and piecework is known from the
    day after; wages are judged when they are due. A payday more than two months after the month
    is a slip of the pen and is not waited for.
    """
    after = add_months(report.month, 1)
    over_on = max(localdate(), after)
    days = {day for line in lines for day in (line.payday, line.paid_on) if day}
    paid_on = max(over_on, *(day for day in days if day < add_months(after, 2)), over_on)
    return Month(report.month, over_on, paid_on, report.is_open, localdate())
