"""Who attended a course of lectures, and what its hours come to for each person."""

from datetime import date, time

from django.db import connection
from django.test.utils import CaptureQueriesContext
from factories.training_plans import (
    CourseLessonFactory,
    CourseSeatFactory,
    LectureCourseFactory,
)
from lessons import LESSON, START, new, on_day, words

from titp.documents.papers import written
from titp.documents.report import REPORTS
from titp.tenancy.context import use
from training_plans.lecture_planning import spread
from training_plans.models import (
    CourseLesson,
    CourseSeat,
    Lecture,
    LessonAttendance,
    PreArrivalCourse,
)

LEGAL = {"subject": "legal"}


def test_while_it_is_typed_the_hours_of_each_person_follow_and_nothing_is_kept(
    office, url, kita, course
):
    typed = LESSON | {"until": "2026-05-01", "weekdays": list("01234")}
    address = url(f"/lecture-courses/{course.pk}/progress/")
    page = words(office.post(address, typed))
    assert page.count(">160:00<") == 2  # twenty days of eight hours, for each of two
    assert page.count("173:20 hours are missing") == 2  # of 333:20
    assert "not saved yet" in page
    with use(kita.pk):
        assert not CourseLesson.objects.exists()
    assert "not saved yet" not in words(office.post(address, typed | {"held_on": "soon"}))


def test_while_it_is_typed_one_is_told_to_ask_an_outside_expert_for_legal_protection(
    office, url, course
):
    address = url(f"/lecture-courses/{course.pk}/progress/")
    assert "please ask an outside expert" in words(office.post(address, LESSON | LEGAL))
    outside = LESSON | LEGAL | {"affiliation": "outside"}
    assert "please ask an outside expert" not in words(office.post(address, outside))


def test_attendance_is_told_person_by_person(office, url, kita, course, plans):
    office.post(url(new(course)), LESSON)
    with use(kita.pk):
        came = Lecture.objects.get(plan=plans[0])
    office.post(url(on_day(course)), {"on": "2026-04-06", "present": [came.pk]})
    with use(kita.pk):
        told = dict(Lecture.objects.values_list("plan", "attendance"))
    assert told == {plans[0].pk: "held", plans[1].pk: "missed"}
    page = words(office.get(url(f"/lecture-courses/{course.pk}/attendance/")))
    assert "<td>○</td>" in page
    assert "<td>×</td>" in page


def test_attendance_of_a_day_to_come_is_refused(office, url, kita, plans):
    with use(kita.pk):
        course = LectureCourseFactory(starts_on=date(2099, 4, 6), ends_on=date(2099, 5, 1))
        CourseSeatFactory(course=course, plan=plans[0])
        CourseLessonFactory(course=course, held_on=date(2099, 4, 6))
        spread(course, START)
    answer = office.post(url(on_day(course)), {"on": "2099-04-06"})
    assert answer.status_code == 422
    with use(kita.pk):
        assert Lecture.objects.get().attendance == "planned"


def test_attendance_of_another_course_is_not_written(office, url, kita, course, plans):
    with use(kita.pk):
        CourseLessonFactory(course=course)
        spread(course, START)
        other = LectureCourseFactory()
    foreign = Lecture
    with use(kita.pk):
        pk = foreign.objects.first().pk
        CourseLessonFactory(course=other)
    answer = office.post(url(on_day(other)), {"on": "2026-04-06", "present": [pk]})
    assert answer.status_code == 422


