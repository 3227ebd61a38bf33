"""Report: the timetable of a course of lectures, who takes it, and who attended."""

from django.utils.timezone import localdate

from titp.declared import Text
from titp.documents.report import report
from training_plans.lecture_planning import progress
from training_plans.lecture_timetable import by_subject, counted, days_of, lessons_of, marks
from training_plans.models import LectureCourse

DAYS_ACROSS = 20


@report(
    title=Text(ja="講習日程表", en="Timetable of lectures"),
    about="training_plans.LectureCourse",
    may="read lectures",
)
def lecture_schedule(subject):
    """The lessons of a course day by day, with subject, hours, lecturer and place; its
    participants with their hours; who attended on which day."""
    course = LectureCourse.objects.get(pk=subject.pk)
    lessons = lessons_of(course)
    days = days_of(lessons)
    told, people = marks(course, days), progress(course, localdate())
    return {
        "course": course,
        "days": days,
        "subjects": by_subject(lessons),
        "minutes": counted(course, lessons),
        "people": people,
        "parts": [
            (
                days[start : start + DAYS_ACROSS],
                [
                    (one, told.get(one.seat.plan_id, [])[start : start + DAYS_ACROSS])
                    for one in people
                ],
            )
            for start in range(0, len(days), DAYS_ACROSS)
        ],
    }
