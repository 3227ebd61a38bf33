"""育成就労施行後の第3号: a year of stage 2 by 1 April 2027, counted from the permission."""

from datetime import date

import pytest
from factories.notices import TemporaryReturnFactory
from factories.trainees import LeavingFactory, ResidencePeriodFactory, StayApplicationFactory
from factories.training_plans import DraftPlanFactory, TrainingPlanFactory

RULE = "ESD-001"
ON = "2026-11-23"


@pytest.fixture
def person(acting):
    """In stage 2 from 1 April 2026, with a draft of stage 3 from 1 April 2028."""
    plan = TrainingPlanFactory(stage=2, starts_on=date(2026, 4, 1))
    DraftPlanFactory(
        trainee=plan.trainee, company=plan.company, stage=3, starts_on=date(2028, 4, 1)
    )
    return plan.trainee


def permitted(person, day, status="TITP_2_RO", **fields):
    day = day and date.fromisoformat(day)
    return ResidencePeriodFactory(trainee=person, status_id=status, starts_on=day, **fields)


def test_a_permission_of_1_april_2026_leaves_stage_3_open(person, seen):
    permitted(person, "2026-04-01")
    assert seen(ON) == {None: "ok"}


def test_a_permission_of_2_april_2026_is_too_late(person, seen):
    permitted(person, "2026-04-02")
    assert seen(ON) == {None: "violation"}


def test_the_permission_counts_and_not_the_start_of_the_plan(person, seen):
    permitted(person, "2026-03-20")
    assert seen(ON) == {None: "ok"}


def test_stage_3_that_starts_before_the_day_in_force_is_not_asked_about(acting, seen):
    plan = TrainingPlanFactory(stage=2, starts_on=date(2025, 3, 31))
    early = DraftPlanFactory(trainee=plan.trainee, stage=3, starts_on=date(2027, 3, 31))
    assert seen(ON) == {}
    type(early).objects.filter(pk=early.pk).update(starts_on=date(2027, 4, 1))
    assert seen(ON) == {None: "data_gap"}


def test_a_permission_that_is_not_recorded_is_a_gap(person, seen):
    assert seen(ON) == {None: "data_gap"}
    permitted(person, None)
    assert seen(ON) == {None: "data_gap"}


def test_the_first_card_of_stage_2_is_the_one_that_counts(person, seen):
    permitted(person, "2026-03-25")
    permitted(person, "2027-03-20", expires_on=date(2028, 4, 1))
    assert seen("2027-05-01") == {None: "ok"}


def test_a_renewal_tells_nothing_of_the_change_when_it_is_the_only_card_that_is_known(person, seen):
    """Two months after the plan began, no change can be pending any more."""
    permitted(person, "2026-06-02")
    assert seen(ON) == {None: "data_gap"}


def test_a_change_that_was_decided_in_the_two_months_after_the_last_stay_counts(person, seen):
    permitted(person, "2026-06-01")
    assert seen(ON) == {None: "violation"}


def test_a_card_that_follows_on_stage_1_is_the_one_of_the_change_without_any_plan(acting, seen):
    plan = DraftPlanFactory(stage=3, starts_on=date(2028, 6, 1))
    permitted(plan.trainee, "2025-06-01", "TITP_1_RO", expires_on=date(2026, 6, 1))
    permitted(plan.trainee, "2026-05-20")
    assert seen(ON) == {None: "violation"}


def test_an_old_card_of_stage_2_is_proof_enough_without_anything_else(acting, seen):
    plan = DraftPlanFactory(stage=3, starts_on=date(2027, 6, 1))
    permitted(plan.trainee, "2026-03-01")
    assert seen(ON) == {None: "ok"}


@pytest.mark.parametrize(("decided", "state"), [("2026-03-31", "ok"), ("2026-04-02", "violation")])
def test_where_no_card_is_known_the_granted_change_counts(person, seen, decided, state):
    StayApplicationFactory(
        trainee=person, kind="change", submitted_on=date(2026, 2, 1), outcome="granted",
        decided_on=date.fromisoformat(decided),
    )  # fmt: skip
    assert seen(ON) == {None: state}


