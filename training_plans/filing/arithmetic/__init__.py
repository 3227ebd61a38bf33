"""What adds up in a month, or does not, beside the rules: on the values that were really had.

The rules judge plans and terms; here the hours and the pay of one month are set against them.
Money is compared in whole yen and exact fractions; each sentence says what is rounded and how.
"""

from training_plans.filing.arithmetic.books import Books
from training_plans.filing.arithmetic.leave import leave_taken
from training_plans.filing.arithmetic.sums import change, hours_by_task, net_pay, task_shares
from training_plans.filing.arithmetic.wages import as_agreed, minimum_of_hours
from training_plans.filing.check import Check
from training_plans.filing.findings import month_of

# In the order in which somebody would look: each takes a line and the Books, and answers None or
# (rule id or None, state, Sentences).
LOOKS = (
    net_pay, minimum_of_hours, as_agreed, hours_by_task, task_shares, leave_taken, change,
)  # fmt: skip


def discrepancies(report, lines, found):
    """The Checks of plain arithmetic on the lines; `found` are those of the rules.

    What a rule has told with the same numbers is not told again.
    """
    books = Books(report.company_id, month_of(report, lines), lines, found)
    for line in lines:
        for look in LOOKS:
            for rule, state, sentences in look(line, books):
                yield Check(
                    rule, state, report.company_id, line.trainee_id, None, tuple(sentences),
                    rule.cites if rule else (),
                )  # fmt: skip
