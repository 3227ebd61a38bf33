"""What there is to look at in a month before the office accepts it: each with its formula."""

from titp.tenancy.context import COMPANY, current
from training_plans.filing.arithmetic import discrepancies
from training_plans.filing.check import Check
from training_plans.filing.findings import findings
from training_plans.filing.staged import as_if_sent
from training_plans.models import MonthlyReport

__all__ = ["Check", "checks"]


def checks(report):
    """The Checks of a report's month, the gravest first: of what is typed, or else was sent.

    Runs within the caller's context, and raises DoesNotExist for a report that is none of theirs.
    A company's own are not told of what only the office records, nor of confidential rules.
    """
    report = MonthlyReport.objects.with_state().get(pk=report.pk)
    for_company = current().role == COMPANY
    with as_if_sent(report) as lines:
        found = list(findings(report, lines))
        found += discrepancies(report, lines, found)
    if for_company:
        found = [told for one in found if (told := one.for_company())]
    place = {line.trainee_id: number for number, line in enumerate(lines)}
    return sorted(found, key=lambda one: (*one.grade, place[one.trainee_id]))
