"""Figures of people in training, against the same done by hand."""

from datetime import date

import pytest
from counted import asked, counted, headline
from factories.companies import CompanyFactory, WorkplaceFactory
from factories.trainees import LeavingFactory, PlacementFactory, TraineeFactory
from factories.training_plans import TrainingPlanFactory

from titp.tenancy.context import JOBS, use

ON = date(2026, 10, 31)
pytestmark = pytest.mark.usefixtures("learning")


@pytest.fixture
def learning(kita):
    """Three people in Japan – one without a plan, one placed elsewhere than the company is – and
    one who has gone."""
    with use(kita.pk, JOBS):
        company = CompanyFactory(prefecture_id="13")
        elsewhere = WorkplaceFactory(company=company, prefecture_id="27")
        first = TraineeFactory(company=company)
        TrainingPlanFactory(
            trainee=first, company=company, stage=1, operation_id="3-1-1",
            starts_on=date(2026, 4, 1),
        )  # fmt: skip
        second = TraineeFactory(entered_on=date(2024, 4, 1))
        PlacementFactory(
            trainee=second, company=company, workplace=elsewhere, starts_on=date(2024, 4, 1)
        )
        for stage, operation, day in ((1, "3-1-1", 2024), (2, "4-1-1", 2025)):
            TrainingPlanFactory(
                trainee=second, company=company, stage=stage, operation_id=operation,
                starts_on=date(day, 4, 1),
            )  # fmt: skip
        TraineeFactory()
        LeavingFactory(trainee=TraineeFactory(company=company), left_on=date(2026, 10, 31))
        yield


def test_people_are_counted_where_they_work_and_by_what_they_learn_now():
    assert counted("trainees_by_prefecture", ON) == [("", "", 1), ("13", "3", 1), ("27", "4", 1)]


def test_who_has_no_plan_is_counted_without_a_stage():
    assert counted("trainees_by_stage", ON) == [("0", 1), ("1", 1), ("2", 1)]


@pytest.mark.parametrize(
    "slug", ["trainees_by_nationality", "trainees_by_stage", "trainees_by_prefecture"]
)
def test_another_query_answers_the_same(slug):
    sql = """SELECT (SELECT count(*) FROM trainees_trainee WHERE entered_on <= %(on)s)
                  - (SELECT count(*) FROM trainees_leaving WHERE left_on <= %(on)s)"""
    assert headline(slug, ON) == asked(sql, ON)
