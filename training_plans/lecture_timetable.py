"""The timetable of a course as people read it: by day, what counts of it, and what to look at."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from titp.compliance.law import ORDINANCE, Citation
from training_plans.models import CourseLesson, Lecture, LessonAttendance
from training_plans.rules.lecture_subjects import LEGAL_MINUTES

COUNTS = 8 * 60  # minutes of a day that count at most
SUBJECTS = ORDINANCE.article(10, 2, 7, "ロ")
HOURS = ORDINANCE.article(10, 2, 7, "ハ")
MARKS = {Lecture.Attendance.HELD: "○", Lecture.Attendance.MISSED: "×"}
PLANNED = Lecture.Attendance.PLANNED


@dataclass(frozen=True)
class Day:
    """The lessons of one day, in their order."""

    day: date
    lessons: list[CourseLesson]

    @property
    def minutes(self):
        return sum(lesson.minutes for lesson in self.lessons)

    @property
    def counts(self):
        return min(COUNTS, self.minutes)


@dataclass(frozen=True)
class Check:
    """Something to look at: in words, with the article where one says so."""

    text: str
    cites: Citation | None = None


def lessons_of(course):
    """The lessons of a course in their order, each with `belongs_to`."""
    return with_belongs_to(course.lessons.all())


def with_belongs_to(lessons):
    """Lessons, of a course or a person's own, each with `belongs_to`: whose the lecturer is.

    The word for the organization depends on its licence, so it is asked for once only.
    """
    words = {value: str(label) for value, label in Lecture.Affiliation.choices}
    lessons = list(lessons)
    for lesson in lessons:
        lesson.belongs_to = words.get(lesson.affiliation, "")
    return lessons


def days_of(lessons):
    """The Days of lessons that are in order."""
    days = {}
    for lesson in lessons:
        days.setdefault(lesson.held_on, []).append(lesson)
    return [Day(day, of_day) for day, of_day in days.items()]


def by_subject(lessons):
    """(subject in words, minutes) for each of the four, in the order of the ordinance."""
    return [
        (subject.label, sum(one.minutes for one in lessons if one.subject == subject))
        for subject in Lecture.Subject
    ]


def counted(course, lessons):
    """Minutes that count of lessons: eight hours of a day, before arrival without one subject."""
    if course.is_before:
        lessons = [one for one in lessons if one.subject != Lecture.Subject.LEGAL]
    return sum(day.counts for day in days_of(lessons))


def checks(course, days):
    """What to look at in a timetable, before anybody owes anything."""
    lessons = [lesson for day in days for lesson in day.lessons]
    if not lessons:
        return []
    legal = [lesson for lesson in lessons if lesson.subject == Lecture.Subject.LEGAL]
    found = []
    if not course.is_before:
        for subject, minutes in by_subject(lessons):
            if not minutes:
                found.append(Check(_("No lesson of: %(subject)s") % {"subject": subject}, SUBJECTS))
        if legal and sum(one.minutes for one in legal) < LEGAL_MINUTES:
            found.append(Check(_("Legal protection usually takes 8 hours (practice).")))
        found += _of_lecturers(legal)
    long = [day.day.isoformat() for day in days if day.minutes > COUNTS]
    if long:
        words = _("Longer than eight hours, so only eight count: %(days)s")
        found.append(Check(words % {"days": ", ".join(long)}, HOURS))
    return found


def _of_lecturers(legal):
    inside = [one for one in legal if one.affiliation in ("own", "host")]
    unknown = [one for one in legal if not one.affiliation]
    if inside:
        words = _(
            "Legal protection is taught by somebody of the organization or the host (%(days)s):"
            " please ask an outside expert."
        )
        yield Check(words % {"days": _days(inside)}, SUBJECTS)
    if unknown:
        words = _("Please enter to whom the lecturer of legal protection belongs: %(days)s")
        yield Check(words % {"days": _days(unknown)}, SUBJECTS)


def _days(lessons):
    return ", ".join(dict.fromkeys(one.held_on.isoformat() for one in lessons))


def attendance_rows(course):
    """The rows that tell who attended what, with `lesson_id` and `whose` (the plan)."""
    if course.is_before:
        rows = LessonAttendance.objects.filter(lesson__course=course)
        return rows.values_list("pk", "lesson_id", "seat__plan_id", "attendance")
    rows = Lecture.objects.filter(lesson__course=course)
    return rows.values_list("pk", "lesson_id", "plan_id", "attendance")


def attended(course):
    """{lesson id: (attended, missed, not told yet)} of a course, by one statement."""
    found = {}
    for _pk, lesson, _whose, state in attendance_rows(course):
        told = found.setdefault(lesson, [0, 0, 0])
        told[(Lecture.Attendance.HELD, Lecture.Attendance.MISSED, PLANNED).index(state)] += 1
    return found


def marks(course, days):
    """{plan: a mark for each day}: ○ all attended, × none, △ a part, "" not told yet."""
    day_of = {lesson.pk: number for number, day in enumerate(days) for lesson in day.lessons}
    told = {}
    for _pk, lesson, whose, state in attendance_rows(course):
        states = told.setdefault(whose, [set() for _day in days])
        states[day_of[lesson]].add(state)
    return {whose: [_mark(states - {PLANNED}) for states in row] for whose, row in told.items()}


def _mark(states):
    if len(states) > 1:
        return "△"
    return MARKS[states.pop()] if states else ""
