"""The planner of one trainee: what is open under the old law, until when, and what is missing."""

from datetime import date

import pytest
from factories.companies import ExcellentStandingFactory
from factories.official_day import OwnDayFactory
from factories.trainees import LeavingFactory, ResidencePeriodFactory
from factories.training_plans import DraftPlanFactory, SkillTestFactory, TrainingPlanFactory

from training_plans.outlook import outlook_on

ON = date(2026, 11, 23)


def of(plan, on=ON):
    return outlook_on(on).get(pk=plan.trainee_id)


def stage_2(starts_on, permitted_on=None, **fields):
    """A plan of stage 2 at an excellent host, with the card of the change."""
    plan = TrainingPlanFactory(stage=2, starts_on=starts_on, **fields)
    ExcellentStandingFactory(company=plan.company, starts_on=date(2020, 4, 1), ends_on=None)
    ResidencePeriodFactory(
        trainee=plan.trainee, status_id="TITP_2_RO", starts_on=permitted_on,
        expires_on=date(2027, 9, 30),
    )  # fmt: skip
    return plan


def test_who_begins_stage_1_today_goes_on_to_stage_2_but_not_to_stage_3(acting):
    """The example of the handbook."""
    plan = TrainingPlanFactory(starts_on=ON)
    ExcellentStandingFactory(company=plan.company, starts_on=date(2020, 4, 1), ends_on=None)
    row = of(plan)
    assert (row.ends_on, row.regime) == (date(2027, 11, 22), "transition")
    assert (row.stage_2, row.stage_3, row.why_not) == ("open", "closed", ["permission"])
    assert (row.next_stage, row.next_starts_on) == (2, date(2027, 11, 23))
    assert row.file_by == date(2027, 8, 23)
    assert row.finishes_on == date(2029, 11, 22)


def test_stage_2_permitted_in_time_leaves_stage_3_open(acting):
    row = of(stage_2(date(2026, 3, 15), date(2026, 3, 10)))
    assert (row.stage_3, row.why_not, row.gaps) == ("open", [], [])
    assert (row.next_starts_on, row.file_by) == (date(2028, 3, 15), date(2027, 12, 15))
    assert row.finishes_on == date(2030, 3, 14)


def test_stage_2_permitted_too_late_closes_it_and_ends_with_stage_2(acting):
    row = of(stage_2(date(2026, 4, 15), date(2026, 4, 2)))
    assert (row.stage_3, row.why_not) == ("closed", ["permission"])
    assert row.finishes_on == date(2028, 4, 14)


def test_a_stage_3_that_is_not_open_is_not_next_and_not_to_be_filed(acting):
    plan = stage_2(date(2025, 1, 10))
    DraftPlanFactory(
        trainee=plan.trainee, company=plan.company, stage=3, starts_on=date(2027, 1, 10)
    )
    row = of(plan)
    assert (row.next_stage, row.next_starts_on) == (3, date(2027, 1, 10))
    assert (row.file_from, row.file_by) == (date(2026, 7, 10), date(2026, 10, 10))
    plan.company.excellent_standings.all().delete()
    row = of(plan)
    assert (row.stage_3, row.next_stage, row.next_starts_on) == ("closed", None, None)
    assert (row.next_ends_on, row.file_from, row.file_by) == (None, None, None)


def test_stage_2_is_next_where_stage_3_is_not_open(acting):
    row = of(TrainingPlanFactory(starts_on=date(2026, 4, 1)))
    assert (row.stage_3, row.next_stage, row.file_by) == ("closed", 2, date(2027, 1, 1))


def test_where_stage_3_is_not_open_stage_2_is_the_end_whatever_is_drafted_after_it(acting):
    first = TrainingPlanFactory(starts_on=date(2026, 4, 1))
    for stage, day in ((2, date(2027, 4, 1)), (3, date(2029, 6, 1))):
        DraftPlanFactory(trainee=first.trainee, stage=stage, starts_on=day)
    row = of(first)
    assert row.next_ends_on == row.finishes_on == date(2029, 3, 31)


