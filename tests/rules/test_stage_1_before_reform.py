"""育成就労移行時の1号: filed by 31 March 2027, begun and landed by 30 June 2027."""

from datetime import date

import pytest
from factories.trainees import LeavingFactory
from factories.training_plans import DraftPlanFactory, TrainingPlanFactory

RULE = "ESD-002"
FILING, LANDING = "2027-03-31", "2027-06-30"


@pytest.fixture
def draft(acting):
    """A plan that starts on 1 June 2027, of somebody who has not landed."""
    return DraftPlanFactory(starts_on=date(2027, 6, 1), trainee__entered_on=None)


def change(plan, **days):
    days = {name: day and date.fromisoformat(day) for name, day in days.items()}
    if "entered_on" in days:
        type(plan.trainee).objects.update(entered_on=days.pop("entered_on"))
    type(plan).objects.filter(pk=plan.pk).update(**days)


def test_it_is_due_soon_from_120_days_before_each_last_day(draft, seen):
    assert seen("2026-11-30") == {FILING: "upcoming", LANDING: "upcoming"}
    assert seen("2026-12-01") == {FILING: "due_soon", LANDING: "upcoming"}
    assert seen("2027-03-02") == {FILING: "due_soon", LANDING: "due_soon"}


def test_the_last_day_of_filing_is_in_time_and_the_day_after_is_not(draft, seen):
    assert seen("2027-03-31")[FILING] == "due_soon"
    assert seen("2027-04-01")[FILING] == "violation"
    change(draft, filed_on="2027-03-31")
    assert seen("2027-03-31")[FILING] == "ok"
    change(draft, filed_on="2027-04-01")
    assert seen("2027-04-01")[FILING] == "violation"


def test_what_is_filed_later_is_not_known_yet(draft, seen):
    change(draft, filed_on="2027-03-20")
    assert seen("2027-03-19")[FILING] == "due_soon"
    assert seen("2027-03-20")[FILING] == "ok"


def test_an_accreditation_before_the_reform_proves_the_filing(draft, seen):
    change(draft, accredited_on="2027-03-15")
    assert seen("2027-04-02")[FILING] == "ok"


def test_of_an_accreditation_after_the_reform_the_day_of_filing_must_be_known(draft, seen):
    change(draft, accredited_on="2027-04-10")
    assert seen("2027-04-10")[FILING] == "data_gap"
    change(draft, filed_on="2027-03-30")
    assert seen("2027-04-10")[FILING] == "ok"


def test_a_landing_on_the_last_day_is_in_time_and_on_the_day_after_it_is_not(draft, seen):
    change(draft, entered_on="2027-06-30", filed_on="2027-03-01", accredited_on="2027-05-01")
    assert seen("2027-06-30") == {FILING: "ok", LANDING: "ok"}
    change(draft, entered_on="2027-07-01", starts_on="2027-06-30")
    assert seen("2027-07-01")[LANDING] == "violation"


def test_accredited_before_the_reform_nobody_may_land_after_the_last_day(draft, seen):
    change(draft, filed_on="2026-12-01", accredited_on="2027-02-01", starts_on="2027-07-01")
    assert seen("2027-03-01") == {FILING: "ok", LANDING: "violation"}


def test_a_start_on_the_last_day_is_possible_and_on_the_day_after_it_is_not(draft, seen):
    change(draft, starts_on="2027-06-30")
    assert seen("2026-11-23")[LANDING] == "upcoming"
    change(draft, starts_on="2027-07-01")
    assert seen("2026-11-23")[LANDING] == "violation"


def test_who_has_not_landed_by_the_last_day_cannot_any_more(draft, seen):
    change(draft, filed_on="2027-03-01")
    assert seen("2027-06-30")[LANDING] == "due_soon"
    assert seen("2027-07-01")[LANDING] == "violation"


def test_a_plan_without_a_start_is_a_gap(draft, seen):
    change(draft, starts_on=None)
    assert seen("2026-11-23") == {FILING: "upcoming", LANDING: "data_gap"}


def test_who_trains_already_has_nothing_to_do(acting, seen):
    TrainingPlanFactory(starts_on=date(2026, 10, 20), filed_on=None, accredited_on=None)
    assert seen("2026-11-23") == {FILING: "ok", LANDING: "ok"}


def test_of_somebody_in_training_the_landing_is_a_gap_when_it_is_not_recorded(acting, seen):
    plan = TrainingPlanFactory(starts_on=date(2026, 10, 20))
    change(plan, entered_on=None)
    assert seen("2026-11-23") == {FILING: "ok", LANDING: "data_gap"}


def test_plans_of_before_2026_and_other_stages_are_not_asked_about(acting, seen):
    TrainingPlanFactory(starts_on=date(2025, 12, 31))
    DraftPlanFactory(stage=2, starts_on=date(2027, 7, 1))
    assert seen("2026-11-23") == {}


def test_going_on_elsewhere_in_stage_1_is_to_be_looked_at_only(acting, seen):
    first = TrainingPlanFactory(starts_on=date(2027, 3, 1), ended_on=date(2027, 7, 31))
    second = DraftPlanFactory(
        trainee=first.trainee, starts_on=date(2027, 8, 1), ends_on=date(2028, 2, 29)
    )
    assert seen("2027-08-02", about=second) == {FILING: "warning", LANDING: "warning"}


def test_of_somebody_who_will_not_come_nothing_is_asked(draft, seen):
    LeavingFactory(trainee=draft.trainee, kind="other_status", left_on=date(2026, 11, 1))
    assert seen("2026-11-23") == {}


def test_an_own_value_of_a_last_day_moves_the_duty(draft, seen, own_day):
    own_day("last_stage_1_filing", "2027-02-26", counts_from="2026-12-01")
    assert seen("2026-11-30") == {FILING: "upcoming", LANDING: "upcoming"}
    assert seen("2026-12-01") == {"2027-02-26": "due_soon", LANDING: "upcoming"}


def test_two_last_days_that_fall_together_are_one_duty(draft, seen, own_day):
    own_day("last_stage_1_filing", LANDING)
    change(draft, starts_on="2027-07-01")
    assert seen("2027-01-10") == {LANDING: "violation"}


def test_it_speaks_from_its_document_to_the_end_of_2027(draft, seen):
    assert seen("2025-12-25") == {}
    assert seen("2025-12-26") != {}
    assert seen("2027-12-31") != {}
    assert seen("2028-01-01") == {}


def test_the_evidence_is_the_values_that_were_read(draft, evidence):
    assert evidence("2026-12-01", due=FILING) == {
        "duty": ["filing"],
        "starts_on": "2027-06-01",
        "last_start": "2027-06-30",
        "filed_on": None,
        "accredited_on": None,
        "entered_on": None,
        "goes_on": False,
    }
