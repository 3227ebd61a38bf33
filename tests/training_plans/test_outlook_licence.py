"""The planner reads the licence of the day on which stage 3 starts, as it is recorded."""

from datetime import date

import pytest
from factories.companies import ExcellentStandingFactory
from factories.organization import licence
from factories.training_plans import TrainingPlanFactory

from training_plans.outlook import outlook_on

ON = date(2026, 11, 23)


@pytest.fixture
def plan(acting):
    """Stage 2 at an excellent host; stage 3 would start on 10 January 2027."""
    plan = TrainingPlanFactory(stage=2, starts_on=date(2025, 1, 10))
    ExcellentStandingFactory(company=plan.company, starts_on=date(2020, 4, 1), ends_on=None)
    return plan


def of(plan, on=ON):
    return outlook_on(on).get(pk=plan.trainee_id)


def test_the_licence_on_the_day_stage_3_starts_decides(plan):
    licence("2022-01-10", "2027-01-10")
    downgrade = licence("2027-01-11", "2030-01-10", kind="specified")
    assert of(plan).stage_3 == "open"
    type(downgrade).objects.filter(kind="general").update(expires_on=date(2027, 1, 9))
    type(downgrade).objects.filter(pk=downgrade.pk).update(starts_on=date(2027, 1, 10))
    row = of(plan)
    assert (row.stage_3, row.why_not, row.next_stage) == ("closed", ["licence"], None)


def test_an_upgrade_before_stage_3_starts_opens_it(plan, specified_licence):
    assert of(plan).why_not == ["licence"]
    licence("2024-01-10", "2027-01-09", kind="specified")
    assert of(plan).why_not == ["licence"]
    licence("2027-01-10", "2032-01-09")
    assert of(plan).stage_3 == "open"


def test_a_licence_that_is_to_be_renewed_is_taken_to_stay_of_its_kind(plan, specified_licence):
    licence("2022-01-01", "2026-12-31")
    assert of(plan).stage_3 == "open"


def test_without_the_day_on_which_stage_3_starts_the_licence_of_today_is_told(plan):
    type(plan).objects.update(starts_on=None, ends_on=None)
    licence("2021-11-23", "2026-11-22")
    licence("2026-11-23", "2029-11-22", kind="specified")
    assert of(plan).why_not == ["licence"]
    assert of(plan, date(2026, 11, 22)).why_not == []