def test_who_trains_in_stage_3_finishes_with_it_and_is_asked_for_no_more(acting):
    row = of(TrainingPlanFactory(stage=3, starts_on=date(2026, 4, 1)))
    assert (row.stage_3, row.why_not, row.next_stage) == ("done", [], None)
    assert (row.finishes_on, row.regime) == (date(2028, 3, 31), "transition")


def test_a_stage_3_that_is_the_only_plan_and_not_open_is_not_possible(acting):
    plan = DraftPlanFactory(stage=3, starts_on=date(2027, 1, 10))
    row = of(plan)
    assert (row.stage_3, row.regime, row.finishes_on) == ("closed", "not_possible", None)
    assert (row.next_stage, row.file_by) == (None, None)
    ExcellentStandingFactory(company=plan.company, starts_on=date(2020, 4, 1), ends_on=None)
    row = of(plan)
    assert (row.next_stage, row.next_ends_on) == (3, row.finishes_on) == (3, date(2029, 1, 9))


def test_without_the_day_of_permission_nobody_can_tell(acting):
    row = of(stage_2(date(2026, 3, 15)))
    assert (row.stage_3, row.gaps) == ("unknown", ["permission_day"])


def test_stage_3_that_starts_before_the_reform_asks_for_no_permission_day(acting):
    row = of(stage_2(date(2025, 1, 10)))
    assert (row.stage_3, row.gaps) == ("open", [])


def test_each_other_reason_against_stage_3_is_named(acting):
    plan = TrainingPlanFactory(stage=2, starts_on=date(2025, 1, 10))
    assert of(plan).why_not == ["standing"]


@pytest.mark.parametrize(
    ("starts_on", "finishes_on", "regime"),
    [
        (date(2025, 4, 1), date(2027, 3, 31), "old_law"),
        (date(2025, 4, 2), date(2027, 4, 1), "transition"),
    ],
)
def test_who_finishes_before_the_reform_does_so_under_the_old_law(
    acting, starts_on, finishes_on, regime
):
    row = of(TrainingPlanFactory(stage=2, starts_on=starts_on))
    assert (row.finishes_on, row.regime) == (finishes_on, regime)


def test_the_law_is_that_of_the_last_day_and_not_of_the_present_stage(acting):
    first = of(TrainingPlanFactory(starts_on=date(2026, 3, 31)))
    assert (first.ends_on, first.finishes_on) == (date(2027, 3, 30), date(2029, 3, 30))
    second = of(stage_2(date(2025, 1, 10)))
    assert (second.ends_on, second.finishes_on) == (date(2027, 1, 9), date(2029, 1, 9))
    assert first.regime == second.regime == "transition"


def test_a_stage_1_that_cannot_be_begun_any_more_is_not_possible(acting):
    plan = DraftPlanFactory(starts_on=date(2027, 7, 1), trainee__entered_on=None)
    row = of(plan)
    assert (row.regime, row.stage_2, row.why_not) == ("not_possible", "closed", ["stage_1"])
    assert row.file_by is None


def test_before_its_start_stage_1_is_filed_by_the_last_day_of_all(acting):
    row = of(DraftPlanFactory(starts_on=date(2027, 6, 30), trainee__entered_on=None))
    assert (row.regime, row.next_stage) == ("transition", 1)
    assert (row.file_by, row.land_by) == (date(2027, 2, 28), date(2027, 6, 30))


