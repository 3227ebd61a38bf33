"""認定申請の時期: in principle four months before stage 1, three before stages 2 and 3."""

from datetime import date

import pytest
from factories.trainees import LeavingFactory
from factories.training_plans import DraftPlanFactory

RULE = "PLAN-002"


def draft(stage=2, starts_on="2027-05-31", **fields):
    return DraftPlanFactory(stage=stage, starts_on=date.fromisoformat(starts_on), **fields)


@pytest.mark.parametrize(
    ("stage", "starts_on", "latest_on"),
    [
        (1, "2027-04-01", "2026-12-01"),
        (2, "2027-05-31", "2027-02-28"),
        (3, "2028-05-31", "2028-02-29"),
        (2, "2027-01-01", "2026-10-01"),  # a holiday moves nothing
    ],
)
def test_the_latest_day_is_counted_back_from_the_start(acting, seen, stage, starts_on, latest_on):
    draft(stage, starts_on)
    assert seen("2026-01-01") == {latest_on: "upcoming"}


def test_it_is_due_soon_from_60_days_before(acting, seen):
    draft()
    assert seen("2026-12-29") == {"2027-02-28": "upcoming"}
    assert seen("2026-12-30") == {"2027-02-28": "due_soon"}


def test_past_the_latest_day_it_is_to_be_looked_at_not_overdue(acting, seen):
    draft()
    assert seen("2027-02-28") == {"2027-02-28": "due_soon"}
    assert seen("2027-03-01") == {"2027-02-28": "warning"}


@pytest.mark.parametrize("filed_on", ["2026-11-30", "2027-02-28"])
def test_from_six_months_before_until_the_latest_day_it_is_in_order(acting, seen, filed_on):
    draft(filed_on=date.fromisoformat(filed_on))
    assert seen("2027-03-15") == {"2027-02-28": "ok"}


def test_earlier_than_six_months_before_is_to_be_looked_at(acting, seen):
    draft(filed_on=date(2026, 11, 29))
    assert seen("2026-11-29") == {"2027-02-28": "warning"}


def test_too_early_no_longer_matters_when_it_was_accredited(acting, seen):
    draft(filed_on=date(2026, 11, 29), accredited_on=date(2027, 2, 1))
    assert seen("2027-01-31") == {"2027-02-28": "warning"}
    assert seen("2027-02-01") == {"2027-02-28": "ok"}


def test_filed_after_the_latest_day_is_late(acting, seen):
    draft(filed_on=date(2027, 3, 10))
    assert seen("2027-03-09") == {"2027-02-28": "warning"}
    assert seen("2027-03-10") == {"2027-02-28": "late"}


def test_an_accredited_plan_was_filed_even_if_nobody_wrote_down_when(acting, seen):
    draft(accreditation_number="認2601000001")
    assert seen("2027-03-10") == {"2027-02-28": "not_applicable"}


def test_a_moved_start_moves_the_latest_day(acting, seen):
    plan = draft()
    plan.starts_on, plan.ends_on = date(2027, 7, 31), date(2029, 7, 30)
    plan.save()
    assert seen("2027-03-01") == {"2027-04-30": "due_soon"}


def test_the_next_plan_of_somebody_who_has_gone_is_not_asked_for(acting, seen):
    LeavingFactory(trainee=draft().trainee, left_on=date(2027, 1, 15))
    assert seen("2027-01-15") == {}


def test_the_evidence_is_the_days_that_were_read(acting, evidence):
    draft(filed_on=date(2027, 1, 5))
    assert evidence("2027-01-05", due="2027-02-28") == {
        "stage": 2,
        "starts_on": "2027-05-31",
        "earliest_on": "2026-11-30",
        "latest_on": "2027-02-28",
        "filed_on": "2027-01-05",
    }
