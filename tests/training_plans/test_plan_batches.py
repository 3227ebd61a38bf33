"""Batches: an intake planned together, shared fields edited once, each exception kept."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate
from factories.companies import CompanyFactory
from factories.plans import BatchPlanFactory, PlanBatchFactory, PlanTaskFactory
from factories.trainees import TraineeFactory
from factories.training_plans import TrainingPlanFactory

from titp.tenancy.context import use
from training_plans.models import (
    BatchPaper,
    PlanAct,
    PlanBatch,
    PlanTarget,
    PlanTask,
    TrainingPlan,
)


@pytest.fixture
def batch(kita):
    """An intake of three, whose plans all say what the batch says."""
    with use(kita.pk):
        batch = PlanBatchFactory()
        for _ in range(3):
            member = BatchPlanFactory(batch=batch)
            plan = member.plan
            plan.ends_on, plan.test_target = batch.ends_on, batch.test_target
            plan.save()
        return batch


@pytest.fixture
def page(at, batch):
    return at("kita", f"/plan-batches/{batch.pk}/")


def plans(kita):
    with use(kita.pk):
        return list(TrainingPlan.objects.order_by("pk"))


def words(response):
    return response.content.decode()


def test_an_intake_is_planned_in_two_forms(office, at, kita):
    with use(kita.pk):
        company = CompanyFactory()
        people = [TraineeFactory(company=company), TraineeFactory(company=company)]
        TrainingPlanFactory(company=company)  # has a plan of this stage already
    sent = {
        "name": "2027年4月期", "company": company.pk, "stage": 1, "operation": "1-1-1",
        "starts_on": "2027-04-01", "ends_on": "2028-03-31",
    }  # fmt: skip
    first = office.post(at("kita", "/plan-batches/new/"), sent)
    with use(kita.pk):
        batch = PlanBatch.objects.get()
    assert first.url == at("kita", f"/plan-batches/{batch.pk}/people/")
    offered = office.get(first.url).context["form"].fields["people"].queryset
    with use(kita.pk):
        assert set(offered.all()) == set(people)
    done = office.post(first.url, {"people": [person.pk for person in people]})
    assert done.url == at("kita", f"/plan-batches/{batch.pk}/")
    drafted = [plan for plan in plans(kita) if plan.filed_on is None]
    assert [(plan.starts_on, plan.operation_id) for plan in drafted] == [
        (date(2027, 4, 1), "1-1-1")
    ] * 2
    with use(kita.pk):
        targets = PlanTarget.objects.filter(plan__in=drafted)
        assert [target.grade for target in targets] == ["basic", "basic"]


def test_what_is_shared_is_edited_once_and_exceptions_stay(office, page, kita, batch):
    one, other, filed = plans(kita)
    with use(kita.pk):
        TrainingPlan.objects.filter(pk=one.pk).update(starts_on=date(2027, 4, 15))
        TrainingPlan.objects.filter(pk=filed.pk).update(filed_on=date(2026, 11, 1))
    assert "starts on" in words(office.get(page))
    form = office.get(f"{page}edit/").context["form"]
    sent = {
        "name": batch.name, "operation": "1-1-2", "starts_on": "2027-05-01",
        "ends_on": "2028-03-31", "version": form["version"].value(),
    }  # fmt: skip
    assert office.post(f"{page}edit/", sent).url == page
    found = [(plan.starts_on, plan.operation_id) for plan in plans(kita)]
    assert found == [
        (date(2027, 4, 15), "1-1-2"), (date(2027, 5, 1), "1-1-2"), (date(2027, 4, 1), "1-1-1"),
    ]  # fmt: skip
    assert other.operation_id == "1-1-1"


def test_what_one_plan_teaches_is_copied_to_those_who_are_ticked(office, page, kita):
    source, ticked, exception = plans(kita)
    with use(kita.pk):
        PlanTaskFactory(plan=source, name="共通の業務")
        PlanTaskFactory(plan=ticked, name="前の業務")
        PlanTaskFactory(plan=exception, name="別の業務")
    sent = {"source": source.pk, "parts": ["tasks"], "plans": [source.pk, ticked.pk]}
    assert office.post(f"{page}copy/", sent).url == page
    with use(kita.pk):
        names = dict(PlanTask.objects.values_list("plan", "name"))
    assert names == {
        source.pk: "共通の業務", ticked.pk: "共通の業務", exception.pk: "別の業務",
    }  # fmt: skip


def test_a_batch_is_filed_together_and_accredited_each_by_its_number(office, page, kita):
    one, other, left = plans(kita)
    day = localdate() - timedelta(30)
    sent = {f"pick-{plan.pk}": "on" for plan in (one, other)} | {"day": day.isoformat()}
    refused = office.post(f"{page}acts/filed/", sent)  # points are open, and nobody says why
    assert refused.status_code == 422
    assert office.post(f"{page}acts/filed/", sent | {"note": "後日補正する"}).url == page
    assert [plan.filed_on for plan in plans(kita)] == [day, day, None]
    numbers = {f"{one.pk}-number": "認1", f"{other.pk}-number": "", "day": "R8.11.20"}
    refused = office.post(f"{page}acts/accredited/", sent | numbers)
    assert refused.status_code == 422
    assert plans(kita)[0].accredited_on is None
    office.post(f"{page}acts/accredited/", sent | numbers | {f"{other.pk}-number": "認2"})
    told = [(plan.accreditation_number, plan.accredited_on) for plan in plans(kita)]
    assert told == [("認1", date(2026, 11, 20)), ("認2", date(2026, 11, 20)), ("", None)]
    with use(kita.pk):
        assert not PlanAct.objects.filter(plan=left).exists()
    assert office.post(f"{page}acts/accredited/", {"day": ""}).status_code == 422
    assert office.get(f"{page}acts/made-up/").status_code == 404


def test_papers_are_one_for_all_or_one_for_each_person(office, page, kita):
    one = plans(kita)[0]
    assert words(office.get(f"{page}papers/")).count(f'-{one.pk}"') > 5
    sent = {"paper-1-1-all": "on", f"paper-1-3-{one.pk}": "on"}
    office.post(f"{page}papers/", sent)
    with use(kita.pk):
        there = set(BatchPaper.objects.values_list("paper", "plan"))
    assert there == {("1-1", None), ("1-3", one.pk)}
    office.post(f"{page}papers/", {"paper-1-1-all": "on"})
    with use(kita.pk):
        assert BatchPaper.objects.get().received_on == localdate()


def test_a_batch_without_an_end_is_as_long_as_the_law_permits(office, at, kita):
    with use(kita.pk):
        company = CompanyFactory()
    for stage, end in ((1, date(2028, 3, 31)), (2, date(2029, 3, 31))):
        sent = {"name": f"{stage}", "company": company.pk, "stage": stage,
                "operation": "1-1-1", "starts_on": "2027-04-01"}  # fmt: skip
        assert office.post(at("kita", "/plan-batches/new/"), sent).status_code == 302
        with use(kita.pk):
            assert PlanBatch.objects.get(name=f"{stage}").ends_on == end


def test_the_forms_of_each_are_a_click_away_and_all_are_printed_together(office, page, at, kita):
    shown = words(office.get(f"{page}papers/"))
    people = plans(kita)
    for plan in people:
        assert at("kita", f"/forms/plan_application/{plan.pk}/") in shown
        assert at("kita", f"/forms/employment_terms/{plan.pk}/") in shown
    sent = {"form": ["plan_application"], "subject": [plan.pk for plan in people]}
    looked = office.post(at("kita", "/forms/many/training-plan/"), sent)
    assert looked.status_code == 200
    assert len({whom for _form, whom, _missing in looked.context["missing"]}) == len(people)


def test_the_batch_goes_and_its_plans_stay(office, page, kita):
    office.post(f"{page}removal/")
    assert len(plans(kita)) == 3


def test_a_batch_asks_as_often_for_ten_as_for_three(office, page, kita, batch):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            assert office.get(page).status_code == 200
        return len(asked)

    queries()
    before = queries()
    with use(kita.pk):
        for _ in range(7):
            BatchPlanFactory(batch=batch)
    assert queries() == before