def test_what_was_attended_abroad_becomes_the_course_before_arrival(
    office, url, kita, abroad, plans
):
    weeks = {"until": "2026-02-06", "weekdays": list("01234")}  # 25 days
    office.post(url(new(abroad)), LESSON | weeks | {"held_on": "2026-01-05"})
    office.post(url(new(abroad)), LESSON | {"held_on": "2026-02-09", "subject": "legal"})
    page = words(office.get(url(f"/lecture-courses/{abroad.pk}/")))
    assert page.count("halves what follows") == 2
    assert "151:31" in page  # an eleventh of the practice, instead of a fifth
    with use(kita.pk):
        assert not PreArrivalCourse.objects.exists()
        first = LessonAttendance.objects.filter(seat__plan=plans[0])
        first.filter(lesson__held_on__gt=date(2026, 1, 5)).update(attendance="held")
        pk = first.get(attendance="planned").pk
    office.post(url(on_day(abroad)), {"on": "2026-01-05", "present": [pk]})
    with use(kita.pk):
        record = PreArrivalCourse.objects.get()
    assert (record.trainee_id, record.minutes) == (plans[0].trainee_id, 25 * 480)
    assert (record.starts_on, record.ends_on) == (date(2026, 1, 5), date(2026, 2, 9))


def test_who_has_attendance_stays_in_the_course_and_others_can_be_taken_out(
    office, url, kita, course, plans
):
    with use(kita.pk):
        CourseLessonFactory(course=course)
        spread(course, START)
        Lecture.objects.filter(plan=plans[0]).update(attendance="held")
        seats = {seat.plan_id: seat.pk for seat in CourseSeat.objects.all()}
    for plan in plans:
        office.post(url(f"/course-seats/{seats[plan.pk]}/removal/"))
    with use(kita.pk):
        assert CourseSeat.objects.get().plan_id == plans[0].pk
        assert Lecture.objects.get().plan_id == plans[0].pk


def test_of_a_lesson_of_a_course_a_person_has_the_attendance_only(office, url, kita, course):
    with use(kita.pk):
        CourseLessonFactory(course=course)
        spread(course, START)
        lecture = Lecture.objects.first()
    edit = url(f"/lectures/{lecture.pk}/edit/")
    form = office.get(edit).context["form"]
    assert list(form.fields) == ["attendance", "version"]
    office.post(edit, {"attendance": "missed", "version": form["version"].value()})
    with use(kita.pk):
        lecture.refresh_from_db()
    assert (lecture.attendance, lecture.minutes) == ("missed", 480)


def test_more_people_and_lessons_ask_no_more_questions(office, url, kita, course):
    def asked():
        with CaptureQueriesContext(connection) as seen:
            office.get(url(f"/lecture-courses/{course.pk}/"))
        return len([one for one in seen.captured_queries if "session" not in one["sql"]])

    with use(kita.pk):
        CourseLessonFactory(course=course)
        spread(course, START)
    asked()  # the first page of a session asks more
    before = asked()
    with use(kita.pk):
        for number in range(3):
            CourseSeatFactory(course=course)
            CourseLessonFactory(course=course, held_on=date(2026, 4, 7 + number))
        spread(course, START)
    assert asked() == before


def test_the_timetable_is_printed_with_people_and_attendance(acting):
    course = LectureCourseFactory()
    seat = CourseSeatFactory(course=course)
    CourseLessonFactory(
        course=course, starts_at=time(9), ends_at=time(18), subject="legal", content="労働基準法",
        lecturer="見本 律子", lecturer_post="弁護士", affiliation="outside",
    )  # fmt: skip
    spread(course, START)
    Lecture.objects.update(attendance="held")
    page = written(REPORTS["lecture_schedule"], course, "ja", START)
    for said in ("講習日程表", "09:00–18:00", "労働基準法", "見本 律子（弁護士）", "8:00",
                 str(seat.plan.trainee), "<td>○</td>"):  # fmt: skip
        assert said in page


def test_an_auditor_reads_courses_and_an_interpreter_does_not(signed_in, url, course):
    auditor = signed_in("auditor")
    assert auditor.get(url(f"/lecture-courses/{course.pk}/")).status_code == 200
    assert auditor.get(url(new(course))).status_code == 403
    assert signed_in("interpreter").get(url("/lecture-courses/")).status_code == 403
