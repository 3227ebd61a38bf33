"""Reported figures beside the books: a difference is explained, and stands where it was told."""

import pytest
from django.utils.timezone import localdate
from factories.months import MonthLineFactory, MonthlyReportFactory
from factories.training_plans import TrainingPlanFactory
from pytest_django.asserts import assertContains, assertNotContains

from titp.japanese.months import add_months
from titp.tenancy.context import use
from training_plans.models import Audit, SiteRecord

GOOD = {
    f"c-{name}": "yes"
    for name in (
        "carried_out", "seen_on_site", "reports_heard", "books_checked", "lodging_checked",
    )
}  # fmt: skip


@pytest.fixture
def line(kita):
    """A person's month that was reported with 181,234 yen."""
    month = add_months(localdate().replace(day=1), -1)
    with use(kita.pk):
        plan = TrainingPlanFactory(stage=2, starts_on=add_months(month, -8))
        report = MonthlyReportFactory(company=plan.company, month=month, submitted_on=localdate())
        return MonthLineFactory(
            report=report, trainee=plan.trainee, net_pay=181_234, payday=localdate()
        )


@pytest.fixture
def record(office, url, line):
    """The path of the record of an audit at this host, just opened."""
    return office.post(url(f"/companies/{line.report.company_id}/on-site/")).url


def test_a_figure_that_differs_needs_what_the_books_say(office, kita, line, record):
    name = f"b{line.trainee_id}"
    differs = GOOD | {"c-s1-manner": "in_person", f"c-{name}-net_pay": "differs"}
    refused = office.post(f"{record}finish/", differs)
    assert refused.status_code == 422
    assertContains(refused, "Please write what the books say", status_code=422)
    with use(kita.pk):
        assert not Audit.objects.exists()
    office.post(f"{record}finish/", differs | {f"c-{name}-note": "180,000"})
    with use(kita.pk):
        assert SiteRecord.objects.get().audit_id


def test_what_was_compared_stands_on_the_audit_and_on_the_report(office, url, kita, line, record):
    page = url(f"/monthly-reports/{line.report_id}/")
    assertNotContains(office.get(page), "Compared with the books")
    name = f"c-b{line.trainee_id}"
    written = GOOD | {
        "c-s1-manner": "in_person", f"{name}-net_pay": "differs", f"{name}-paid_on": "agrees",
        f"{name}-note": "CANARY 180,000",
    }  # fmt: skip
    office.post(f"{record}finish/", written)
    with use(kita.pk):
        audit = Audit.objects.get()
    for one in (page, audit.get_absolute_url()):
        shown = office.get(one if one.startswith("/o/") else url(one))
        assertContains(shown, "net pay: 181,234 – CANARY 180,000")
    assertContains(office.get(page), audit.get_absolute_url())


def test_what_agrees_is_counted(office, url, line, record):
    boxes = {"c-s1-manner": "in_person", f"c-b{line.trainee_id}-net_pay": "agrees"}
    office.post(f"{record}finish/", GOOD | boxes)
    assertContains(office.get(url(f"/monthly-reports/{line.report_id}/")), "1 figure agrees")
