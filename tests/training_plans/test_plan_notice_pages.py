"""Changes, difficulties and temporary returns of a plan: recorded, corrected, refused, told."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from factories.notices import DifficultyFactory, PlanChangeFactory, TemporaryReturnFactory
from factories.training_plans import TrainingPlanFactory

from titp.tenancy.context import use
from training_plans.models import ChangeItem, Difficulty, PlanChange, TemporaryReturn


@pytest.fixture
def plan(kita):
    with use(kita.pk):
        return TrainingPlanFactory()


@pytest.fixture
def last_plan(kita):
    with use(kita.pk):
        return TrainingPlanFactory(stage=3)


@pytest.fixture
def page(url, plan):
    return url(f"/training-plans/{plan.pk}/notices/")


def words(response):
    return response.content.decode()


CHANGE = {"item": "staff", "effective_on": "2026-10-10"}
EVENT = {"event": "other", "reason": "illness_injury", "event_on": "2026-10-10"}


def refusal(answer, field):
    assert answer.status_code == 422
    return str(answer.context["form"].errors[field])


def test_an_empty_page_says_so_and_offers_the_first_entries(office, url, plan, page):
    shown = words(office.get(page))
    assert "Nothing has been recorded yet" in shown
    for noun in ("plan-changes", "difficulties"):
        assert url(f"/training-plans/{plan.pk}/{noun}/new/") in shown
    assert "temporary-returns" not in shown


def test_a_new_form_shows_the_default_of_a_column_and_not_that_there_is_one(office, url, plan):
    form = office.get(url(f"/training-plans/{plan.pk}/plan-changes/new/")).context["form"]
    assert form["cause"].value() == ""


def test_a_change_is_recorded_corrected_and_removed_and_the_history_tells(
    office, url, kita, plan, page
):
    new = url(f"/training-plans/{plan.pk}/plan-changes/new/")
    assert office.post(new, CHANGE | {"before": "見本　太郎", "after": "見本　花子"}).url == page
    with use(kita.pk):
        change = PlanChange.objects.get()
    edit = url(f"/plan-changes/{change.pk}/edit/")
    version = office.get(edit).context["form"]["version"].value()
    filled = CHANGE | {"notified_on": "2026-10-20", "version": version}
    assert office.post(edit, filled).url == page
    assert "2026-10-20" in words(office.get(page))
    history = words(office.get(url(f"/training-plans/{plan.pk}/history/")))
    assert "2026-10-20" in history
    assert office.post(url(f"/plan-changes/{change.pk}/removal/")).url == page
    with use(kita.pk):
        assert not PlanChange.objects.exists()


def test_the_table_says_what_each_change_asks_for_and_what_is_not_certain(office, url, plan):
    form = words(office.get(url(f"/training-plans/{plan.pk}/plan-changes/new/")))
    assert "Target (grade of the test) (accreditation of the change)" in form
    assert (
        "Start of training moved by three months or more (notice of a minor change, to be" in form
    )


def test_another_class_than_the_tables_needs_a_reason(office, url, kita, plan):
    new = url(f"/training-plans/{plan.pk}/plan-changes/new/")
    answer = office.post(new, CHANGE | {"chosen": "accreditation"})
    assert "needs a reason" in refusal(answer, "reason")
    chosen = CHANGE | {"chosen": "accreditation", "reason": "The office of the authority said so"}
    assert office.post(new, chosen).status_code == 302
    with use(kita.pk):
        assert PlanChange.objects.get().kind == ChangeItem.Kind.ACCREDITATION


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"effective_on": ""}, "effective_on", "Give the day"),
        ({"decided_on": "2026-10-11"}, "effective_on", "before its decision"),
        (
            {"guidance_on": "2026-10-12", "notified_on": "2026-10-11"}, "notified_on",
            "before the guidance",
        ),
        (
            {"filed_on": "2026-09-02", "accredited_on": "2026-09-01"}, "accredited_on",
            "accredited before it was filed",
        ),
    ],
)  # fmt: skip
def test_days_of_a_change_in_a_wrong_order_are_refused_at_their_field(
    office, url, plan, wrong, field, said
):
    answer = office.post(url(f"/training-plans/{plan.pk}/plan-changes/new/"), CHANGE | wrong)
    assert said in refusal(answer, field)


@pytest.mark.parametrize(
    "fields",
    [
        {"effective_on": None},
        {"decided_on": date(2026, 10, 11)},
        {"chosen": "none"},
        {"guidance_on": date(2026, 10, 12), "notified_on": date(2026, 10, 11)},
        {"filed_on": date(2026, 9, 2), "accredited_on": date(2026, 9, 1)},
    ],
)
def test_the_database_refuses_such_a_change_too(acting, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        PlanChangeFactory(**fields)


def test_a_difficulty_is_recorded_and_stands_on_the_pages_of_plan_and_person(
    office, url, kita, plan, page
):
    new = url(f"/training-plans/{plan.pk}/difficulties/new/")
    assert office.post(new, EVENT | {"host_measures": "療養中も寮を提供する"}).url == page
    assert "another difficulty" in words(office.get(page))
    person = words(office.get(url(f"/trainees/{plan.trainee_id}/training-plans/")))
    assert "illness or injury" in person
    assert page in person


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"planned_departure_on": "2026-11-10"}, "planned_departure_on", "Only a return"),
        (
            {"event": "early_return", "planned_departure_on": "2026-10-09"},
            "planned_departure_on", "before the event",
        ),
        ({"event_on": ""}, "event_on", "required"),
    ],
)  # fmt: skip
def test_a_difficulty_that_cannot_be_is_refused_at_its_field(office, url, plan, wrong, field, said):
    answer = office.post(url(f"/training-plans/{plan.pk}/difficulties/new/"), EVENT | wrong)
    assert said in refusal(answer, field)


@pytest.mark.parametrize(
    "fields",
    [
        {"planned_departure_on": date(2026, 11, 10)},
        {"event": "early_return", "planned_departure_on": date(2026, 10, 9)},
    ],
)
def test_the_database_refuses_such_a_difficulty_too(acting, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        DifficultyFactory(**fields)


def test_the_same_event_is_not_recorded_twice(office, url, kita, plan):
    new = url(f"/training-plans/{plan.pk}/difficulties/new/")
    office.post(new, EVENT)
    assert "recorded for this day already" in refusal(office.post(new, EVENT), "event_on")
    with use(kita.pk):
        assert Difficulty.objects.count() == 1


def test_a_plan_of_stage_3_has_temporary_returns_and_no_other_has(
    office, url, kita, last_plan, plan
):
    page = url(f"/training-plans/{last_plan.pk}/notices/")
    assert "Temporary returns" in words(office.get(page))
    filled = {"mode": "within", "departed_on": "2026-10-01", "returned_on": "2026-11-05"}
    new = url(f"/training-plans/{last_plan.pk}/temporary-returns/new/")
    assert office.post(new, filled).url == page
    assert "2026-11-05" in words(office.get(page))
    wrong = office.post(url(f"/training-plans/{plan.pk}/temporary-returns/new/"), filled)
    assert "Only stage 3" in refusal(wrong, "__all__")


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"returned_on": "2026-09-30"}, "returned_on", "before the departure"),
        ({"departed_on": "", "returned_on": "2026-11-05"}, "returned_on", "before the departure"),
        ({"departed_on": "2026-08-20", "returned_on": "2026-09-15"}, "returned_on", "overlap"),
    ],
)  # fmt: skip
def test_a_temporary_return_that_cannot_be_is_refused_at_its_field(
    office, url, kita, last_plan, wrong, field, said
):
    with use(kita.pk):
        TemporaryReturnFactory(
            plan=last_plan, departed_on=date(2026, 8, 1), returned_on=date(2026, 9, 10)
        )
        TemporaryReturnFactory(plan=last_plan)  # not yet known when
    filled = {"mode": "within", "departed_on": "2026-10-01"}
    new = url(f"/training-plans/{last_plan.pk}/temporary-returns/new/")
    assert said in refusal(office.post(new, filled | wrong), field)
    assert office.post(new, filled).status_code == 302


def test_the_database_refuses_such_temporary_returns_too(acting):
    plan = TrainingPlanFactory(stage=3)
    days = {"departed_on": date(2026, 8, 1), "returned_on": date(2026, 9, 10)}
    TemporaryReturnFactory(plan=plan, **days)
    TemporaryReturnFactory(plan=plan)
    TemporaryReturnFactory(plan=plan)
    for wrong in (days, {"departed_on": date(2026, 9, 10)}, {"returned_on": date(2026, 1, 1)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            TemporaryReturnFactory(plan=plan, **wrong)
    assert TemporaryReturn.objects.count() == 3


@pytest.mark.parametrize(("role", "status"), [("auditor", 200), ("interpreter", 403)])
def test_readers_look_and_cannot_change(signed_in, url, plan, page, role, status):
    client = signed_in(role)
    assert client.get(page).status_code == status
    new = url(f"/training-plans/{plan.pk}/difficulties/new/")
    assert client.get(new).status_code == 403
    if status == 200:
        assert "/difficulties/new/" not in words(client.get(page))


def test_a_clerk_sees_nothing_of_it(signed_in, url, kita, plan, page):
    with use(kita.pk):
        DifficultyFactory(plan=plan)
    clerk = signed_in("clerk", company=plan.company)
    assert clerk.get(page).status_code == 403
    assert "Changes and notices" not in words(clerk.get(url(f"/training-plans/{plan.pk}/")))