def test_not_filed_by_the_last_day_it_is_not_possible_any_more(acting):
    plan = DraftPlanFactory(starts_on=date(2027, 6, 1), trainee__entered_on=None)
    assert of(plan, date(2027, 3, 31)).regime == "transition"
    assert of(plan, date(2027, 4, 1)).regime == "not_possible"


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({}, "none"),
        ({"applied_on": date(2026, 9, 1)}, "applied"),
        ({"booked_for": date(2026, 12, 1)}, "booked"),
        ({"sat_on": date(2026, 11, 1), "outcome": "failed"}, "failed"),
        ({"sat_on": date(2026, 11, 1), "outcome": "passed", "part": "both"}, "passed"),
        ({"sat_on": date(2026, 11, 1), "result_on": date(2026, 12, 1), "outcome": "passed"}, "sat"),
    ],
)
def test_the_test_of_the_stage_is_told_as_far_as_it_is_known(acting, fields, state):
    plan = TrainingPlanFactory(starts_on=date(2026, 4, 1))
    if fields:
        SkillTestFactory(trainee=plan.trainee, plan=plan, **fields)
    assert of(plan).exam == state


def test_after_34_months_with_grade_3_the_tests_for_skilled_workers_fall_away(acting):
    first = TrainingPlanFactory(starts_on=date(2024, 1, 23))
    second = TrainingPlanFactory(
        trainee=first.trainee, company=first.company, stage=2, starts_on=date(2025, 1, 23)
    )
    assert of(second, date(2026, 11, 22)).skilled_worker == "later"
    assert of(second).skilled_worker == "test"
    SkillTestFactory(
        trainee=first.trainee, plan=second, grade="grade_3", part="practical",
        sat_on=date(2026, 10, 1), outcome="passed",
    )  # fmt: skip
    assert of(second).skilled_worker == "open"
    assert of(second).done_well_on == ON


def test_of_who_came_for_stage_2_nobody_knows_how_long_stage_1_was(acting):
    assert of(TrainingPlanFactory(stage=2)).skilled_worker == "unknown"


def test_who_has_gone_is_not_there(acting):
    plan = TrainingPlanFactory()
    LeavingFactory(trainee=plan.trainee, left_on=ON)
    assert not outlook_on(ON).filter(pk=plan.trainee_id).exists()


def test_a_plan_without_days_leaves_all_untold(acting):
    plan = TrainingPlanFactory()
    ExcellentStandingFactory(company=plan.company, starts_on=date(2020, 4, 1), ends_on=None)
    type(plan).objects.update(starts_on=None, ends_on=None)
    row = of(plan)
    assert (row.regime, row.stage_3) == ("unknown", "unknown")
    assert "days" in row.gaps


def test_an_own_value_of_the_day_in_force_plans_anew(acting):
    plan = stage_2(date(2025, 4, 15), None)
    assert of(plan).gaps == ["permission_day"]
    OwnDayFactory(day=date(2027, 10, 1))
    row = of(plan)
    assert (row.stage_3, row.gaps) == ("open", [])


def test_a_later_day_in_force_leaves_the_last_day_under_the_old_law(acting):
    plan = TrainingPlanFactory(stage=2, starts_on=date(2025, 4, 15))
    assert of(plan).regime == "transition"
    OwnDayFactory(day=date(2027, 10, 1))
    assert of(plan).regime == "old_law"


def test_it_is_filtered_counted_and_sorted_like_a_table(acting):
    TrainingPlanFactory(starts_on=date(2026, 5, 1))
    late = stage_2(date(2026, 4, 15), date(2026, 4, 2))
    rows = outlook_on(ON)
    assert rows.count() == 2
    assert rows.filter(stage=2).values_list("pk", flat=True).get() == late.trainee_id
    not_excellent = rows.filter(why_not__contains=["standing"])
    assert rows.filter(pk__in=not_excellent.values("pk")).count() == 1
    assert [row.stage for row in rows.order_by("-stage")] == [2, 1]


def test_each_trainee_is_there_once(acting):
    first = TrainingPlanFactory(starts_on=date(2026, 4, 1))
    for stage, day in ((2, date(2027, 4, 1)), (3, date(2029, 4, 1)), (3, date(2029, 5, 1))):
        DraftPlanFactory(trainee=first.trainee, stage=stage, starts_on=day)
    TrainingPlanFactory(trainee=first.trainee, company=first.company, starts_on=date(2026, 8, 1))
    assert outlook_on(ON).count() == 1
