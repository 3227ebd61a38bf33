"""Figures that speak to the goals of the 2030 Agenda, against the same done by hand."""

from datetime import date

import pytest
from counted import asked, counted, headline
from factories.companies import CompanyFactory
from factories.protection import ProtectionInterviewFactory
from factories.trainees import TraineeFactory
from factories.training_plans import SkillTestFactory, TrainingPlanFactory
from people import make_person

from titp.monitoring.figure import FIGURES
from titp.tenancy.context import JOBS, use
from training_plans.models import Correction, CorrectionStep, MonthLine, MonthlyReport, PlanPay

ON = date(2026, 10, 31)
pytestmark = pytest.mark.usefixtures("year")


def plan(trainee, company, operation, pay=None, safety=0, **more):
    row = TrainingPlanFactory(
        trainee=trainee, company=company, operation_id=operation, stage=1,
        starts_on=date(2026, 4, 1), essential_minutes=60_000, essential_safety_minutes=safety,
        related_minutes=0, related_safety_minutes=0, peripheral_minutes=0,
        peripheral_safety_minutes=0, **more,
    )  # fmt: skip
    if pay:
        PlanPay.objects.create(plan=row, unit="monthly", amount=pay[0], compared_amount=pay[1])


def month(company, trainee, first, sent="2026-09-20", **line):
    report, _ = MonthlyReport.objects.get_or_create(
        company=company, month=first, defaults={"submitted_on": sent}
    )
    MonthLine.objects.create(report=report, trainee=trainee, **line)


def correction(company, author, due, *steps):
    row = Correction.objects.create(
        company=company, topic="lodge", what="-", found_on="2026-02-01", due_on=due, by=author,
        at="2026-02-01T12:00+09:00",
    )  # fmt: skip
    for kind, at, by in steps:
        CorrectionStep.objects.create(correction=row, kind=kind, at=at, by=by, note="-")


@pytest.fixture
def year(kita):
    author, clerk = (make_person(f"{name}@example.org") for name in ("author", "clerk"))
    with use(kita.pk, JOBS):
        company = CompanyFactory(prefecture_id="13")
        grower, builder, carer = (TraineeFactory(company=company) for _ in range(3))
        plan(grower, company, "1-1-1", pay=(200_000, 200_000), safety=6_000)
        plan(builder, company, "3-1-1", pay=(190_000, 200_000), safety=9_000)
        plan(carer, company, "7-6-1")
        older = TrainingPlanFactory(stage=2, starts_on=date(2025, 4, 1), operation_id="3-1-1")
        ProtectionInterviewFactory(trainee=grower, held_on="2026-05-01")
        ProtectionInterviewFactory(trainee=builder, held_on="2026-01-01")
        ProtectionInterviewFactory(trainee=builder, held_on="2026-05-01", loan_reported=True)
        ProtectionInterviewFactory(trainee=carer, held_on="2026-05-01", deposit_reported=None)
        paid = {"payday": "2026-09-25", "overtime_minutes": 2700}
        month(company, grower, "2026-08-01", paid_on="2026-09-25", **paid)
        month(company, builder, "2026-08-01", paid_on="2026-09-28", incident="injury",
              incident_note="-", **paid)  # fmt: skip
        month(company, carer, "2026-08-01", overtime_minutes=2701)
        month(company, grower, "2026-10-01", "2026-10-31", incident="injury", incident_note="-")
        month(company, grower, "2026-07-01", None, paid_on="2026-08-25")
        for outcome, day in (("passed", "2026-03-01"), ("failed", "2026-03-01"), ("", "2026-03-01"),
                             ("passed", "2025-10-31")):  # fmt: skip
            SkillTestFactory(trainee=older.trainee, outcome=outcome, sat_on=day)
        correction(company, author, "2026-03-01", ("answered", "2026-03-01T23:00+09:00", clerk))
        correction(company, author, "2026-03-01", ("answered", "2026-03-02T01:00+09:00", clerk))
        correction(company, author, "2026-03-01")
        correction(company, author, "2026-11-30")
        yield


def test_who_was_not_asked_is_not_free_of_debt():
    assert counted("free_of_debt", ON) == [("", 1, 4)]


def test_shares_of_fields_are_of_all_who_are_here():
    assert counted("learning_food", ON) == [("", 1, 4)]
    assert counted("learning_industry", ON) == [("", 2, 4)]


def test_pay_is_equal_where_an_amount_shows_it():
    assert counted("equal_pay", ON) == [("", 1, 3)]


def test_safety_is_the_mean_of_the_plans_shares():
    assert counted("safety_share", ON) == [("", 10 + 15 + 0, 3, 100 + 225)]


def test_months_are_those_whose_payday_has_come_and_that_were_sent():
    assert counted("injuries", ON) == [("1", 0, 1), ("3", 1, 1), ("7", 0, 1)]
    assert counted("wages_in_time", ON) == [("13", 1, 3)]
    assert counted("overtime_within_limit", ON) == [("", 2, 3)]


def test_a_test_without_a_result_is_neither_passed_nor_failed():
    assert counted("tests_passed", ON) == [("", 1, 2)]


def test_a_correction_is_in_time_when_the_host_answered_by_the_day_in_japan():
    assert counted("corrections_in_time", ON) == [("lodge", 1, 3)]


@pytest.mark.parametrize(
    ("slug", "sql"),
    [
        (
            "free_of_debt",
            "SELECT count(*) FILTER (WHERE (SELECT (array_agg((deposit_reported OR loan_reported)"
            " IS FALSE ORDER BY held_on DESC))[1] FROM trainees_protectioninterview i"
            " WHERE i.trainee_id = t.id)),"
            " count(*) FROM trainees_trainee t WHERE entered_on <= %(on)s",
        ),
        (
            "equal_pay",
            "SELECT (SELECT count(*) FROM training_plans_planpay WHERE amount >= compared_amount),"
            " count(*) FROM training_plans_trainingplan"
            " WHERE starts_on BETWEEN '2025-11-01' AND '2026-10-31'",
        ),
        (
            "overtime_within_limit",
            "SELECT count(*) FILTER (WHERE overtime_minutes / 60.0 <= 45), count(*)"
            " FROM training_plans_monthline WHERE report_id IN (SELECT id FROM"
            " training_plans_monthlyreport WHERE submitted_on < '2026-10-31')",
        ),
        (
            "tests_passed",
            "SELECT count(*) FILTER (WHERE outcome = 'passed'), count(*)"
            " FROM training_plans_skilltest WHERE outcome IN ('passed', 'failed')"
            " AND sat_on BETWEEN '2025-11-01' AND '2026-10-31'",
        ),
    ],
)
def test_another_query_answers_the_same(slug, sql):
    assert headline(slug, ON) == asked(sql, ON)


def test_every_goal_of_the_programme_has_a_figure():
    spoken = {int(target.partition(".")[0]) for one in FIGURES.values() for target in one.sdg}
    assert spoken >= {1, 2, 3, 7, 8, 9, 10, 11, 12}
