"""Plan against actual: the numbers are those of an independent count, and only one's own."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from factories.companies import CompanyFactory
from factories.months import MonthLineFactory, MonthlyReportFactory
from factories.trainees import TraineeFactory
from factories.training_plans import TrainingPlanFactory

from titp.tenancy.context import COMPANY, use
from training_plans.actuals import actuals_at, actuals_of

ON = date(2027, 6, 15)


@pytest.fixture
def company(in_kita):
    return CompanyFactory()


@pytest.fixture
def in_kita(kita):
    with use(kita.pk):
        yield kita


def month_of(plan, month, **fields):
    report = MonthlyReportFactory(
        company=plan.company, month=month, submitted_on=month.replace(day=28)
    )
    return MonthLineFactory(report=report, trainee=plan.trainee, **fields)


@pytest.fixture
def person(company):
    """Stage 1 from April 2026, stage 2 from April 2027, with months of both."""
    first = TrainingPlanFactory(
        company=company, lecture_starts_on=date(2026, 4, 1), lecture_ends_on=date(2026, 4, 30)
    )
    TrainingPlanFactory(
        company=company, trainee=first.trainee, stage=2, starts_on=date(2027, 4, 1),
        essential_minutes=120_000, related_minutes=60_000, peripheral_minutes=20_000,
    )  # fmt: skip
    for month in (10, 11, 12):
        month_of(first, date(2026, month, 1), overtime_minutes=600, allowance_pay=5_000)
    month_of(first, date(2027, 3, 1), essential_minutes=None, essential_safety_minutes=None)
    month_of(
        first, date(2027, 4, 1), essential_minutes=9_000, related_minutes=0,
        related_safety_minutes=0,
    )  # fmt: skip
    return first.trainee


INDEPENDENT = """
    SELECT plan.stage, sum(line.essential_minutes), sum(line.related_minutes),
           sum(line.peripheral_minutes), count(*)
      FROM training_plans_trainingplan plan
      JOIN training_plans_monthlyreport report
        ON report.company_id = plan.company_id
       AND (report.month + interval '1 month' - interval '1 day')::date
           BETWEEN plan.starts_on AND plan.ends_on
      JOIN training_plans_monthline line
        ON line.report_id = report.id AND line.trainee_id = plan.trainee_id
     WHERE plan.trainee_id = %s OR plan.company_id = %s
     GROUP BY plan.stage ORDER BY plan.stage
