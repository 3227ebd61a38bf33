"""The organization's planner: readiness for the new licence, and the calendar back from it."""

from datetime import date

import pytest
from factories.official_day import (
    OwnDayFactory,
    ReadinessAnswerFactory,
    SupportLicenceFactory,
)
from factories.organization import ExternalReviewerFactory, SupervisingManagerFactory
from factories.training_plans import DraftPlanFactory, TrainingPlanFactory

from titp.compliance.models import SupportLicence
from titp.tenancy.context import STAFF, use
from training_plans.models import ReadinessAnswer
from training_plans.readiness import ASKED, requirements
from training_plans.successor_calendar import milestones

ON = date(2026, 11, 23)


def states(on=ON):
    return {one.pk: one.state.value for one in requirements(on)}


def answer(question, value=True, **fields):
    known = {"number": value, "fulfilled": None} if question == "staff" else {"fulfilled": value}
    return ReadinessAnswerFactory(question=question, **(known | fields))


def test_of_an_empty_book_nothing_is_recorded_but_that_there_are_no_hosts(acting):
    assert states() == dict.fromkeys(ASKED, "not_recorded") | {"hosts": "not_met"}


@pytest.mark.parametrize(
    ("fields", "state"),
    [({}, "not_recorded"), ({"filed_on": date(2026, 11, 20), "starts_on": None}, "not_met")],
)
def test_the_licence_is_filed_before_it_is_held(acting, fields, state):
    if fields:
        SupportLicenceFactory(**fields)
    assert states()["licence"] == state


def test_the_licence_is_met_from_its_first_day(acting):
    SupportLicenceFactory()
    assert states(date(2027, 3, 31))["licence"] == "not_met"
    assert states(date(2027, 4, 1))["licence"] == "met"


def test_an_external_officer_is_no_auditor(acting):
    ExternalReviewerFactory(kind="officer")
    assert (states()["auditor"], states()["course"]) == ("not_met", "not_recorded")
    ExternalReviewerFactory()
    assert (states()["auditor"], states()["course"]) == ("met", "met")


def test_a_course_is_good_for_three_years(acting):
    ExternalReviewerFactory(completed_on=date(2023, 11, 23))
    assert states(date(2026, 11, 23))["course"] == "met"
    assert states(date(2026, 11, 24))["course"] == "not_met"


def test_an_auditor_who_has_left_does_not_count(acting):
    ExternalReviewerFactory(ends_on=date(2026, 11, 22))
    assert states()["auditor"] == "not_recorded"


def test_the_number_of_staff_is_answered_or_follows_from_two_full_time_managers(acting):
    SupervisingManagerFactory()
    assert states()["staff"] == "not_recorded"
    SupervisingManagerFactory()
    assert states()["staff"] == "met"
    answer("staff", 1)
    assert states()["staff"] == "not_met"


def test_one_manager_of_two_offices_is_one_person(acting):
    for _office in range(2):
        SupervisingManagerFactory(name="見本　監理")
    assert states()["staff"] == "not_recorded"


def test_hosts_for_each_of_the_staff_are_fewer_than_eight(acting):
    answer("staff", 1)
    for _host in range(7):
        TrainingPlanFactory()
    assert states()["hosts_per_staff"] == "met"
    TrainingPlanFactory()
    assert states()["hosts_per_staff"] == "not_met"
    answer("staff", 2)
    assert states()["hosts_per_staff"] == "met"


def test_people_for_each_of_the_staff_are_fewer_than_forty(acting):
    answer("staff", 1)
    plan = TrainingPlanFactory()
    for _person in range(38):
        TrainingPlanFactory(company=plan.company)
    assert states()["people_per_staff"] == "met"
    TrainingPlanFactory(company=plan.company)
    assert states()["people_per_staff"] == "not_met"


def test_two_hosts_are_asked_for_and_a_draft_makes_none(acting):
    TrainingPlanFactory()
    DraftPlanFactory(starts_on=date(2027, 4, 1))
    assert states()["hosts"] == "not_met"
    TrainingPlanFactory()
    assert states()["hosts"] == "met"


