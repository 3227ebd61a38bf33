"""Papers of lectures: what was held, by whom and when, and to whom a course was no use."""

from datetime import date, time

import pytest
from factories.training_plans import (
    CourseLessonFactory,
    CourseSeatFactory,
    LectureCourseFactory,
    LectureFactory,
    TrainingPlanFactory,
)
from filled_in import DAYS, form_of

from titp.official_forms.filling import filled
from training_plans.models import LessonAttendance

pytestmark = pytest.mark.django_db


def test_a_record_has_the_lessons_to_which_somebody_came(acting):
    course = LectureCourseFactory(kind="before")
    came, missed = (CourseSeatFactory(course=course) for _ in range(2))
    held, planned = (CourseLessonFactory(course=course, minutes=60 * n) for n in (3, 5))
    for seat, state in ((came, "held"), (missed, "missed")):
        LessonAttendance.objects.create(lesson=held, seat=seat, attendance=state)
        LessonAttendance.objects.create(lesson=planned, seat=seat, attendance="planned")
    paper = filled(form_of("pre_arrival_record"), course, DAYS[""]).values
    assert [(row[1], row[5]) for row in paper["lessons"]] == [
        ("3時間", f"欠席：{missed.plan.trainee}")
    ]
    assert paper["total"] == "3時間"


def test_a_lecture_of_a_timetable_says_its_hours_content_and_the_post_of_who_held_it(acting):
    lesson = CourseLessonFactory(
        starts_at=time(9), ends_at=time(18), content="ごみの分別", subject="life",
        lecturer_post="行政書士",
    )  # fmt: skip
    plan = TrainingPlanFactory()
    LectureFactory(plan=plan, lesson=lesson, subject="life", lecturer="見本　一", attendance="held")
    row = filled(form_of("lecture_record"), plan, DAYS[""]).values["lessons"][0]
    assert row[1:3] == ["09:00～18:00\n8時間", "本邦での生活一般（ごみの分別）"]
    assert row[3].startswith("行政書士　見本　一")


def twice_a_day(lessons):
    """The record of a course of two people, of whom one missed the second of two lessons alike."""
    plan = TrainingPlanFactory(lecture_starts_on=date(2026, 4, 6))
    mate = TrainingPlanFactory(company=plan.company, lecture_starts_on=date(2026, 4, 6))
    for number, lesson in enumerate(lessons):
        for one in (plan, mate):
            missed = one == mate and number == 1
            LectureFactory(
                plan=one, lesson=lesson, held_on=date(2026, 4, 6), minutes=180,
                attendance="missed" if missed else "held",
            )  # fmt: skip
    return mate, filled(form_of("lecture_record"), plan, DAYS[""]).values


def test_two_lessons_alike_on_one_day_are_two_lines_each_with_its_clock(acting):
    course = LectureCourseFactory()
    afternoon, morning = (
        CourseLessonFactory(course=course, minutes=180, starts_at=time(at), ends_at=time(at + 3))
        for at in (13, 9)
    )
    mate, paper = twice_a_day((morning, afternoon))
    assert [(row[1], row[5]) for row in paper["lessons"]] == [
        ("09:00～12:00\n3時間", ""), ("13:00～16:00\n3時間", f"欠席：{mate.trainee}"),
    ]  # fmt: skip
    assert paper["total_japanese"] == "6時間"


def test_two_lectures_alike_without_a_timetable_are_two_lines_too(acting):
    mate, paper = twice_a_day((None, None))
    assert [row[5] for row in paper["lessons"]] == ["", f"欠席：{mate.trainee}"]
    assert paper["total_japanese"] == "6時間"


def test_only_a_course_before_arrival_has_a_record_of_its_own(signed_in, told, inside):
    with inside():
        after = LectureCourseFactory()
    client, before = signed_in("caseworker"), told["lecture-course"]
    assert client.get(f"/o/kita/forms/pre_arrival_record/{before.pk}/").status_code == 200
    assert client.get(f"/o/kita/forms/pre_arrival_record/{after.pk}/").status_code == 404
    assert client.get(f"/o/kita/forms/of/lecture-course/{after.pk}/").status_code == 404
    pages = [
        client.get(f"/o/kita/lecture-courses/{one.pk}/").content.decode() for one in (before, after)
    ]
    assert ["/forms/of/lecture-course/" in page for page in pages] == [True, False]
