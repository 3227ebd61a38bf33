"""A course of lectures and what follows from its timetable for each person who takes it.

The timetable is planned once. Each person has a row for each lesson, which is a Lecture after
arrival and a LessonAttendance before it, so that the rules read the same rows as ever.
"""

from collections import defaultdict
from dataclasses import dataclass

from django.db import connection

from training_plans.lecture_hours import LectureHours
from training_plans.models import CourseSeat, Lecture
from training_plans.rules.lecture_hours import LECTURE_HOURS

FOLLOWS = ("held_on", "minutes", "subject", "lecturer", "affiliation", "place")
# Attendance of a day is forgotten where the lesson moves to a day that has not come.
SPREAD_AFTER = f"""
    INSERT INTO training_plans_lecture AS lecture
           (organization_id, plan_id, lesson_id, {", ".join(FOLLOWS)}, attendance)
    SELECT lesson.organization_id, seat.plan_id, lesson.id, lesson.held_on, lesson.minutes,
           lesson.subject, lesson.lecturer, lesson.affiliation,
           coalesce(nullif(lesson.place, ''), course.place), 'planned'
      FROM training_plans_courselesson lesson
      JOIN training_plans_lecturecourse course
        ON course.organization_id = lesson.organization_id AND course.id = lesson.course_id
      JOIN training_plans_courseseat seat
        ON seat.organization_id = lesson.organization_id AND seat.course_id = lesson.course_id
     WHERE lesson.course_id = %(course)s AND course.kind = 'after'
        ON CONFLICT (organization_id, plan_id, lesson_id) DO UPDATE
       SET {", ".join(f"{name} = excluded.{name}" for name in FOLLOWS)},
           attendance = CASE WHEN lecture.held_on <> excluded.held_on
                              AND excluded.held_on > %(on)s
                             THEN 'planned' ELSE lecture.attendance END
     WHERE ({", ".join(f"lecture.{name}" for name in FOLLOWS)})
           IS DISTINCT FROM ({", ".join(f"excluded.{name}" for name in FOLLOWS)})
"""
SPREAD_BEFORE = """
    INSERT INTO training_plans_lessonattendance
           (organization_id, lesson_id, seat_id, attendance)
    SELECT lesson.organization_id, lesson.id, seat.id, 'planned'
      FROM training_plans_courselesson lesson
      JOIN training_plans_lecturecourse course
        ON course.organization_id = lesson.organization_id AND course.id = lesson.course_id
      JOIN training_plans_courseseat seat
        ON seat.organization_id = lesson.organization_id AND seat.course_id = lesson.course_id
     WHERE lesson.course_id = %(course)s AND course.kind = 'before'
        ON CONFLICT (organization_id, lesson_id, seat_id) DO NOTHING
"""
# What each person has attended before arrival: subjects (1), (2) and (4), eight hours of a day at
# most, as after arrival.
ATTENDED_BEFORE = """
    attended_before AS (
        SELECT organization_id, plan_id, course_id, min(held_on) AS starts_on,
               max(held_on) AS ends_on, sum(least(480, minutes))::int AS minutes
          FROM (SELECT seat.organization_id, seat.plan_id, seat.course_id, lesson.held_on,
                       coalesce(sum(lesson.minutes) FILTER (WHERE subject <> 'legal'), 0) AS minutes
                  FROM training_plans_courseseat seat
                  JOIN training_plans_lessonattendance told
                    ON told.organization_id = seat.organization_id AND told.seat_id = seat.id
                  JOIN training_plans_courselesson lesson
                    ON lesson.organization_id = seat.organization_id AND lesson.id = told.lesson_id
                 WHERE seat.course_id = %(course)s AND told.attendance = ANY (%(told)s)
                 GROUP BY seat.organization_id, seat.plan_id, seat.course_id, lesson.held_on
               ) AS days
         GROUP BY organization_id, plan_id, course_id
    )
"""
RECORD_BEFORE = f"""
    WITH {ATTENDED_BEFORE},
    gone AS (
        DELETE FROM training_plans_prearrivalcourse record
         WHERE record.course_id = %(course)s AND NOT EXISTS (
               SELECT FROM attended_before attended
                 JOIN training_plans_trainingplan plan
                   ON plan.organization_id = attended.organization_id
                  AND plan.id = attended.plan_id
                WHERE plan.trainee_id = record.trainee_id)
    )
    INSERT INTO training_plans_prearrivalcourse AS record
           (organization_id, trainee_id, course_id, starts_on, ends_on, minutes, held_by)
    SELECT attended.organization_id, plan.trainee_id, course.id, attended.starts_on,
           attended.ends_on, attended.minutes,
           coalesce(nullif(course.held_by, ''), (SELECT name FROM tenancy_organization
                                                  WHERE id = attended.organization_id))
      FROM attended_before attended
      JOIN training_plans_trainingplan plan
        ON plan.organization_id = attended.organization_id AND plan.id = attended.plan_id
      JOIN training_plans_lecturecourse course
        ON course.organization_id = attended.organization_id AND course.id = attended.course_id
        ON CONFLICT (organization_id, course_id, trainee_id) DO UPDATE
       SET starts_on = excluded.starts_on, ends_on = excluded.ends_on,
           minutes = excluded.minutes, held_by = excluded.held_by
     WHERE (record.starts_on, record.ends_on, record.minutes, record.held_by)
           IS DISTINCT FROM
           (excluded.starts_on, excluded.ends_on, excluded.minutes, excluded.held_by)
"""
HOURS = f"""
    WITH {LECTURE_HOURS}
    SELECT id, practice, parts, required, planned, held, days FROM hours WHERE id = ANY (%(plans)s)
"""
BEFORE = f"""
    WITH {ATTENDED_BEFORE}
    SELECT plan_id, minutes, law.inclusive_end(starts_on, 1) <= ends_on FROM attended_before
"""
PLANNED, HELD = Lecture.Attendance.PLANNED.value, Lecture.Attendance.HELD.value
LONG_ENOUGH = 160 * 60  # minutes; Ordinance art. 10(2)(vii)ハ


