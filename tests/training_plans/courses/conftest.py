"""Two people of one April, and the courses that they take."""

from datetime import date

import pytest
from factories.companies import CompanyFactory
from factories.training_plans import CourseSeatFactory, LectureCourseFactory, TrainingPlanFactory
from lessons import START

from titp.tenancy.context import use


@pytest.fixture
def plans(kita):
    with use(kita.pk):
        came = {"starts_on": START, "lecture_starts_on": START, "lecture_ends_on": date(2026, 5, 5)}
        return [TrainingPlanFactory(company=CompanyFactory(), **came) for _ in range(2)]


@pytest.fixture
def course(kita, plans):
    with use(kita.pk):
        course = LectureCourseFactory()
        for plan in plans:
            CourseSeatFactory(course=course, plan=plan)
        return course


@pytest.fixture
def abroad(kita, plans):
    """A course from January to March before the landing."""
    with use(kita.pk):
        course = LectureCourseFactory(
            kind="before", starts_on=date(2026, 1, 5), ends_on=date(2026, 3, 13)
        )
        for plan in plans:
            CourseSeatFactory(course=course, plan=plan)
        return course
