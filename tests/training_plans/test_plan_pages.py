"""Pages of training plans: list, record with its shares, forms with hours, and the story."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate
from factories.companies import CompanyFactory, StaffCountFactory
from factories.trainees import TraineeFactory
from factories.training_plans import SkillTestFactory, SuspensionFactory, TrainingPlanFactory

from titp.pages.hours import HoursField
from titp.tenancy.context import use
from training_plans.models import TrainingPlan
from training_plans.quota import quota
from training_plans.shares import shares


def words(response):
    return response.content.decode()


HOURS = {
    "essential_minutes": "1000", "essential_safety_minutes": "100",
    "related_minutes": "500", "related_safety_minutes": "50",
    "peripheral_minutes": "100", "peripheral_safety_minutes": "10",
}  # fmt: skip


def filled(company, **more):
    days = {"starts_on": "2026-04-01", "ends_on": "2027-03-31"}
    return {"company": company.pk, "stage": "1", **days, **HOURS, **more}


def test_an_empty_list_says_so(office, url):
    assert "Nothing has been recorded yet" in words(office.get(url("/training-plans/")))


def test_a_plan_is_found_by_the_person_in_any_script_and_by_its_number(office, url, kita):
    with use(kita.pk):
        TrainingPlanFactory(
            trainee__name_kana="トラン", trainee__name_roman="TRAN", accreditation_number="認123456"
        )
        TrainingPlanFactory(trainee__name_roman="OTHER")
    for text in ("とらん", "tran", "123456"):
        page = office.get(url("/training-plans/"), {"q": text}, follow=True)
        assert [row.trainee_name for row in page.context["page"]] == ["TRAN"]


@pytest.mark.parametrize("path", ["/training-plans/", "/skill-tests/"])
def test_lists_ask_as_often_for_thirty_as_for_three(office, url, kita, path):
    def queries(count):
        with use(kita.pk):
            for _ in range(count):
                plan = TrainingPlanFactory()
                SkillTestFactory(trainee=plan.trainee)
        with CaptureQueriesContext(connection) as asked:
            assert office.get(url(path)).context["total"] >= count
        return len(asked)

    queries(1)  # what is asked once a process
    assert queries(3) == queries(30)


def test_hours_are_kept_as_exact_minutes(office, url, kita):
    with use(kita.pk):
        company = CompanyFactory()
        person = TraineeFactory(company=company)
    answer = office.post(
        url(f"/trainees/{person.pk}/training-plans/new/"),
        filled(company, essential_minutes="1,000.25", related_minutes="３３３：２０"),
    )
    with use(kita.pk):
        plan = TrainingPlan.objects.get()
    assert answer.url == url(f"/training-plans/{plan.pk}/")
    assert (plan.essential_minutes, plan.related_minutes) == (60_015, 20_000)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("essential_minutes", "0.01"),
        ("essential_minutes", "1:75"),
        ("essential_minutes", "many"),
        ("essential_minutes", "-1"),
        ("essential_safety_minutes", "1001"),
        ("ends_on", "2026-03-31"),
        ("starts_on", ""),
        ("stage", "4"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_saved(office, url, kita, field, value):
    with use(kita.pk):
        company = CompanyFactory()
        person = TraineeFactory(company=company)
    address = url(f"/trainees/{person.pk}/training-plans/new/")
    answer = office.post(address, filled(company, **{field: value}))
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    with use(kita.pk):
        assert not TrainingPlan.objects.exists()


@pytest.mark.parametrize("minutes", [0, 1, 3, 20, 59, 60, 90, 60_000, 60_015])
def test_minutes_survive_being_shown_as_hours(minutes):
    field = HoursField()
    assert field.clean(field.prepare_value(minutes)) == minutes


def test_the_same_stage_from_the_same_day_is_refused(office, url, kita):
    with use(kita.pk):
        plan = TrainingPlanFactory()
    address = url(f"/trainees/{plan.trainee_id}/training-plans/new/")
    answer = office.post(address, filled(plan.company))
    assert answer.status_code == 422
    assert "There is a plan of this stage and start already." in words(answer)


def test_the_next_plan_begins_with_what_the_last_one_says(office, url, kita):
    with use(kita.pk):
        plan = TrainingPlanFactory(operation_id="1-1-1")
    form = office.get(url(f"/trainees/{plan.trainee_id}/training-plans/new/")).context["form"]
    assert form["stage"].value() == 2
    assert form["operation"].value() == "1-1-1"
    assert form["company"].value() == plan.company_id


def test_shares_are_compared_as_whole_minutes():
    plan = TrainingPlan(
        essential_minutes=500, related_minutes=300, peripheral_minutes=200,
        essential_safety_minutes=50, related_safety_minutes=29, peripheral_safety_minutes=20,
    )  # fmt: skip
    kept = [share.kept for share in shares(plan)]
    assert kept == [True, True, True, True, False, True]
    plan.essential_minutes = 499
    assert not shares(plan)[0].kept


def test_a_class_without_hours_needs_none_for_safety():
    labels = [share.label for share in shares(TrainingPlan(essential_minutes=60))]
    assert len(labels) == 4
    assert shares(TrainingPlan()) == []


def test_shares_follow_the_hours_while_they_are_typed(office, url, kita):
    answer = words(
        office.post(
            url("/training-plans/shares/"), {"essential_minutes": "40", "related_minutes": "60"}
        )
    )
    assert "40.0%" in answer
    assert "badge--err" in answer
    with use(kita.pk):
        assert not TrainingPlan.objects.exists()


def test_the_first_page_of_a_person_tells_the_story(office, url, kita):
    with use(kita.pk):
        plan = TrainingPlanFactory(starts_on=date(2026, 4, 1))
        SuspensionFactory(plan=plan, starts_on=date(2026, 6, 1), resumes_on=date(2026, 7, 1))
        test = SkillTestFactory(trainee=plan.trainee, booked_for=date(2027, 1, 20))
    page = words(office.get(url(f"/trainees/{plan.trainee_id}/")))
    assert "<svg" in page
    assert "Stage 1, planned: April 1, 2026 – March 31, 2027" in page
    assert "Stage 1, actual: April 1, 2026 – May 31, 2026" in page
    assert url(f"/skill-tests/{test.pk}/") in page


def test_a_person_without_a_plan_has_a_first_page_too(office, url, kita):
    with use(kita.pk):
        person = TraineeFactory()
    page = office.get(url(f"/trainees/{person.pk}/"))
    assert "No training plan with both its days" in words(page)


def test_a_clerk_sees_the_own_plans_without_the_remarks_of_the_office(signed_in, url, kita):
    with use(kita.pk):
        mine, other = TrainingPlanFactory(note="内部メモ"), TrainingPlanFactory()
    clerk = signed_in("clerk", company=mine.company)
    page = clerk.get(url("/training-plans/"))
    assert [row.pk for row in page.context["page"]] == [mine.pk]
    assert "内部メモ" not in words(clerk.get(url(f"/training-plans/{mine.pk}/")))
    assert clerk.get(url(f"/training-plans/{other.pk}/")).status_code == 404
    assert clerk.get(url(f"/training-plans/{mine.pk}/edit/")).status_code == 403
    assert "<svg" in words(clerk.get(url(f"/trainees/{mine.trainee_id}/")))


def test_a_rest_is_added_and_shown_in_the_history(office, url, kita):
    with use(kita.pk):
        plan = TrainingPlanFactory()
    page = url(f"/training-plans/{plan.pk}/")
    assert (
        office.post(f"{page}suspensions/new/", {"starts_on": "R8.6.1", "reason": "療養"}).url
        == page
    )
    assert "療養" in words(office.get(page))
    assert "療養" in words(office.get(f"{page}history/"))


def test_a_rest_that_ends_before_it_begins_is_refused(office, url, kita):
    with use(kita.pk):
        plan = TrainingPlanFactory()
    address = url(f"/training-plans/{plan.pk}/suspensions/new/")
    answer = office.post(address, {"starts_on": "2026-06-02", "resumes_on": "2026-06-01"})
    assert answer.status_code == 422
    assert "resumes_on" in answer.context["form"].errors


def test_places_used_are_those_of_the_rule(office, url, kita):
    today = localdate()
    with use(kita.pk):
        company = CompanyFactory()
        StaffCountFactory(company=company, full_time_staff=30)
        start = today - timedelta(days=60)
        for _ in range(4):
            TrainingPlanFactory(company=company, starts_on=start)
        (one,) = quota(company.pk, today)
    assert (one.stage, one.trainees, one.cap, one.kept) == (1, 4, 3, False)
    assert "more than the cap" in words(office.get(url(f"/companies/{company.pk}/")))