@pytest.mark.parametrize(
    ("question", "pk"),
    [
        ("auditor", "independent"), ("profession", "profession"), ("published", "published"),
        ("ties", "ties"), ("fees", "fees"),
    ],
)  # fmt: skip
def test_what_no_record_tells_is_answered_and_the_newest_answer_counts(acting, question, pk):
    answer(question, False, answered_on=date(2026, 1, 1))
    assert states()[pk] == "not_met"
    answer(question, True, answered_on=date(2026, 11, 23))
    assert states(date(2026, 11, 22))[pk] == "not_met"
    assert states()[pk] == "met"


def test_recorded_close_ties_are_named_until_somebody_answers(acting):
    SupervisingManagerFactory(name="見本　近親", close_ties=True)
    (ties,) = [one for one in requirements(ON) if one.pk == "ties"]
    assert (ties.state, "見本　近親" in ties.told_by) == ("not_recorded", True)


def test_the_calendar_is_planned_back_from_the_day_in_force(acting):
    days = {one.pk: one.day for one in milestones(ON)}
    assert days["reform_in_force"] == date(2027, 4, 1)
    assert days["licence_granted"] == date(2027, 3, 31)
    assert days["licence_filed"] == date(2026, 11, 30)
    assert days["papers_ready"] == date(2026, 10, 30)
    assert days["auditor_course"] == date(2026, 8, 30)
    assert days["licence_reception_from"] is None


def test_another_day_in_force_moves_every_step_that_hangs_on_it(acting):
    OwnDayFactory(day=date(2027, 10, 1))
    days = {one.pk: one.day for one in milestones(ON)}
    assert days["licence_filed"] == date(2027, 5, 30)
    assert days["last_stage_1_filing"] == date(2027, 3, 31)


def test_the_page_shows_both_and_takes_answers(signed_in, at, kita):
    client = signed_in("caseworker")
    page = at("kita", "/organization/passage/")
    sent = {
        "question": "staff", "answered_on": "2026-11-01", "answered_by": "見本　花子",
        "number": "3", "fulfilled": "unknown",
    }  # fmt: skip
    assert client.post(at("kita", "/readiness-answers/new/"), sent).url == page
    words = client.get(page).content.decode()
    assert "3 (見本 花子 2026-11-01)" in words
    assert "application for the new licence is filed" in words


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"question": "staff", "fulfilled": "true"}, "number"),
        ({"question": "ties", "fulfilled": "unknown"}, "fulfilled"),
        ({"question": "ties", "fulfilled": "true", "number": "2"}, "number"),
        ({"question": "staff", "number": "-1", "fulfilled": "unknown"}, "number"),
    ],
)
def test_an_answer_that_does_not_fit_its_question_is_refused_at_the_field(
    signed_in, at, kita, fields, field
):
    sent = {"answered_on": "2026-11-01", "answered_by": "見本"} | fields
    refused = signed_in("caseworker").post(at("kita", "/readiness-answers/new/"), sent)
    assert refused.status_code == 422
    assert refused.context["form"].errors[field]
    with use(kita.pk, STAFF):
        assert not ReadinessAnswer.objects.exists()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"filed_on": "2026-12-01", "starts_on": "2026-11-01"}, "starts_on"),
        ({"starts_on": "2027-04-01", "expires_on": "2027-03-31"}, "expires_on"),
        ({"starts_on": "2020-04-01"}, "starts_on"),
    ],
)
def test_a_licence_with_wrong_days_is_refused_at_the_field(signed_in, at, kita, fields, field):
    refused = signed_in("caseworker").post(at("kita", "/support-licences/new/"), fields)
    assert refused.status_code == 422
    assert refused.context["form"].errors[field]
    with use(kita.pk, STAFF):
        assert not SupportLicence.objects.exists()


def test_the_interpreter_reads_the_page_and_changes_nothing(signed_in, at):
    client = signed_in("interpreter")
    assert client.get(at("kita", "/organization/passage/")).status_code == 200
    assert client.get(at("kita", "/support-licences/new/")).status_code == 403