@pytest.mark.parametrize(
    "fields", [{"kind": "extension"}, {"outcome": "refused"}, {"decided_on": date(2025, 4, 1)}]
)
def test_other_applications_say_nothing_of_the_change(person, seen, fields):
    fields = {"kind": "change", "outcome": "granted", "decided_on": date(2026, 3, 31)} | fields
    StayApplicationFactory(trainee=person, submitted_on=date(2025, 2, 1), **fields)
    assert seen(ON) == {None: "data_gap"}


def test_what_is_permitted_later_is_not_known_yet(person, seen):
    permitted(person, "2026-04-01")
    assert seen("2026-03-31") == {None: "data_gap"}


def test_who_is_still_in_stage_1_cannot_have_been_permitted_in_time(acting, seen):
    """A change is granted three months before the next stage at the earliest."""
    plan = TrainingPlanFactory(starts_on=date(2025, 11, 23))
    for stage, day in ((2, date(2026, 11, 23)), (3, date(2028, 11, 23))):
        DraftPlanFactory(trainee=plan.trainee, stage=stage, starts_on=day)
    assert seen("2026-11-22") == {None: "violation"}
    assert seen("2026-11-23") == {None: "data_gap"}


def test_a_draft_without_a_start_is_a_gap_unless_the_permission_was_in_time(person, seen):
    type(person.plans.get(stage=3)).objects.filter(stage=3).update(starts_on=None)
    card = permitted(person, "2026-04-02")
    assert seen(ON) == {None: "data_gap"}
    type(card).objects.filter(pk=card.pk).update(starts_on=date(2026, 4, 1))
    assert seen(ON) == {None: "ok"}


def test_without_a_plan_of_stage_3_nothing_is_asked(acting, seen):
    TrainingPlanFactory(stage=2)
    assert seen(ON) == {}


def test_of_somebody_who_has_gone_nothing_is_asked(person, seen):
    LeavingFactory(trainee=person, left_on=date(2026, 11, 1))
    assert seen(ON) == {}


@pytest.mark.parametrize(
    ("departed", "returned", "state"),
    [
        ("2027-04-01", None, "warning"), ("2027-03-01", "2027-04-02", "warning"),
        ("2027-03-01", "2027-04-01", "ok"), ("2027-04-02", "2027-05-10", "ok"),
    ],
)  # fmt: skip
def test_who_is_on_a_temporary_return_on_the_day_in_force_is_to_be_looked_at(
    person, seen, departed, returned, state
):
    permitted(person, "2026-03-20")
    TemporaryReturnFactory(
        plan=person.plans.get(stage=3), departed_on=date.fromisoformat(departed),
        returned_on=returned and date.fromisoformat(returned),
    )  # fmt: skip
    assert seen("2027-05-15") == {None: state}


def test_an_own_value_of_the_last_permission_counts_from_its_day(person, seen, own_day):
    permitted(person, "2026-04-20")
    own_day("stage_2_permission_cut", "2026-04-30", counts_from="2026-12-01")
    assert seen("2026-11-30") == {None: "violation"}
    assert seen("2026-12-01") == {None: "ok"}


def test_the_evidence_is_the_values_that_were_read(person, evidence):
    permitted(person, "2026-03-20")
    assert evidence(ON) == {
        "stage_3_starts_on": "2028-04-01",
        "permitted_on": "2026-03-20",
        "permitted_by": "2026-03-20",
        "stage_2_starts_on": "2026-04-01",
        "latest_permission": "2026-04-01",
        "reform_in_force": "2027-04-01",
        "abroad": False,
    }


def test_before_its_document_the_rule_says_nothing(person, seen):
    assert seen("2025-12-25") == {}
