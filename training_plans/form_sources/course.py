"""Sources: lectures after landing, of a plan and of all who sat in them, and a course abroad."""

from collections import Counter, defaultdict
from datetime import time

from titp.official_forms.source import source
from titp.official_forms.wording import hours
from training_plans.models import (
    CourseLesson,
    Lecture,
    LectureCourse,
    LessonAttendance,
    PreArrivalCourse,
    TrainingPlan,
)

AFFILIATIONS = {"own": "監理団体", "host": "実習実施者", "outside": "外部専門家"}
HELD, MISSED = Lecture.Attendance.HELD, Lecture.Attendance.MISSED


@source
def course(row, asked):
    """Lessons of the plan and of those of the same host whose lectures began on the same day.

    A lesson stands once, whoever sat in it; who missed it stands beside it.
    """
    plans = list(together_with(row))
    lectures = Lecture.objects.filter(plan__in=plans).select_related("plan__trainee", "lesson")
    planned = [_of_people(same) for _key, same in sorted(_by_lesson(lectures), key=_first)]
    course = LectureCourse.objects.filter(seats__plan=row, kind=LectureCourse.Kind.AFTER).first()
    return {
        "place": course and course.place,
        "held_by": course and course.held_by,
        "people": [
            {
                "name": str(plan.trainee), "number": plan.accreditation_number,
                "starts_on": plan.lecture_starts_on, "ends_on": plan.lecture_ends_on,
            }
            for plan in plans
        ],
        "planned": planned,
        **_sums([one for one in planned if one["was_held"]]),
        "before_landing": [
            {
                "starts_on": one.starts_on, "ends_on": one.ends_on, "minutes": one.minutes,
                "held_by": one.held_by,
            }
            for one in PreArrivalCourse.objects.filter(trainee=row.trainee_id)
        ],
    }  # fmt: skip


@source
def course_abroad(row, asked):
    """A course before arrival: who took it, and the lessons to which somebody came."""
    seats = row.seats.select_related("plan__trainee", "plan__company").order_by(
        "plan__trainee__sort_key", "pk"
    )
    told = defaultdict(list)
    for one in LessonAttendance.objects.filter(lesson__course=row).select_related(
        "seat__plan__trainee"
    ):
        told[one.lesson_id].append(one)
    lessons = [
        _line(lesson, [(one.attendance, one.seat.plan.trainee) for one in told[lesson.pk]])
        | {"place": lesson.place or row.place}
        for lesson in CourseLesson.objects.filter(course=row)
    ]
    return {
        "name": row.name, "starts_on": row.starts_on, "ends_on": row.ends_on,
        "place": row.place, "held_by": row.held_by, "note": row.note,
        "companies": "、".join(dict.fromkeys(seat.plan.company.name for seat in seats)),
        "people": [
            {
                "name": str(seat.plan.trainee), "birth_date": seat.plan.trainee.birth_date,
                "company": seat.plan.company.name,
            }
            for seat in seats
        ],
        **_sums([one for one in lessons if one["was_held"]]),
    }  # fmt: skip


def together_with(plan):
    """The plans of one course, with this one among them."""
    if plan.lecture_starts_on is None:
        return [plan]
    same = TrainingPlan.objects.filter(
        company=plan.company_id, stage=plan.stage, lecture_starts_on=plan.lecture_starts_on
    )
    return same.select_related("trainee").order_by("trainee__sort_key", "pk")


def _by_lesson(lectures):
    """Pairs of key and lectures: those of all who sat in the same lesson.

    Two alike on one day are two lessons: the timetable tells them apart, and where there is none,
    the how-manieth of its kind each was for the person.
    """
    lessons, alike = defaultdict(list), Counter()
    for one in lectures.order_by("held_on", "pk"):
        begins = one.lesson and one.lesson.starts_at or time.min
        key = (one.held_on, one.subject, one.minutes, one.lecturer, one.place, begins,
               one.lesson_id or 0)  # fmt: skip
        alike[one.plan_id, key] += 1
        lessons[*key, alike[one.plan_id, key]].append(one)
    return lessons.items()


def _first(pair):
    return pair[0]


def _sums(held):
    """The lessons that were held, and their minutes: of each subject, and of all."""
    sums = {
        f"total_{subject.value}": sum(one["minutes"] for one in held if one["code"] == subject)
        for subject in Lecture.Subject
    }
    counted = sum(one["minutes"] for one in held if one["code"] != Lecture.Subject.LEGAL)
    total = sum(one["minutes"] for one in held) or None
    return {"lessons": held, "total": total, "total_without_legal": counted, **sums}


def _of_people(same):
    """The line of a lesson after landing, of which there is a row for each person."""
    line = _line(same[0], [(each.attendance, each.plan.trainee) for each in same])
    if lesson := same[0].lesson:
        line |= {"time": _time(lesson), "lecturer": _lecturer(same[0], lesson.lecturer_post)}
        line["subject"] = _subject(same[0], lesson.content)
    return line


def _line(one, attendance):
    """One line of the record, of a lesson or a lecture; `attendance`: pairs of state and person."""
    missed = [str(person) for state, person in attendance if state == MISSED]
    return {
        "held_on": one.held_on,
        "minutes": one.minutes,
        "time": _time(one),
        "code": one.subject,
        "subject": _subject(one, getattr(one, "content", "")),
        "lecturer": _lecturer(one, getattr(one, "lecturer_post", "")),
        "place": one.place,
        "remark": f"欠席：{'、'.join(missed)}" if missed else "",
        "was_held": any(state == HELD for state, _person in attendance),
    }


def _subject(one, content):
    name = one.get_subject_display()
    return f"{name}（{content}）" if content else name


def _time(one):
    """From when until when, and how long without breaks."""
    starts, ends = getattr(one, "starts_at", None), getattr(one, "ends_at", None)
    clock = f"{starts:%H:%M}～{ends:%H:%M}\n" if starts and ends else ""
    return f"{clock}{hours(one.minutes)}"


def _lecturer(one, post):
    """Post and name, and to whom the lecturer belongs."""
    name = "　".join(filter(None, (post, one.lecturer)))
    return f"{name}（{AFFILIATIONS[one.affiliation]}）" if one.affiliation else name
