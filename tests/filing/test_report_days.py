"""The day by which an organization asks for reports, and where a report's state is shown."""

from datetime import date

import pytest
from django.utils import timezone
from factories.companies import CompanyFactory
from factories.filing import practising
from factories.months import MonthlyReportFactory, ReportDayFactory

from training_plans.filing.opening import open_month
from training_plans.models import MonthlyReport, ReportDay, ReportStep


def text_of(response):
    return response.content.decode()


def test_the_office_sets_its_day_and_months_opened_from_then_on_have_it(office, at, books):
    answer = office.post(at("kita", "/report-days/new/"), {"from_month": "2026-11", "day": "15"})
    assert answer.url == at("kita", "/organization/report-days/")

    def opened():
        practising(CompanyFactory())
        open_month(date(2026, 11, 1), date(2026, 11, 25))
        return MonthlyReport.objects.get().due_on

    assert books(opened) == date(2026, 12, 15)


def test_a_day_that_not_every_month_has_is_refused(office, at, books):
    form = {"from_month": "2026-11", "day": "29"}
    assert office.post(at("kita", "/report-days/new/"), form).status_code == 422
    assert not books(ReportDay.objects.exists)


def test_the_days_are_a_tab_of_the_organization(office, at, books):
    row = books(ReportDayFactory, from_month=date(2026, 11, 1))
    text = text_of(office.get(at("kita", "/organization/report-days/")))
    assert f'href="/o/kita/report-days/{row.pk}/edit/"' in text
    assert f'href="/o/kita/report-days/{row.pk}/removal/"' in text
    assert 'href="/o/kita/organization/report-days/" aria-current="page"' in text


def test_a_row_is_removed(office, at, books):
    row = books(ReportDayFactory)
    office.post(at("kita", f"/report-days/{row.pk}/removal/"))
    assert not books(ReportDay.objects.exists)


@pytest.mark.parametrize("role", ["auditor", "interpreter"])
def test_who_only_reads_sees_no_way_to_change_it(role, signed_in, at, books):
    row = books(ReportDayFactory)
    client = signed_in(role)
    text = text_of(client.get(at("kita", "/organization/report-days/")))
    assert "/report-days/new/" not in text
    assert client.post(at("kita", f"/report-days/{row.pk}/removal/")).status_code == 403


def test_a_reports_page_tells_its_state_day_steps_and_where_it_is_checked(office, at, books):
    def make():
        report = MonthlyReportFactory(due_on=date(2026, 11, 10))
        ReportStep.objects.create(
            report=report, kind="returned", at=timezone.now(), by=office.user, via="office",
            reason="the tax",
        )  # fmt: skip
        return report

    report = books(make)
    text = text_of(office.get(at("kita", f"/monthly-reports/{report.pk}/")))
    assert "sent back" in text
    assert "2026-11-10" in text
    assert "the tax" in text
    assert f"/o/kita/monthly-reports/{report.pk}/check/" in text
    assert f"/o/kita/monthly-reports/{report.pk}/filing/" in text


def test_a_company_page_tells_how_far_its_months_are(office, at, books):
    def make():
        company = CompanyFactory()
        MonthlyReportFactory(company=company, month=date(2026, 8, 1))
        MonthlyReportFactory(company=company, month=date(2026, 9, 1), submitted_on=None)
        MonthlyReportFactory(company=company, month=date(2026, 10, 1))
        return company

    company = books(make)
    text = text_of(office.get(at("kita", f"/companies/{company.pk}/")))
    panel = text[text.index('id="panel-month_report"') :].partition("</section>")[0]
    assert "October 2026" in panel
    assert "September 2026" in panel
    assert "not sent yet" in panel
    assert "August 2026" not in panel  # received, and not the latest