@dataclass(frozen=True)
class BeforeArrival:
    """Minutes of a course before arrival that count, and whether it takes a month."""

    planned: int = 0
    held: int = 0
    takes_a_month: bool = False

    @property
    def halves(self):
        """Whether, attended as planned, it halves the lectures after arrival."""
        return self.takes_a_month and self.planned >= LONG_ENOUGH

    @property
    def missing(self):
        return max(0, LONG_ENOUGH - self.planned)


@dataclass(frozen=True)
class Progress:
    """What a course comes to for one person: `hours` after arrival, or `before` it."""

    seat: CourseSeat
    hours: LectureHours | None
    before: BeforeArrival | None = None

    @property
    def afterwards(self):
        """Minutes after arrival if all is attended as planned before it: a twelfth or a sixth."""
        parts = 12 if self.before.halves else 6
        return -(-self.hours.practice // (parts - 1)), f"1/{parts}"


def spread(course, on):
    """Give each participant a row for each lesson, equal to it; what equals it stays untouched."""
    with connection.cursor() as cursor:
        cursor.execute(SPREAD_AFTER, {"course": course.pk, "on": on})
        cursor.execute(SPREAD_BEFORE, {"course": course.pk})
        if course.is_before:
            cursor.execute(RECORD_BEFORE, {"course": course.pk, "told": [HELD]})


def progress(course, on):
    """The Progress of each participant, by name; the same hours as the rule counts (LECT-001)."""
    seats = course.seats.select_related("plan__trainee", "plan__company").order_by(
        "plan__company__sort_key", "plan__trainee__sort_key", "pk"
    )
    seats = list(seats)
    with connection.cursor() as cursor:
        cursor.execute(HOURS, {"plans": [seat.plan_id for seat in seats], "on": on})
        hours = {plan: LectureHours(*rest) for plan, *rest in cursor.fetchall()}
        before = _before(cursor, course) if course.is_before else {}
    return [
        Progress(
            seat, hours.get(seat.plan_id),
            before.get(seat.plan_id, BeforeArrival()) if course.is_before else None,
        )
        for seat in seats
    ]  # fmt: skip


def _before(cursor, course):
    found = defaultdict(dict)
    for name, told in (("planned", [PLANNED, HELD]), ("held", [HELD])):
        cursor.execute(BEFORE, {"course": course.pk, "told": told})
        for plan, minutes, a_month in cursor.fetchall():
            found[plan][name] = minutes
            if name == "planned":
                found[plan]["takes_a_month"] = a_month
    return {plan: BeforeArrival(**told) for plan, told in found.items()}
