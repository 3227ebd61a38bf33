"""入国後講習の時間数: a sixth of stage 1, a twelfth after a course before landing."""

from datetime import date, timedelta

import pytest
from factories.trainees import LeavingFactory
from factories.training_plans import (
    DraftPlanFactory,
    LectureFactory,
    PreArrivalCourseFactory,
    SuspensionFactory,
    TrainingPlanFactory,
)

RULE = "LECT-001"
START = date(2026, 4, 1)
END = "2026-04-30"
# 96,000 minutes of practice: a sixth of all is 19,200, a twelfth 8,728 (96,000 / 11 = 8,727.3).
MINUTES = {"essential_minutes": 60_000, "related_minutes": 30_000, "peripheral_minutes": 6_000}
NO_SAFETY = {
    "essential_safety_minutes": 0, "related_safety_minutes": 0, "peripheral_safety_minutes": 0,
}  # fmt: skip


@pytest.fixture
def plan(acting):
    """Lectures from 1 to 30 April, then 1,600 hours of practice."""
    return TrainingPlanFactory(
        starts_on=START, lecture_starts_on=START, lecture_ends_on=date(2026, 4, 30), **MINUTES,
        **NO_SAFETY,
    )  # fmt: skip


def lectures(plan, minutes, first=0, **fields):
    """So many minutes from the first day on, eight hours a day."""
    day = 0
    while minutes > 0:
        LectureFactory(
            plan=plan, held_on=START + timedelta(first + day), minutes=min(480, minutes), **fields
        )
        minutes, day = minutes - 480, day + 1


def course(plan, **days):
    return PreArrivalCourseFactory(trainee=plan.trainee, **days)


def test_a_twelfth_to_the_minute_is_enough_after_a_course(plan, seen, evidence):
    course(plan)
    lectures(plan, 8_727)
    assert seen("2026-05-01") == {END: "violation"}
    LectureFactory(plan=plan, held_on=date(2026, 4, 30), minutes=1)
    assert seen("2026-05-01") == {END: "ok"}


def test_without_a_course_it_is_a_sixth(plan, seen):
    # thirty days of eight hours are 14,400
    lectures(plan, 14_400)
    assert seen("2026-05-01") == {END: "violation"}
    plan.essential_minutes, plan.related_minutes = 42_000, 24_000
    plan.save()
    assert seen("2026-05-01") == {END: "ok"}


def test_exactly_a_sixth_of_all_hours_is_a_sixth(acting, seen):
    plan = TrainingPlanFactory(
        starts_on=START, lecture_starts_on=START, lecture_ends_on=date(2026, 4, 30),
        essential_minutes=2_400, related_minutes=0, peripheral_minutes=0, **NO_SAFETY,
    )  # fmt: skip
    lectures(plan, 480)
    assert seen("2026-05-01") == {END: "ok"}
    plan.essential_minutes = 2_401
    plan.save()
    assert seen("2026-05-01") == {END: "violation"}


def test_a_day_counts_eight_hours_at_most(acting, evidence):
    plan = TrainingPlanFactory(starts_on=START, lecture_ends_on=date(2026, 4, 30), **MINUTES)
    for minutes in (300, 300):
        LectureFactory(plan=plan, held_on=START, minutes=minutes)
    assert evidence("2026-05-01", due=END)["held_minutes"] == 480


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "share"),
    [
        (date(2025, 11, 1), date(2025, 11, 29), "1/6"),  # a day short of a month
        (date(2025, 11, 1), date(2025, 11, 30), "1/12"),
        (date(2026, 2, 1), date(2026, 2, 28), "1/12"),
        (date(2025, 8, 1), date(2025, 9, 30), "1/6"),  # more than six months before
        (date(2025, 8, 1), date(2025, 10, 1), "1/12"),
        (date(2026, 3, 1), date(2026, 3, 31), "1/12"),
        (date(2026, 3, 1), date(2026, 4, 1), "1/6"),  # ends on the day the lectures start
    ],
)
def test_a_course_halves_them_that_took_a_month_and_ended_within_six(
    plan, evidence, starts_on, ends_on, share
):
    course(plan, starts_on=starts_on, ends_on=ends_on)
    assert evidence("2026-04-01", due=END)["share"] == share


def test_six_months_before_the_end_of_august_are_the_end_of_february(acting, evidence):
    plan = TrainingPlanFactory(
        starts_on=date(2026, 8, 31), lecture_starts_on=date(2026, 8, 31),
        lecture_ends_on=date(2026, 9, 30),
    )  # fmt: skip
    course(plan, starts_on=date(2026, 1, 20), ends_on=date(2026, 2, 28))
    assert evidence("2026-09-01", due="2026-09-30")["share"] == "1/12"


def test_a_course_of_less_than_160_hours_does_not_count(plan, evidence):
    course(plan, minutes=9_599)
    assert evidence("2026-04-01", due=END)["share"] == "1/6"


def test_two_short_courses_are_not_one_long_one(plan, evidence):
    course(plan, minutes=5_000)
    course(plan, minutes=5_000)
    assert evidence("2026-04-01", due=END)["share"] == "1/6"


