"""技能実習実施困難時届出: before the departure of who returns early, otherwise within two weeks."""

from datetime import date

import pytest
from factories.notices import DifficultyFactory, TemporaryReturnFactory
from factories.trainees import LeavingFactory
from factories.training_plans import SuspensionFactory, TrainingPlanFactory

RULE = "PLAN-015"
DUE = "2026-10-24"  # of an event on 10 October
LEAVES, BEFORE = date(2026, 11, 20), "2026-11-19"
CONFIRMED = date(2026, 10, 15)


@pytest.fixture
def plan(acting):
    """From 1 April 2026 to 31 March 2027."""
    return TrainingPlanFactory()


def day(text):
    return text and date.fromisoformat(text)


def told(plan, event="other", submitted=None, **fields):
    return DifficultyFactory(plan=plan, event=event, submitted_on=day(submitted), **fields)


def returns(plan, submitted=None, **fields):
    """Decided on 10 October, to leave on 20 November."""
    given = {"planned_departure_on": LEAVES} | fields
    return told(plan, "early_return", submitted, **given)


@pytest.mark.parametrize("event", ["other", "missing", "suspended"])
def test_it_is_due_two_weeks_after_the_event_and_soon_7_days_before(plan, seen, event):
    told(plan, event)
    assert seen("2026-10-09") == {}
    assert seen("2026-10-16") == {DUE: "upcoming"}
    assert seen("2026-10-17") == {DUE: "due_soon"}
    assert seen(DUE) == {DUE: "due_soon"}
    assert seen("2026-10-25") == {DUE: "overdue"}


def test_submitted_on_the_last_day_it_is_in_order_and_a_day_later_late(plan, seen):
    told(plan, submitted=DUE)
    assert seen("2026-10-23") == {DUE: "due_soon"}
    assert seen(DUE) == {DUE: "ok"}
    later = told(TrainingPlanFactory(), submitted="2026-10-25")
    assert seen("2026-10-25", about=later.plan.trainee) == {DUE: "late"}


def test_an_early_return_is_told_at_latest_the_day_before_the_departure(plan, seen):
    returns(plan)
    assert seen("2026-10-10") == {BEFORE: "upcoming"}
    assert seen("2026-11-12") == {BEFORE: "due_soon"}
    assert seen(BEFORE) == {BEFORE: "due_soon"}
    assert seen("2026-11-20") == {BEFORE: "overdue"}


def test_an_early_return_needs_the_written_intention_too(plan, seen):
    event = returns(plan, BEFORE)
    assert seen(BEFORE) == {BEFORE: "due_soon"}
    event.intention_confirmed_on = CONFIRMED
    event.save()
    assert seen(BEFORE) == {BEFORE: "ok"}


def test_an_intention_confirmed_after_the_notice_wants_a_look(plan, seen):
    returns(plan, "2026-11-01", intention_confirmed_on=date(2026, 11, 2))
    assert seen("2026-11-02") == {BEFORE: "warning"}


def test_who_left_without_notice_or_without_intention_left_not_as_required(plan, seen):
    event = returns(plan)
    LeavingFactory(trainee=plan.trainee, left_on=LEAVES)
    assert seen("2026-11-20") == {BEFORE: "violation"}
    event.submitted_on = date(2026, 11, 10)
    event.save()
    assert seen("2026-11-20") == {BEFORE: "violation"}
    event.intention_confirmed_on = CONFIRMED
    event.save()
    assert seen("2026-11-20") == {BEFORE: "ok"}


def test_told_after_the_departure_it_is_late(plan, seen):
    returns(plan, "2026-11-20", intention_confirmed_on=CONFIRMED)
    LeavingFactory(trainee=plan.trainee, left_on=LEAVES)
    assert seen("2026-11-20") == {BEFORE: "late"}


def test_who_leaves_earlier_than_planned_moves_the_day(plan, seen):
    returns(plan)
    LeavingFactory(trainee=plan.trainee, left_on=date(2026, 11, 10))
    assert seen("2026-11-10") == {"2026-11-09": "violation"}


def test_a_suspension_abroad_is_told_before_the_departure(plan, seen):
    told(plan, "abroad", BEFORE, planned_departure_on=LEAVES)
    assert seen(BEFORE) == {BEFORE: "ok"}


def test_without_a_planned_departure_there_is_a_gap(plan, seen):
    returns(plan, planned_departure_on=None)
    assert seen("2026-10-10") == {None: "data_gap"}


def test_who_is_missing_without_any_record_of_it_is_owed_a_notice(plan, seen):
    LeavingFactory(trainee=plan.trainee, kind="absconded", left_on=date(2026, 10, 10))
    assert seen("2026-10-09") == {}
    assert seen("2026-10-25") == {DUE: "overdue"}
    told(plan, "missing", "2026-10-20")
    assert seen("2026-10-25") == {DUE: "ok"}


