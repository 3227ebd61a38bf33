"""Invented plans that keep every rule, with the audits, visits and tests around them."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from factories.companies import CompanyFactory
from factories.trainees import TraineeFactory
from titp.japanese.months import before, inclusive_end
from training_plans.models import (
    Audit,
    AuditReport,
    CourseLesson,
    CourseSeat,
    Lecture,
    LectureCourse,
    PreArrivalCourse,
    SkillTest,
    Suspension,
    TrainingPlan,
    Visit,
)

# In training before a stage begins, where stage follows stage.
YEARS = {1: 0, 2: 1, 3: 3}


class TrainingPlanFactory(DjangoModelFactory):
    """An accredited plan over a whole stage; with `company=` the person is placed there too."""

    class Meta:
        model = TrainingPlan

    company = factory.SubFactory(CompanyFactory)
    trainee = factory.SubFactory(
        TraineeFactory,
        company=factory.SelfAttribute("..company"),
        entered_on=factory.LazyAttribute(
            lambda person: (
                person.factory_parent.starts_on
                and before(person.factory_parent.starts_on, YEARS[person.factory_parent.stage] * 12)
            )
        ),
    )
    stage = 1
    operation_id = "1-1-1"
    starts_on = date(2026, 4, 1)
    ends_on = factory.LazyAttribute(
        lambda plan: inclusive_end(plan.starts_on, 12 if plan.stage == 1 else 24)
    )
    filed_on = factory.LazyAttribute(lambda plan: before(plan.starts_on, 5))
    accredited_on = factory.LazyAttribute(lambda plan: before(plan.starts_on, 3))
    essential_minutes = 60_000
    related_minutes = 30_000
    peripheral_minutes = 10_000
    essential_safety_minutes = 6_000
    related_safety_minutes = 3_000
    peripheral_safety_minutes = 1_000


class DraftPlanFactory(TrainingPlanFactory):
    """A plan that is neither filed nor accredited."""

    filed_on = None
    accredited_on = None


class SuspensionFactory(DjangoModelFactory):
    class Meta:
        model = Suspension

    plan = factory.SubFactory(TrainingPlanFactory)
    starts_on = date(2026, 7, 1)


class AuditFactory(DjangoModelFactory):
    """By all methods, with interviews of as many as need be."""

    class Meta:
        model = Audit

    company = factory.SubFactory(CompanyFactory)
    held_on = date(2026, 5, 20)
    seen_on_site = True
    reports_heard = True
    trainees_interviewed = True
    interviewed_count = 9
    books_checked = True
    lodging_checked = True


class AuditReportFactory(DjangoModelFactory):
    class Meta:
        model = AuditReport

    audit = factory.SubFactory(AuditFactory)
    submitted_on = date(2026, 6, 10)


class VisitFactory(DjangoModelFactory):
    class Meta:
        model = Visit

    company = factory.SubFactory(CompanyFactory)
    visited_on = date(2026, 5, 20)


class SkillTestFactory(DjangoModelFactory):
    class Meta:
        model = SkillTest

    trainee = factory.SubFactory(TraineeFactory)
    grade = SkillTest.Grade.BASIC


class LectureFactory(DjangoModelFactory):
    """A day of Japanese, attended."""

    class Meta:
        model = Lecture

    plan = factory.SubFactory(TrainingPlanFactory)
    held_on = factory.LazyAttribute(lambda lecture: lecture.plan.starts_on)
    minutes = 480
    subject = Lecture.Subject.JAPANESE
    affiliation = Lecture.Affiliation.OWN
    attendance = Lecture.Attendance.HELD


class PreArrivalCourseFactory(DjangoModelFactory):
    """February and March before an April, long enough to halve the lectures."""

    class Meta:
        model = PreArrivalCourse

    trainee = factory.SubFactory(TraineeFactory)
    starts_on = date(2026, 2, 1)
    ends_on = date(2026, 3, 10)
    minutes = 9600


class LectureCourseFactory(DjangoModelFactory):
    """Three weeks after an arrival at the beginning of April."""

    class Meta:
        model = LectureCourse

    name = factory.Sequence(lambda number: f"2026年4月入国 {number}")
    starts_on = date(2026, 4, 6)
    ends_on = date(2026, 5, 1)
    place = "見本研修センター"


class CourseSeatFactory(DjangoModelFactory):
    class Meta:
        model = CourseSeat

    course = factory.SubFactory(LectureCourseFactory)
    plan = factory.SubFactory(TrainingPlanFactory)


class CourseLessonFactory(DjangoModelFactory):
    """A day of Japanese."""

    class Meta:
        model = CourseLesson

    course = factory.SubFactory(LectureCourseFactory)
    held_on = date(2026, 4, 6)
    minutes = 480
    subject = Lecture.Subject.JAPANESE
    affiliation = Lecture.Affiliation.OWN