def test_before_the_end_of_the_lectures_it_is_a_hint_for_planning(plan, seen):
    lectures(plan, 480, attendance="planned")
    assert seen("2025-10-31") == {END: "upcoming"}
    assert seen("2025-11-01") == {END: "due_soon"}
    assert seen(END) == {END: "due_soon"}


def test_planned_hours_that_suffice_are_in_order_until_the_end(plan, seen):
    course(plan)
    lectures(plan, 9_600, attendance="planned")
    assert seen("2026-02-01") == {END: "ok"}
    assert seen(END) == {END: "ok"}


def test_planned_hours_that_nobody_confirmed_lack_data_afterwards(plan, seen):
    course(plan)
    lectures(plan, 9_600, attendance="planned")
    assert seen("2026-05-01") == {END: "data_gap"}


def test_hours_that_somebody_missed_must_be_made_good(plan, seen):
    course(plan)
    lectures(plan, 8_640)
    sick = LectureFactory(plan=plan, held_on=date(2026, 4, 28), minutes=480, attendance="missed")
    assert seen("2026-05-01") == {END: "violation"}
    LectureFactory(plan=plan, held_on=date(2026, 5, 7), minutes=480, attendance="held")
    assert sick.attendance == "missed"
    assert seen("2026-05-06") == {END: "violation"}
    assert seen("2026-05-07") == {END: "late"}


def test_what_is_noted_of_a_day_to_come_is_not_known_yet(plan, evidence):
    lectures(plan, 960)
    found = evidence("2026-04-01", due=END)
    assert (found["held_minutes"], found["planned_minutes"]) == (480, 960)


def test_without_any_lecture_the_data_are_missing(plan, seen):
    assert seen("2025-10-31") == {END: "upcoming"}
    assert seen("2026-04-15") == {END: "data_gap"}
    assert seen("2026-05-01") == {END: "data_gap"}


def test_without_an_end_of_the_lectures_or_hours_of_practice_the_data_are_missing(plan, seen):
    lectures(plan, 960)
    plan.lecture_ends_on = None
    plan.save()
    assert seen("2026-05-01") == {None: "data_gap"}
    plan.lecture_ends_on = date(2026, 4, 30)
    plan.essential_minutes = plan.related_minutes = plan.peripheral_minutes = 0
    plan.save()
    assert seen("2026-05-01") == {END: "data_gap"}


def test_a_stage_that_is_over_without_any_lecture_on_record_is_left_alone(plan, seen):
    assert seen("2027-03-31") == {END: "data_gap"}
    assert seen("2027-04-01") == {END: "not_applicable"}
    lectures(plan, 960)
    assert seen("2027-04-01") == {END: "violation"}


def test_drafts_are_judged_too_and_later_stages_are_not(acting, seen):
    draft = DraftPlanFactory(
        starts_on=START, lecture_starts_on=START, lecture_ends_on=date(2026, 4, 30)
    )
    lectures(draft, 480, attendance="planned")
    TrainingPlanFactory(trainee=draft.trainee, stage=2, starts_on=date(2027, 4, 1))
    assert seen("2026-03-01") == {END: "due_soon"}


def test_who_went_home_during_the_lectures_owes_none(plan, seen):
    lectures(plan, 960)
    LeavingFactory(trainee=plan.trainee, left_on=date(2026, 4, 20))
    assert seen("2026-04-19") == {}
    assert seen("2026-05-01") == {}


def test_who_is_missing_later_is_judged_until_that_day(plan, seen):
    lectures(plan, 960)
    LeavingFactory(trainee=plan.trainee, kind="absconded", left_on=date(2026, 6, 1))
    assert seen("2026-05-31") == {END: "violation"}
    assert seen("2026-06-01") == {}


def test_while_training_rests_over_the_end_of_the_lectures_nothing_is_owed(plan, seen):
    lectures(plan, 960)
    SuspensionFactory(plan=plan, starts_on=date(2026, 4, 20), resumes_on=date(2026, 6, 1))
    assert seen("2026-05-31") == {END: "not_applicable"}
    assert seen("2026-06-01") == {END: "violation"}


def test_a_plan_after_a_transfer_does_not_repeat_them(plan, seen):
    course(plan)
    lectures(plan, 9_600)
    plan.ended_on = date(2026, 8, 31)
    plan.save()
    second = TrainingPlanFactory(trainee=plan.trainee, starts_on=date(2026, 9, 1))
    assert seen("2026-10-01", about=second) == {}
    assert seen("2026-10-01", about=plan) == {END: "ok"}


def test_a_plan_after_lectures_that_broke_off_owes_its_own(plan, seen):
    plan.ended_on = date(2026, 4, 10)
    plan.save()
    second = TrainingPlanFactory(
        trainee=plan.trainee, starts_on=date(2026, 5, 1), lecture_ends_on=date(2026, 5, 31)
    )
    assert seen("2026-06-01") == {"2026-05-31": "data_gap"}
    assert seen("2026-06-01", about=second)


def test_the_evidence_is_the_values_that_were_read(plan, evidence):
    course(plan)
    lectures(plan, 960)
    assert evidence("2026-05-01", due=END) == {
        "held_minutes": 960,
        "planned_minutes": 960,
        "required_minutes": 8_728,
        "practice_minutes": 96_000,
        "share": "1/12",
        "days": 2,
        "lecture_ends_on": END,
        "missing": [],
    }
