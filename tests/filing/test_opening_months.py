"""Months are opened by night, with whom and what may be expected."""

from datetime import date

import pytest
from factories.companies import CompanyFactory
from factories.filing import NOVEMBER, OCTOBER, opened_november, practising
from factories.months import MonthLineFactory, MonthlyReportFactory
from factories.pay import WageTermsFactory

from titp.tenancy.context import use
from titp.tenancy.models import Organization
from training_plans.filing.opening import open_month, open_months
from training_plans.models import DraftLine, MonthlyReport, ReportDay, Suspension


@pytest.fixture
def company(acting):
    return CompanyFactory()


def lines(report):
    return DraftLine.objects.filter(report=report)


def test_a_company_with_somebody_in_practice_gets_a_draft(company):
    report = opened_november(company)
    assert report.submitted_on is None
    assert lines(report).count() == 1


def test_a_company_without_trainees_gets_none(company):
    assert open_month(NOVEMBER, date(2026, 11, 25)) == (0, 0)


def test_whoever_is_in_lectures_all_month_is_not_asked_about(company):
    practising(company)
    open_month(date(2026, 4, 1), date(2026, 4, 25))
    assert not MonthlyReport.objects.exists()


def test_whoever_rests_all_month_is_not_asked_about(company):
    plan = practising(company)
    Suspension.objects.create(plan=plan, starts_on=date(2026, 10, 20))
    assert open_month(NOVEMBER, date(2026, 11, 25)) == (0, 0)


def test_the_report_is_due_on_the_tenth_of_the_next_month(company):
    assert opened_november(company).due_on == date(2026, 12, 10)


def test_an_organization_sets_another_day_from_a_month_on(company):
    ReportDay.objects.create(from_month=date(2026, 11, 1), day=5)
    ReportDay.objects.create(from_month=date(2026, 12, 1), day=8)
    assert opened_november(company).due_on == date(2026, 12, 5)


def test_what_was_paid_and_deducted_last_month_is_expected_again(company):
    proposed = lines(opened_november(company)).get().proposed
    assert proposed["base_pay"] == "220000"
    assert (proposed["housing"], proposed["housing_cost"]) == ("20000", "20000")
    assert (proposed["agreement"], proposed["agreed_on"]) == ("yes", "2026-03-01")
    assert proposed["regular_minutes"] == "160:00"
    assert proposed["payday"] == "2026-11-25"


def test_days_and_hours_are_those_of_the_wage_terms(company):
    plan = practising(company)
    WageTermsFactory(trainee=plan.trainee, annual_minutes=1_920 * 60, daily_minutes=480)
    open_month(NOVEMBER, date(2026, 11, 25))
    proposed = DraftLine.objects.get().proposed
    assert (proposed["scheduled_days"], proposed["regular_minutes"]) == ("20", "160:00")


def test_without_a_last_month_the_task_hours_are_the_plans(company):
    report = opened_november(company, last_month=False)
    assert lines(report).get().proposed["essential_minutes"] == "83:20"  # 60,000 minutes / 12


def test_of_part_of_a_month_only_what_is_agreed_is_expected(company):
    plan = practising(company)
    MonthLineFactory(report__company=company, trainee=plan.trainee)
    Suspension.objects.create(plan=plan, starts_on=date(2026, 11, 10))
    open_month(NOVEMBER, date(2026, 11, 25))
    proposed = DraftLine.objects.get().proposed
    assert "base_pay" not in proposed
    assert proposed["pay_method"] == "transfer"


def test_opening_twice_writes_nothing(company):
    report = opened_november(company)
    assert open_month(NOVEMBER, date(2026, 11, 26)) == (0, 0)
    assert lines(report).count() == 1


def test_whoever_came_later_is_added_as_long_as_nothing_was_sent(company):
    report = opened_november(company)
    practising(company)
    assert open_month(NOVEMBER, date(2026, 11, 26)) == (0, 1)
    assert lines(report).count() == 2


def test_a_report_that_the_office_has_received_gets_no_draft(company):
    practising(company)
    MonthlyReportFactory(company=company, month=NOVEMBER, submitted_on=date(2026, 12, 1))
    assert open_month(NOVEMBER, date(2026, 12, 2)) == (0, 0)


@pytest.mark.parametrize(
    ("on", "months"),
    [
        (date(2026, 11, 23), {OCTOBER}),
        (date(2026, 11, 24), {OCTOBER, NOVEMBER}),
        (date(2026, 12, 1), {NOVEMBER}),
    ],
)
def test_a_month_is_opened_in_its_last_week_and_after_a_missed_night(committed, on, months):
    with use(committed.pk):
        practising(CompanyFactory())
    open_months(on)
    with use(committed.pk):
        assert {report.month for report in MonthlyReport.objects.all()} == months


def test_the_night_opens_every_organization_at_once(committed):
    for organization in Organization.objects.all():
        with use(organization.pk):
            practising(CompanyFactory())
    assert open_months(date(2026, 12, 1)) == (2, 2)
    assert open_months(date(2026, 12, 1)) == (0, 0)
