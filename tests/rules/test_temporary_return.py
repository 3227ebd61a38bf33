"""第3号の一時帰国: a month at home before stage 3, or from within its first year."""

from datetime import date

import pytest
from factories.notices import TemporaryReturnFactory
from factories.trainees import LeavingFactory
from factories.training_plans import DraftPlanFactory, TrainingPlanFactory

RULE = "PLAN-013"
STARTS = date(2026, 4, 1)
DUE = "2027-03-31"  # the last day of departure within the first year of a stage 3 of 1 April 2026


@pytest.fixture
def plan(acting):
    """A stage 3 from 1 April 2026, after a stage 2 that ended on the day before."""
    two = TrainingPlanFactory(stage=2, starts_on=date(2024, 4, 1))
    return TrainingPlanFactory(
        stage=3, starts_on=STARTS, trainee=two.trainee, company=two.company,
        filed_on=date(2025, 11, 1),
    )  # fmt: skip


@pytest.fixture
def waiting(acting):
    """A stage 3 from 1 April 2026, after a stage 2 that ended on 31 January."""
    two = TrainingPlanFactory(stage=2, starts_on=date(2024, 2, 1), ends_on=date(2026, 1, 31))
    return TrainingPlanFactory(
        stage=3, starts_on=STARTS, trainee=two.trainee, company=two.company,
        filed_on=date(2025, 11, 1),
    )  # fmt: skip


def day(text):
    return text and date.fromisoformat(text)


def away(plan, departed=None, returned=None, mode="within", **fields):
    return TemporaryReturnFactory(
        plan=plan, mode=mode, departed_on=day(departed), returned_on=day(returned), **fields
    )


def test_the_departure_is_due_on_the_last_day_of_the_first_year(plan, seen):
    away(plan)
    assert seen("2026-11-30") == {DUE: "upcoming"}
    assert seen("2026-12-01") == {DUE: "due_soon"}  # 120 days before
    assert seen(DUE) == {DUE: "due_soon"}
    assert seen("2027-04-01") == {DUE: "violation"}


def test_stages_1_and_2_need_none(acting, seen):
    TrainingPlanFactory(stage=2)
    assert seen("2027-04-01") == {}


@pytest.mark.parametrize(
    ("departed", "returned", "state"),
    [
        ("2026-08-10", "2026-09-10", "ok"),
        ("2026-08-10", "2026-09-09", "violation"),  # a day short of a month
        ("2027-01-29", "2027-02-28", "ok"),
        ("2027-01-31", "2027-02-28", "ok"),
        ("2027-01-31", "2027-02-27", "violation"),
        (DUE, "2027-04-30", "ok"),  # departed within the year, back after it
        ("2027-04-01", "2027-05-10", "violation"),  # departed a day too late
        ("2026-08-10", "2027-08-09", "ok"),
        ("2026-08-10", "2027-08-10", "violation"),  # a whole year
    ],
)
def test_within_the_year_it_is_a_month_at_least_and_less_than_a_year(
    plan, seen, departed, returned, state
):
    away(plan, departed, returned)
    assert seen("2027-12-01") == {DUE: state}


def test_a_stay_that_was_too_short_can_be_made_good_until_the_last_day(plan, seen):
    away(plan, "2026-08-10", "2026-09-09")
    assert seen(DUE) == {DUE: "due_soon"}
    assert seen("2027-04-01") == {DUE: "violation"}
    away(plan, "2027-02-01", "2027-03-01")
    assert seen("2027-04-01") == {DUE: "ok"}


def test_while_at_home_the_way_back_is_due_before_a_year_is_over(plan, seen):
    away(plan, "2026-08-10")
    assert seen("2027-04-01") == {"2027-08-09": "upcoming"}
    assert seen("2027-04-11") == {"2027-08-09": "due_soon"}
    assert seen("2027-08-10") == {"2027-08-09": "violation"}


def test_days_that_are_only_planned_are_not_done(plan, seen):
    away(plan, "2026-08-10", "2026-09-10")
    assert seen("2026-08-09") == {DUE: "upcoming"}
    assert seen("2026-09-09") == {"2027-08-09": "upcoming"}
    assert seen("2026-09-10") == {DUE: "ok"}


