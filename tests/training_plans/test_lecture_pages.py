"""A person's lectures: entered for one or for all who came together, attended, and their sum."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate
from factories.companies import CompanyFactory
from factories.training_plans import (
    LectureFactory,
    PreArrivalCourseFactory,
    TrainingPlanFactory,
)

from titp.compliance.models import Finding
from titp.tenancy.context import use
from training_plans.models import Lecture, PreArrivalCourse


@pytest.fixture
def plans(kita):
    """Three who came together, and one who came later."""
    with use(kita.pk):
        company, start = CompanyFactory(), date(2026, 4, 6)
        came = {"company": company, "starts_on": start, "lecture_ends_on": date(2026, 5, 5)}
        together = [TrainingPlanFactory(lecture_starts_on=start, **came) for _ in range(3)]
        return [*together, TrainingPlanFactory(lecture_starts_on=date(2026, 4, 7), **came)]


LESSON = {
    "held_on": "2026-04-10", "minutes": "8", "subject": "japanese", "affiliation": "own",
    "attendance": "held",
}  # fmt: skip


def words(response):
    return response.content.decode()


def new(plan):
    return f"/training-plans/{plan.pk}/lectures/new/"


def page_of(plan):
    return f"/trainees/{plan.trainee_id}/lectures/"


def test_without_lectures_the_page_says_so_and_offers_the_first(office, url, plans):
    page = words(office.get(url(page_of(plans[0]))))
    assert "Nothing has been recorded yet" in page
    assert url(new(plans[0])) in page
    assert "333.33 hours" in page  # 100,000 minutes of practice: a fifth of that


def test_who_has_no_plan_of_stage_1_is_told_where_lectures_belong(office, url, kita):
    with use(kita.pk):
        plan = TrainingPlanFactory(stage=2)
    assert "Lectures belong to a plan of stage 1" in words(office.get(url(page_of(plan))))


def test_more_lectures_of_our_own_lecturers_ask_no_more_queries(office, url, kita, plans):
    """The word for ourselves depends on a licence; it is not asked for in each row."""

    def asked_with(lectures):
        with use(kita.pk):
            for _number in range(lectures):
                LectureFactory(plan=plans[0], affiliation="own")
        with CaptureQueriesContext(connection) as queries:
            assert office.get(url(page_of(plans[0]))).status_code == 200
        return len(queries)

    asked_with(1)  # the first page of a session asks more
    assert asked_with(4) == asked_with(0) == asked_with(4)


def test_a_lecture_is_entered_corrected_and_removed(office, url, kita, plans):
    assert office.post(url(new(plans[0])), LESSON).url == url(page_of(plans[0]))
    with use(kita.pk):
        row = Lecture.objects.get()
    assert row.minutes == 480
    assert "8:00" in words(office.get(url(page_of(plans[0]))))
    edit = url(f"/lectures/{row.pk}/edit/")
    version = office.get(edit).context["form"]["version"].value()
    office.post(edit, LESSON | {"minutes": "7:30", "version": version})
    with use(kita.pk):
        assert Lecture.objects.get().minutes == 450
    office.post(url(f"/lectures/{row.pk}/removal/"))
    with use(kita.pk):
        assert not Lecture.objects.exists()


def test_one_lecture_is_entered_for_all_who_came_together(office, url, kita, plans):
    office.post(url(new(plans[0])), LESSON | {"whole_intake": "on"})
    with use(kita.pk):
        found = Lecture.objects.values_list("plan", "held_on", "minutes", "subject")
        assert set(found) == {(plan.pk, date(2026, 4, 10), 480, "japanese") for plan in plans[:3]}


def test_who_came_alone_is_not_asked_about_others(office, url, plans):
    assert "whole_intake" not in office.get(url(new(plans[3]))).context["form"].fields
    assert "whole_intake" in office.get(url(new(plans[0]))).context["form"].fields


def test_lessons_alike_are_entered_for_every_weekday(office, url, kita, plans):
    office.post(url(new(plans[3])), LESSON | {"until": "2026-04-17"})
    with use(kita.pk):
        days = [row.held_on.day for row in Lecture.objects.all()]
    assert days == [10, 13, 14, 15, 16, 17]


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"held_on": "2026-04-05"}, "held_on", "The lectures start on"),
        ({"until": "2026-04-09"}, "until", "The end is before the start."),
        ({"until": "2026-08-01"}, "until", "more than three months"),
        ({"minutes": ""}, "minutes", "required"),
        ({"minutes": "0"}, "minutes", "more than nought"),
        ({"minutes": "24:01"}, "minutes", "more than nought"),
        ({"minutes": "-1"}, "minutes", "0"),
        ({"held_on": "2099-04-01"}, "attendance", "not come yet"),
    ],
)
def test_a_lecture_that_cannot_be_is_refused_at_its_field(office, url, plans, wrong, field, said):
    answer = office.post(url(new(plans[0])), LESSON | wrong)
    assert answer.status_code == 422
    assert said in str(answer.context["form"].errors[field])


def test_a_plan_of_stage_2_takes_no_lectures(office, url, kita):
    with use(kita.pk):
        plan = TrainingPlanFactory(stage=2)
    answer = office.post(url(new(plan)), LESSON)
    assert "Lectures belong to stage 1" in str(answer.context["form"].errors)


@pytest.mark.parametrize("minutes", [0, 1441])
def test_the_database_refuses_such_minutes_too(acting, minutes):
    with pytest.raises(IntegrityError), transaction.atomic():
        LectureFactory(minutes=minutes)


def test_attendance_is_recorded_up_to_a_day_for_all_who_came_together(office, url, kita, plans):
    with use(kita.pk):
        for plan in plans:
            for day in (10, 13):
                LectureFactory(plan=plan, held_on=date(2026, 4, day), attendance="planned")
        LectureFactory(plan=plans[0], held_on=date(2026, 4, 9), attendance="missed")
    page = office.get(url(page_of(plans[0])))
    address = url(f"/training-plans/{plans[0].pk}/lectures/attendance/")
    assert address in words(page)
    answer = office.post(address, {"until": "2026-04-10", "whole_intake": "on"})
    assert answer.url == url(page_of(plans[0]))
    with use(kita.pk):
        held = Lecture.objects.filter(attendance="held").values_list("plan", "held_on__day")
        assert set(held) == {(plan.pk, 10) for plan in plans[:3]}
        assert Lecture.objects.get(attendance="missed").held_on.day == 9


def test_attendance_of_a_day_to_come_is_refused(office, url, plans):
    address = url(f"/training-plans/{plans[0].pk}/lectures/attendance/")
    tomorrow = localdate() + timedelta(1)
    answer = office.post(address, {"until": tomorrow.isoformat()})
    assert "not come yet" in str(answer.context["form"].errors["until"])


def test_a_course_before_landing_halves_the_hours_on_the_page(office, url, kita, plans):
    person = plans[0].trainee_id
    filled = {"starts_on": "2026-02-01", "ends_on": "2026-03-10", "minutes": "160"}
    answer = office.post(url(f"/trainees/{person}/pre-arrival-courses/new/"), filled)
    assert answer.url == url(page_of(plans[0]))
    page = words(office.get(url(page_of(plans[0]))))
    assert "1/12 of stage 1" in page
    assert "151.52 hours" in page


def test_a_course_that_ends_before_it_starts_is_refused_at_its_field(office, url, plans):
    filled = {"starts_on": "2026-03-10", "ends_on": "2026-03-09", "minutes": "160"}
    new_course = url(f"/trainees/{plans[0].trainee_id}/pre-arrival-courses/new/")
    answer = office.post(new_course, filled)
    assert answer.status_code == 422
    assert "The end is before the start." in str(answer.context["form"].errors["ends_on"])


def test_the_database_refuses_such_a_course_too(acting):
    with pytest.raises(IntegrityError), transaction.atomic():
        PreArrivalCourseFactory(ends_on=date(2026, 1, 31))
    assert not PreArrivalCourse.objects.exists()


def test_the_duty_follows_what_is_entered(office, url, kita, plans):
    office.post(url(new(plans[3])), LESSON)
    with use(kita.pk):
        duty = Finding.objects.open().get(rule="LECT-001", subject_id=plans[3].pk)
    assert duty.state == "violation"
    assert "Hours of post-arrival lectures" in words(
        office.get(url(f"/trainees/{plans[3].trainee_id}/"))
    )


def test_the_plan_shows_the_sum_and_the_way_to_the_lectures(office, url, plans):
    page = words(office.get(url(f"/training-plans/{plans[0].pk}/")))
    assert "1/6 of stage 1" in page
    assert url(page_of(plans[0])) in page


def test_what_was_done_is_in_the_history_of_the_plan(office, url, plans):
    office.post(url(new(plans[0])), LESSON)
    page = words(office.get(url(f"/training-plans/{plans[0].pk}/history/")))
    assert "<div>Lecture<small>" in page


def test_an_auditor_reads_and_does_not_write_and_a_clerk_sees_none(signed_in, url, kita, plans):
    auditor = signed_in("auditor")
    page = auditor.get(url(page_of(plans[0])))
    assert page.status_code == 200
    assert "/lectures/new/" not in words(page)
    assert auditor.get(url(new(plans[0]))).status_code == 403
    clerk = signed_in("clerk", company=plans[0].company)
    assert clerk.get(url(page_of(plans[0]))).status_code == 403
    assert "1/6" not in words(clerk.get(url(f"/training-plans/{plans[0].pk}/")))
