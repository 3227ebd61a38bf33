"""同一段階の経験がないこと: nobody is trained in one stage twice, but for recorded grounds."""

from datetime import date

import pytest
from factories.trainees import LeavingFactory
from factories.training_plans import DraftPlanFactory, TrainingPlanFactory

RULE = "PLAN-008"
ON = "2027-06-01"


@pytest.fixture
def earlier(acting):
    """Stage 1 from 1 April 2026 until 31 March 2027."""
    return TrainingPlanFactory(starts_on=date(2026, 4, 1))


def again(earlier, stage=1, **fields):
    fields = {"starts_on": date(2027, 7, 1)} | fields
    return DraftPlanFactory(trainee=earlier.trainee, stage=stage, **fields)


def test_the_stages_one_after_the_other_are_in_order(earlier, seen):
    again(earlier, stage=2)
    assert seen(ON) == {}


def test_the_same_stage_again_breaks_the_rule_from_the_draft_on(earlier, seen):
    again(earlier)
    assert seen(ON) == {None: "violation"}


def test_recorded_grounds_allow_it(earlier, seen):
    again(earlier, exception="unavoidable", exception_note="災害による中断")
    assert seen(ON) == {None: "ok"}


def test_a_stage_broken_off_and_gone_on_with_elsewhere_lacks_only_its_grounds(earlier, seen):
    earlier.ended_on = date(2026, 9, 30)
    earlier.save()
    plan = again(earlier, starts_on=date(2026, 11, 1), ends_on=date(2027, 6, 30))
    assert seen(ON) == {None: "warning"}
    plan.exception, plan.exception_note = "impossible", "実習実施者の倒産"
    plan.save()
    assert seen(ON) == {None: "ok"}


def test_a_plan_that_was_accredited_but_never_begun_does_not_count(earlier, seen):
    earlier.ended_on = date(2026, 3, 31)
    earlier.save()
    again(earlier)
    assert seen(ON) == {}


def test_a_plan_that_has_not_begun_does_not_count_yet(earlier, seen):
    again(earlier)
    assert seen("2026-03-31") == {}
    assert seen("2026-04-01") == {None: "violation"}


def test_a_plan_that_was_filed_and_never_accredited_does_not_count(acting, seen):
    earlier = DraftPlanFactory(starts_on=date(2026, 4, 1), filed_on=date(2025, 12, 1))
    again(earlier)
    assert seen(ON) == {}


def test_of_two_plans_without_a_start_the_days_are_missing(earlier, seen):
    again(earlier)
    type(earlier).objects.filter(pk=earlier.pk).update(starts_on=None)
    assert seen("2027-03-31") == {None: "data_gap"}


def test_two_plans_that_repeat_a_stage_are_one_finding(earlier, seen):
    again(earlier)
    again(earlier, starts_on=date(2027, 8, 1))
    assert seen(ON) == {None: "violation"}


def test_of_somebody_who_has_gone_nothing_is_asked(earlier, seen):
    again(earlier)
    LeavingFactory(trainee=earlier.trainee, left_on=date(2027, 5, 1))
    assert seen(ON) == {}


def test_the_evidence_is_the_values_that_were_read(earlier, evidence):
    again(earlier)
    assert evidence(ON) == {
        "stage": 1,
        "earlier_starts_on": "2026-04-01",
        "earlier_ended_on": None,
        "starts_on": "2027-07-01",
        "exception": [],
    }
