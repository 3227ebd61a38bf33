"""A course of lectures: planned once for all who take it, attended by each, with its hours."""

import re
from datetime import date, time

import pytest
from factories.training_plans import (
    CourseLessonFactory,
)
from lessons import LESSON, START, new, words
from pytest_django.asserts import assertContains

from titp.tenancy.context import use
from training_plans.models import (
    CourseLesson,
    CourseSeat,
    Lecture,
    LectureCourse,
)


def test_a_course_is_founded_and_asks_for_its_people_who_begin_that_day(office, url, kita, plans):
    answer = office.post(
        url("/lecture-courses/new/"),
        {"kind": "after", "name": "4月入国", "starts_on": "2026-04-06", "ends_on": "2026-05-01"},
    )
    with use(kita.pk):
        course = LectureCourse.objects.get()
    assert answer.url == url(f"/lecture-courses/{course.pk}/people/")
    field = office.get(answer.url).context["form"].fields["plans"]
    assert set(field.initial) == {plan.pk for plan in plans}
    office.post(answer.url, {"plans": [plan.pk for plan in plans]})
    with use(kita.pk):
        assert CourseSeat.objects.filter(course=course).count() == 2


def test_a_lesson_is_planned_once_and_stands_with_everybody(office, url, kita, course, plans):
    assert office.post(url(new(course)), LESSON | {"content": "会話"}).status_code == 302
    with use(kita.pk):
        found = set(Lecture.objects.values_list("plan", "held_on", "minutes", "place"))
    assert found == {(plan.pk, START, 480, "見本研修センター") for plan in plans}


def test_the_next_lesson_begins_at_the_times_of_the_last(office, url, kita, course):
    answer = office.post(url(new(course)), LESSON | {"and_next": "yes"})
    assert answer.url == url(new(course))
    form = office.get(answer.url).context["form"]
    assert (form["starts_at"].value(), form["minutes"].value()) == (time(9), "8")
    assert form["held_on"].value() is None
    assertContains(office.get(answer.url), 'name="and_next"')


def test_hours_that_nobody_typed_follow_from_the_times_of_the_next_lesson(
    office, url, kita, course
):
    morning = LESSON | {"minutes": "", "ends_at": "12:00"}
    answer = office.post(url(new(course)), morning | {"and_next": "yes"})
    assert office.get(answer.url).context["form"]["minutes"].value() in ("", None)
    office.post(answer.url, morning | {"held_on": "2026-04-07", "ends_at": "17:00"})
    with use(kita.pk):
        assert [row.minutes for row in CourseLesson.objects.all()] == [180, 480]


def test_lessons_alike_fall_on_the_weekdays_that_were_chosen(office, url, kita, course):
    office.post(url(new(course)), LESSON | {"until": "2026-04-18", "weekdays": ["0", "5"]})
    with use(kita.pk):
        assert [row.held_on.day for row in CourseLesson.objects.all()] == [6, 11, 13, 18]


def test_hours_are_counted_from_start_to_end_where_nobody_says_more(office, url, kita, course):
    office.post(url(new(course)), LESSON | {"minutes": "", "ends_at": "12:30"})
    with use(kita.pk):
        assert CourseLesson.objects.get().minutes == 210


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"held_on": "2026-04-05"}, "held_on"),
        ({"until": "2026-05-02"}, "until"),
        ({"until": "2026-04-05"}, "until"),
        ({"ends_at": "08:00", "minutes": "1"}, "ends_at"),
        ({"ends_at": ""}, "ends_at"),
        ({"minutes": "9:30"}, "minutes"),
        ({"starts_at": "", "ends_at": "", "minutes": ""}, "minutes"),
        ({"subject": "music"}, "subject"),
        ({"starts_at": "25:00"}, "starts_at"),
    ],
)
def test_a_lesson_that_cannot_be_is_refused_at_its_field(office, url, course, wrong, field):
    answer = office.post(url(new(course)), LESSON | wrong)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors


def test_two_lessons_at_one_time_are_refused(office, url, kita, course):
    with use(kita.pk):
        CourseLessonFactory(course=course, starts_at=time(9), ends_at=time(12), minutes=180)
    late = LESSON | {"starts_at": "11:00", "ends_at": "13:00", "minutes": "2"}
    answer = office.post(url(new(course)), late)
    assert "another lesson" in str(answer.context["form"].errors["starts_at"])
    assert office.post(url(new(course)), late | {"starts_at": "12:00"}).status_code == 422
    after = late | {"starts_at": "12:00", "minutes": "1"}
    assert office.post(url(new(course)), after).status_code == 302


def test_a_corrected_lesson_is_corrected_for_everybody(office, url, kita, course):
    office.post(url(new(course)), LESSON)
    with use(kita.pk):
        lesson = CourseLesson.objects.get()
    edit = url(f"/course-lessons/{lesson.pk}/edit/")
    version = office.get(edit).context["form"]["version"].value()
    office.post(edit, LESSON | {"subject": "life", "version": version})
    with use(kita.pk):
        assert set(Lecture.objects.values_list("subject", flat=True)) == {"life"}
    office.post(url(f"/course-lessons/{lesson.pk}/removal/"))
    with use(kita.pk):
        assert not Lecture.objects.exists()


def test_the_page_says_what_to_look_at_in_a_timetable(office, url, kita, course):
    with use(kita.pk):
        CourseLessonFactory(course=course, minutes=540)
        CourseLessonFactory(course=course, held_on=date(2026, 4, 7), subject="legal", minutes=240)
    page = words(office.get(url(f"/lecture-courses/{course.pk}/")))
    assert "No lesson of: life in Japan" in page
    assert "taught by somebody of the organization or the host (2026-04-07)" in page
    assert "usually takes 8 hours" in page
    assert "only eight count: 2026-04-06" in page


def test_the_timetable_of_one_course_serves_the_next(office, url, kita, course):
    with use(kita.pk):
        CourseLessonFactory(course=course, held_on=date(2026, 4, 7))
    office.post(
        url("/lecture-courses/new/"),
        {"kind": "after", "name": "7月入国", "starts_on": "2026-07-06", "ends_on": "2026-07-31",
         "like": course.pk},
    )  # fmt: skip
    with use(kita.pk):
        copied = CourseLesson.objects.get(course__name="7月入国")
    assert copied.held_on == date(2026, 7, 7)


def test_a_course_with_lessons_is_not_removed_at_once(office, url, kita, course):
    with use(kita.pk):
        CourseLessonFactory(course=course)
    assert office.post(url(f"/lecture-courses/{course.pk}/removal/")).status_code == 422


def test_the_record_of_each_participant_is_one_click_away_and_those_of_all_another(
    office, url, course, plans
):
    page = office.get(url(f"/lecture-courses/{course.pk}/"))
    for plan in plans:
        assertContains(page, f'href="{url(f"/forms/lecture_record/{plan.pk}/")}"')
    many = page.context["records_url"]
    assertContains(page, f'href="{many.replace("&", "&amp;")}"')
    chosen = office.get(many).content.decode()
    assert 'value="lecture_record" checked' in chosen
    assert len(re.findall(r'name="subject" value="\d+" checked', chosen)) == len(plans)


def test_only_who_may_have_them_is_led_to_records_and_a_course_before_has_its_own(
    signed_in, office, url, course, abroad, plans
):
    assert "records_url" not in office.get(url(f"/lecture-courses/{abroad.pk}/")).context
    page = signed_in("auditor").get(url(f"/lecture-courses/{course.pk}/")).content.decode()
    assert f"/forms/lecture_record/{plans[0].pk}/" in page
    assert "/forms/many/" not in page
