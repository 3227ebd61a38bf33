"""The story of a host before its trainee lands: a place was offered, and a course taken abroad."""

from datetime import date, time

from factories.placement import JobApplicationFactory, JobOfferFactory, ReferralFactory
from factories.training_plans import (
    CourseLessonFactory,
    CourseSeatFactory,
    LectureCourseFactory,
)
from training_plans.models import LessonAttendance


def placed(person, company):
    """The host asked for two, and took the one who was referred to it."""
    offer = JobOfferFactory(company=company, received_on=date(2024, 9, 1))
    application = JobApplicationFactory(trainee=person, received_on=date(2024, 10, 1))
    ReferralFactory(
        application=application, company=company, offer=offer, referred_on=date(2024, 10, 10),
        outcome="hired", decided_on=date(2024, 10, 20), employed_on=date(2025, 5, 1),
    )  # fmt: skip


def abroad(plan):
    """A course before arrival with a day of each: Japanese, which counts, and legal protection."""
    course = LectureCourseFactory(
        kind="before", starts_on=date(2025, 1, 6), ends_on=date(2025, 2, 28),
        place="Sample School, Hanoi", held_by="Sample School", note="特になし",
    )  # fmt: skip
    seat = CourseSeatFactory(course=course, plan=plan)
    for day, subject, content in ((6, "japanese", "会話"), (7, "legal", "入管法")):
        lesson = CourseLessonFactory(
            course=course, held_on=date(2025, 1, day), subject=subject, content=content,
            minutes=360, starts_at=time(9), ends_at=time(16), lecturer="例田　花子",
            lecturer_post="日本語講師", affiliation="outside",
        )  # fmt: skip
        LessonAttendance.objects.create(lesson=lesson, seat=seat, attendance="held")
    return course