"""


def counted(trainee=0, company=0):
    with connection.cursor() as cursor:
        cursor.execute(INDEPENDENT, [trainee, company])
        return [tuple(map(int, row)) for row in cursor.fetchall()]


def told(stages):
    return [
        (one.stage, *(one.actual[name] for name in ("essential", "related", "peripheral")),
         one.months)
        for one in stages
    ]  # fmt: skip


def test_hours_by_class_are_those_of_an_independent_count(person):
    assert told(actuals_of(person.pk, ON).by_stage()) == counted(person.pk)
    assert [row[0] for row in counted(person.pk)] == [1, 2]


def test_shares_are_of_the_plan_and_of_what_was_reported(person):
    second = actuals_of(person.pk, ON).by_stage()[1]
    essential, related, _peripheral, together, _safety = second.classes
    assert (essential.planned_share, essential.actual_share) == ("60.0%", "90.4%")
    assert (related.planned, related.actual) == (60_000, 0)
    assert (together.planned, together.actual) == (200_000, 9_960)
    assert essential.done == "7.5%"


def test_what_is_planned_until_now_counts_days_of_practice(person):
    """Stage 1 has practice from 1 May 2026: 335 days, all over in March 2027."""
    first, second = actuals_of(person.pk, ON).by_stage()
    assert first.until["essential"] == first.planned["essential"] == 60_000
    assert second.until["essential"] == round(120_000 * 30 / 731)


def test_before_the_end_of_a_stage_only_a_part_is_planned(person):
    first = actuals_of(person.pk, date(2026, 12, 20)).by_stage()[0]
    assert first.until["essential"] == round(60_000 * 245 / 335)


def test_months_without_hours_by_task_are_said(person):
    first = actuals_of(person.pk, ON).by_stage()[0]
    assert (first.months, first.untold) == (4, 1)


def test_later_months_are_not_seen_earlier(person):
    assert actuals_of(person.pk, date(2026, 11, 5)).by_stage()[0].months == 2


def test_a_month_without_any_plan_is_told_apart(company):
    stranger = TraineeFactory(company=company)
    report = MonthlyReportFactory(company=company)
    MonthLineFactory(report=report, trainee=stranger)
    (only,) = actuals_of(stranger.pk, ON).stages
    assert (only.stage, only.actual["essential"]) == (None, 6_720)


def test_a_plan_of_which_nothing_is_reported_is_there(company):
    plan = TrainingPlanFactory(company=company)
    (only,) = actuals_of(plan.trainee_id, ON).stages
    assert (only.months, only.planned["essential"], only.until["essential"]) == (0, 60_000, 0)


def test_a_company_adds_up_its_people(company, person):
    other = TrainingPlanFactory(company=company, stage=2, starts_on=date(2027, 3, 1))
    report = MonthlyReportFactory(company=company, month=date(2027, 5, 1), submitted_on=None)
    for trainee in (other.trainee, person):
        MonthLineFactory(report=report, trainee=trainee)
    (second,) = actuals_at(company.pk, ON).by_stage()
    assert second.people == 2
    assert told([second]) == [row for row in counted(company=company.pk) if row[0] == 2]
    assert second.planned["essential"] == 180_000


def test_hours_and_pay_by_month_are_those_of_the_lines(person):
    month = actuals_of(person.pk, ON).months[0]
    assert (month.month, month.people) == (date(2026, 10, 1), 1)
    assert (month.worked, month.overtime, month.gross, month.net) == (
        10_200, 600, 225_000, 180_000,
    )  # fmt: skip


def test_one_query_answers_however_many_people(company, django_assert_num_queries):
    for _number in range(5):
        plan = TrainingPlanFactory(company=company, starts_on=date(2027, 1, 1))
    report = MonthlyReportFactory(company=company, month=date(2027, 5, 1), submitted_on=None)
    MonthLineFactory(report=report, trainee=plan.trainee)
    with django_assert_num_queries(1):
        assert actuals_at(company.pk, ON).stages


def test_another_company_sees_nothing(kita, person):
    with use(kita.pk):
        other = CompanyFactory()
        where = person.company
    with use(kita.pk, COMPANY, company_id=other.pk):
        assert actuals_at(where.pk, ON).stages == []
        assert actuals_of(person.pk, ON).months == []
    with use(kita.pk, COMPANY, company_id=where.pk):
        assert told(actuals_of(person.pk, ON).by_stage())


def test_the_tabs_show_tables_and_charts(signed_in, at, kita):
    with use(kita.pk):
        plan = TrainingPlanFactory(company=CompanyFactory())
        for month in (10, 11):
            month_of(plan, date(2026, month, 1))
    client = signed_in("caseworker")
    for address in (f"/trainees/{plan.trainee_id}/", f"/companies/{plan.company_id}/"):
        with CaptureQueriesContext(connection) as asked:
            text = client.get(at("kita", f"{address}actuals/?on=2026-12-15")).content.decode()
        assert "1666:40" in text  # all that is planned
        assert "figure-planned-and-reported" in text
        assert "figure-pay-by-month" in text
        assert sum("WITH lines AS" in one["sql"] for one in asked) == 1


def test_a_clerk_sees_the_own_people_and_no_others(signed_in, at, kita):
    with use(kita.pk):
        plan, other = (TrainingPlanFactory(company=CompanyFactory()) for _ in range(2))
    client = signed_in("clerk", company_id=plan.company_id)
    assert client.get(at("kita", f"/trainees/{plan.trainee_id}/actuals/")).status_code == 200
    assert client.get(at("kita", f"/trainees/{other.trainee_id}/actuals/")).status_code == 404
    assert client.get(at("kita", f"/companies/{other.company_id}/actuals/")).status_code == 404


def test_a_report_shows_its_people_up_to_its_month(signed_in, at, kita):
    with use(kita.pk):
        plan = TrainingPlanFactory(company=CompanyFactory())
        line = month_of(plan, date(2026, 10, 1))
        month_of(plan, date(2026, 11, 1))
    client = signed_in("auditor")
    text = client.get(at("kita", f"/monthly-reports/{line.report_id}/")).content.decode()
    assert "panel-actuals_of_report" in text
    assert "112:00" in text