def test_who_left_before_the_last_day_without_any_record_left_not_as_required(plan, seen):
    LeavingFactory(trainee=plan.trainee, left_on=date(2027, 3, 30))
    assert seen("2027-03-30") == {"2027-03-29": "violation"}


def test_completion_on_the_planned_day_needs_no_notice(plan, seen):
    LeavingFactory(trainee=plan.trainee, left_on=date(2027, 3, 31))
    assert seen("2027-06-01") == {}


def test_an_early_flight_that_is_booked_is_seen_before_it_leaves(plan, seen):
    LeavingFactory(trainee=plan.trainee, planned_on=LEAVES)
    assert seen("2026-11-12") == {BEFORE: "due_soon"}
    assert seen("2026-11-20") == {BEFORE: "overdue"}


def test_a_return_of_which_nobody_knows_the_day_is_a_gap(plan, seen):
    LeavingFactory(trainee=plan.trainee, recorded_on=date(2026, 10, 1))
    assert seen("2026-11-01") == {None: "data_gap"}


def test_a_missing_record_of_another_kind_hides_nothing(plan, seen):
    told(plan, "suspended", "2026-10-20")
    LeavingFactory(trainee=plan.trainee, kind="absconded", left_on=date(2026, 12, 1))
    assert seen("2026-12-20") == {DUE: "ok", "2026-12-15": "overdue"}


def test_missing_first_and_sent_home_later_is_told_once(plan, seen):
    LeavingFactory(trainee=plan.trainee, kind="absconded", left_on=date(2026, 10, 10))
    LeavingFactory(trainee=plan.trainee, left_on=date(2026, 12, 1))
    assert seen("2027-01-01") == {DUE: "overdue"}


def test_a_rest_without_any_record_is_owed_a_notice(plan, seen):
    SuspensionFactory(plan=plan, starts_on=date(2026, 10, 10), resumes_on=date(2026, 12, 1))
    assert seen("2026-10-25") == {DUE: "overdue"}
    told(plan, "abroad", "2026-10-08", planned_departure_on=date(2026, 10, 10))
    assert seen("2026-10-25") == {"2026-10-09": "ok"}


def test_the_temporary_return_of_stage_3_needs_none(acting, seen):
    plan = TrainingPlanFactory(stage=3)
    SuspensionFactory(plan=plan, starts_on=date(2026, 9, 1), resumes_on=date(2026, 10, 10))
    TemporaryReturnFactory(plan=plan, departed_on=date(2026, 9, 1))
    assert seen("2026-12-01") == {}


def test_a_plan_that_ended_early_is_told_also_when_the_person_goes_on_elsewhere(plan, seen):
    plan.ended_on = date(2026, 10, 10)
    plan.save()
    TrainingPlanFactory(
        starts_on=date(2026, 11, 1), ends_on=date(2027, 3, 31), trainee=plan.trainee,
        exception="impossible", exception_note="倒産",
    )  # fmt: skip
    assert seen("2026-12-01") == {DUE: "overdue"}
    told(plan, "other", "2026-10-01", event_on=date(2026, 9, 28), reason="company_failure")
    assert seen("2026-12-01") == {"2026-10-12": "ok"}


def test_another_status_before_the_last_day_is_told_within_two_weeks(plan, seen):
    LeavingFactory(trainee=plan.trainee, kind="other_status", left_on=date(2026, 10, 10))
    assert seen("2026-10-25") == {DUE: "overdue"}


def test_who_leaves_between_two_stages_returns_not_early(plan, seen):
    LeavingFactory(trainee=plan.trainee, left_on=date(2027, 4, 20))
    assert seen("2027-06-01") == {}


def test_a_stage_that_was_completed_is_not_ended_by_a_leaving_in_the_next(plan, seen):
    TrainingPlanFactory(stage=2, starts_on=date(2027, 4, 1), trainee=plan.trainee)
    LeavingFactory(trainee=plan.trainee, left_on=date(2027, 5, 10))
    assert seen("2027-05-10") == {"2027-05-09": "violation"}


def test_two_events_with_one_due_day_show_the_one_that_is_open(plan, seen):
    told(plan, submitted="2026-10-20")
    told(plan, "suspended")
    assert seen("2026-10-25") == {DUE: "overdue"}


def test_the_evidence_is_what_was_read(plan, evidence):
    returns(plan, "2026-11-10", intention_confirmed_on=CONFIRMED, host_notice_on=date(2026, 10, 11))
    assert evidence(BEFORE, due=BEFORE) == {
        "event": ["early_return"],
        "event_on": "2026-10-10",
        "departure_on": "2026-11-20",
        "plan_ends_on": "2027-03-31",
        "host_notice_on": "2026-10-11",
        "intention_confirmed_on": "2026-10-15",
        "submitted_on": "2026-11-10",
    }