@pytest.mark.parametrize(
    ("departed", "returned", "state"),
    [
        ("2026-01-31", "2026-02-28", "ok"),
        ("2026-02-10", "2026-03-10", "ok"),
        ("2026-03-01", "2026-04-01", "ok"),
        ("2026-02-10", "2026-03-09", "violation"),
        ("2026-03-05", "2026-04-05", "violation"),  # back after stage 3 began
        ("2026-01-30", "2026-03-10", "violation"),  # left before stage 2 was over
        ("2026-02-10", None, "violation"),
        (None, None, "data_gap"),
    ],
)
def test_before_stage_3_it_lies_between_the_stages(waiting, seen, departed, returned, state):
    away(waiting, departed, returned, mode="before")
    assert seen("2026-04-06") == {"2026-04-01": state}


def test_before_stage_3_it_is_due_soon_until_the_start(waiting, seen):
    away(waiting, mode="before")
    assert seen("2025-12-01") == {"2026-04-01": "upcoming"}
    assert seen("2025-12-02") == {"2026-04-01": "due_soon"}
    assert seen("2026-04-01") == {"2026-04-01": "due_soon"}


def test_without_the_stage_before_nobody_can_say_whether_it_was_over(acting, seen):
    plan = TrainingPlanFactory(stage=3, filed_on=date(2025, 11, 1))
    away(plan, "2026-02-10", "2026-03-10", mode="before")
    assert seen("2026-04-06") == {"2026-04-01": "data_gap"}


def test_a_plan_that_does_not_tell_when_is_a_gap_from_its_filing_on(plan, seen):
    assert seen("2025-10-31") == {DUE: "upcoming"}
    assert seen("2025-11-01") == {DUE: "data_gap"}
    assert seen("2027-04-01") == {DUE: "data_gap"}


def test_a_draft_need_not_tell_it_yet_and_never_when_it_came_to_nothing(acting, seen):
    two = TrainingPlanFactory(stage=2, starts_on=date(2024, 4, 1))
    DraftPlanFactory(stage=3, starts_on=STARTS, trainee=two.trainee)
    assert seen("2026-03-31") == {DUE: "upcoming"}
    assert seen("2026-04-01") == {DUE: "not_applicable"}


@pytest.mark.parametrize("payer", ["company", "trainee", "other"])
def test_the_supervising_organization_pays(plan, seen, payer):
    away(plan, "2026-08-10", "2026-09-10", cost_payer=payer)
    assert seen("2026-10-01") == {DUE: "violation"}


def test_who_paid_must_be_recorded(plan, seen):
    away(plan, "2026-08-10", "2026-09-10", cost_payer="")
    assert seen("2026-10-01") == {DUE: "data_gap"}


def test_before_stage_3_others_may_pay_where_it_was_filed_after_stage_2(waiting, seen):
    stay = away(waiting, "2026-02-10", "2026-03-10", mode="before", cost_payer="company")
    assert seen("2026-04-06") == {"2026-04-01": "violation"}
    stay.plan.filed_on, stay.plan.accredited_on = date(2026, 2, 1), date(2026, 3, 20)
    stay.plan.save()
    assert seen("2026-04-06") == {"2026-04-01": "ok"}


def test_who_had_to_return_early_need_not_go(plan, seen):
    away(plan)
    LeavingFactory(trainee=plan.trainee, left_on=date(2026, 10, 1))
    assert seen("2026-09-30") == {DUE: "upcoming"}
    assert seen("2026-10-02") == {DUE: "not_applicable"}


def test_after_a_transfer_the_first_plan_of_the_stage_counts(plan, seen):
    plan.ended_on = date(2026, 9, 30)
    plan.save()
    following = TrainingPlanFactory(
        stage=3, starts_on=date(2026, 10, 1), ends_on=date(2028, 3, 31), trainee=plan.trainee,
    )  # fmt: skip
    assert seen("2027-02-01") == {DUE: "data_gap"}
    away(following, "2027-03-01", "2027-04-01")
    assert seen("2027-02-01") == {DUE: "due_soon"}
    assert seen("2027-05-01") == {DUE: "ok"}


def test_a_start_on_29_february_has_its_year_until_28_february(acting, seen):
    two = TrainingPlanFactory(stage=2, starts_on=date(2026, 3, 1), ends_on=date(2028, 2, 28))
    plan = TrainingPlanFactory(stage=3, starts_on=date(2028, 2, 29), trainee=two.trainee)
    away(plan)
    assert list(seen("2028-03-01")) == ["2029-02-28"]


def test_the_evidence_is_what_was_read(plan, evidence):
    away(plan, "2026-08-10", "2026-09-10")
    assert evidence("2026-10-01", due=DUE) == {
        "mode": ["within"],
        "stage_2_ends_on": "2026-03-31",
        "stage_3_starts_on": "2026-04-01",
        "departed_on": "2026-08-10",
        "returned_on": "2026-09-10",
        "cost_payer": ["organization"],
    }
