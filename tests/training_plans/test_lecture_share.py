"""How many hours of lectures a plan asks for, as its page tells."""

from datetime import date

import pytest
from factories.training_plans import LectureFactory, TrainingPlanFactory
from hypothesis import given, settings
from hypothesis import strategies as st

from training_plans.lecture_hours import LectureHours, lecture_hours

START, END = date(2026, 4, 1), date(2026, 4, 30)


def test_without_a_course_before_landing_it_is_a_sixth(acting):
    plan = TrainingPlanFactory(
        starts_on=START, lecture_starts_on=START, lecture_ends_on=END, essential_minutes=60_000,
        related_minutes=30_000, peripheral_minutes=6_000, essential_safety_minutes=0,
        related_safety_minutes=0, peripheral_safety_minutes=0,
    )  # fmt: skip
    for day in (START, date(2026, 4, 2)):
        LectureFactory(plan=plan, held_on=day, minutes=480)
    hours = lecture_hours(plan, date(2026, 5, 1))
    assert (hours.required, hours.planned, hours.missing) == (19_200, 960, 18_240)


@pytest.mark.django_db
@settings(max_examples=20, deadline=None)
@given(practice=st.integers(1, 200_000), parts=st.sampled_from([6, 12]))
def test_the_minutes_required_are_the_fewest_that_reach_the_share(practice, parts):
    required = -(-practice // (parts - 1))
    hours = LectureHours(practice, parts, required, required, 0, 1)
    assert parts * required >= required + practice
    assert parts * (required - 1) < required - 1 + practice
    assert hours.missing == 0
