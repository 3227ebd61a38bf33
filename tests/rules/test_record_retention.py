"""帳簿の保存: papers about a person are kept for one year after the last stage here."""

from datetime import date

import pytest
from factories.employment import LegalHoldFactory, RecordDestructionFactory
from factories.notices import DifficultyFactory
from factories.trainees import LeavingFactory, TraineeFactory
from factories.training_plans import DraftPlanFactory, TrainingPlanFactory

from titp.compliance.rule import RULES
from titp.compliance.sweep import evaluate

RULE = "SUP-014"
UNTIL = "2028-03-31"


@pytest.fixture
def plan(acting):
    """Stage 1 from 1 April 2026 to 31 March 2027."""
    return TrainingPlanFactory()


def destroyed(plan, day, **fields):
    return RecordDestructionFactory(
        trainee=plan.trainee, destroyed_on=date.fromisoformat(day), **fields
    )


def test_while_the_training_goes_on_there_is_no_day_yet(plan, seen):
    assert seen("2027-03-30") == {}


def test_from_the_last_day_on_the_year_runs(plan, seen):
    assert seen("2027-03-31") == {UNTIL: "upcoming"}


def test_its_end_is_told_30_days_before_and_then_the_papers_may_go(plan, seen):
    assert seen("2028-02-29") == {UNTIL: "upcoming"}
    assert seen("2028-03-01") == {UNTIL: "due_soon"}
    assert seen(UNTIL) == {UNTIL: "due_soon"}
    assert seen("2028-04-01") == {UNTIL: "ok"}


def test_destroyed_on_the_last_day_is_too_early_and_the_next_day_is_not(plan, seen):
    papers = destroyed(plan, UNTIL)
    assert seen("2028-04-01") == {UNTIL: "violation"}
    papers.destroyed_on = date(2028, 4, 1)
    papers.save()
    assert seen("2028-04-01") == {UNTIL: "ok"}


def test_what_is_destroyed_later_is_not_known_before(plan, seen):
    destroyed(plan, "2027-06-01")
    assert seen("2027-05-31") == {UNTIL: "upcoming"}
    assert seen("2027-06-01") == {UNTIL: "violation"}


def test_destroyed_while_the_training_goes_on_is_too_early_without_a_day(plan, seen):
    destroyed(plan, "2026-12-01")
    assert seen("2026-12-01") == {None: "violation"}


@pytest.mark.parametrize(
    ("ends_on", "until"),
    [
        (date(2027, 2, 28), "2028-02-29"),
        (date(2027, 4, 30), "2028-04-30"),
        (date(2027, 2, 27), "2028-02-27"),
        (date(2028, 2, 29), "2029-02-28"),
    ],
)
def test_the_day_on_which_it_ended_is_not_counted(acting, seen, ends_on, until):
    TrainingPlanFactory(ends_on=ends_on)
    assert seen(ends_on.isoformat()) == {until: "upcoming"}


def test_papers_of_stage_1_wait_for_stage_2(plan, seen):
    TrainingPlanFactory(
        trainee=plan.trainee, company=plan.company, stage=2, starts_on=date(2027, 4, 1)
    )
    assert seen("2027-03-31") == {UNTIL: "upcoming"}
    assert seen("2027-04-01") == {}
    destroyed(plan, "2028-06-01")
    assert seen("2028-06-01") == {None: "violation"}
    assert seen("2029-03-31") == {"2030-03-31": "violation"}


def test_after_a_gap_between_stages_the_last_one_counts(plan, seen):
    TrainingPlanFactory(
        trainee=plan.trainee, company=plan.company, stage=2, starts_on=date(2027, 7, 1)
    )
    assert seen("2027-06-30") == {UNTIL: "upcoming"}
    assert seen("2027-07-01") == {}


def test_a_stage_that_never_began_prolongs_nothing(plan, seen):
    DraftPlanFactory(trainee=plan.trainee, stage=2, starts_on=date(2027, 4, 1))
    assert seen("2027-05-01") == {UNTIL: "upcoming"}


def test_after_an_early_return_the_last_day_of_training_counts(plan, seen):
    plan.ended_on = date(2026, 10, 15)
    plan.save()
    LeavingFactory(trainee=plan.trainee, left_on=date(2026, 10, 20))
    assert seen("2026-10-20") == {"2027-10-15": "upcoming"}


def test_after_an_early_return_without_that_day_the_day_before_leaving_counts(plan, seen):
    LeavingFactory(trainee=plan.trainee, left_on=date(2026, 10, 20))
    assert seen("2026-10-20") == {"2027-10-19": "upcoming"}


def test_of_a_missing_person_the_plan_has_to_end_first(plan, seen):
    LeavingFactory(trainee=plan.trainee, kind="absconded", left_on=date(2026, 10, 20))
    assert seen("2026-11-01") == {}
    plan.ended_on = date(2026, 10, 31)
    plan.save()
    assert seen("2026-11-01") == {"2027-10-31": "upcoming"}


def test_of_a_missing_person_the_year_runs_from_the_notice(plan, seen):
    LeavingFactory(trainee=plan.trainee, kind="absconded", left_on=date(2026, 10, 20))
    DifficultyFactory(
        plan=plan, event="missing", reason="missing", event_on=date(2026, 10, 20),
        submitted_on=date(2026, 11, 2),
    )  # fmt: skip
    assert seen("2026-11-01") == {}
    assert seen("2026-11-02") == {"2027-11-02": "upcoming"}


def test_after_a_transfer_within_the_organization_both_hosts_count_together(plan, seen):
    plan.ended_on = date(2026, 9, 30)
    plan.save()
    TrainingPlanFactory(
        trainee=plan.trainee, starts_on=date(2026, 10, 1), ends_on=date(2027, 3, 31)
    )
    assert seen("2026-10-01") == {}
    assert seen("2027-03-31") == {UNTIL: "upcoming"}


def test_what_is_destroyed_while_that_is_stopped_is_not_as_required(plan, seen):
    hold = LegalHoldFactory(trainee=plan.trainee, starts_on=date(2028, 3, 1))
    destroyed(plan, "2028-05-01")
    assert seen("2028-05-01") == {UNTIL: "violation"}
    hold.ends_on = date(2028, 4, 30)
    hold.save()
    assert seen("2028-05-01") == {UNTIL: "ok"}


def test_papers_of_somebody_of_whom_no_training_is_on_record_are_a_gap(acting, seen):
    person = TraineeFactory(entered_on=date(2024, 4, 1))
    assert seen("2026-11-01") == {}
    RecordDestructionFactory(trainee=person)
    assert seen("2026-11-01") == {None: "data_gap"}
    LeavingFactory(trainee=person, left_on=date(2025, 6, 1))
    assert seen("2026-11-01") == {"2026-05-31": "ok"}


def test_it_is_seen_with_the_company_of_the_person(plan, acting):
    destroyed(plan, "2026-12-01")
    assert evaluate(RULES[RULE], date(2026, 12, 1), plan.company_id)
    assert not evaluate(RULES[RULE], date(2026, 12, 1), plan.company_id + 1)


def test_the_evidence_is_the_values_that_were_read(plan, evidence):
    destroyed(plan, "2027-06-01")
    LegalHoldFactory(trainee=plan.trainee, starts_on=date(2027, 5, 1))
    assert evidence("2027-06-01", due=UNTIL) == {
        "training_ends_on": "2027-03-31",
        "keep_until": UNTIL,
        "destroyed_on": "2027-06-01",
        "on_hold": True,
        "held_now": True,
    }
