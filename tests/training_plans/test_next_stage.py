"""Stage 2 from stage 1 in two clicks: what is taken over, what is new, and only once."""

from datetime import date

import pytest
from factories.plans import whole
from factories.training_plans import TrainingPlanFactory

from titp.tenancy.context import use
from training_plans.models import PlanTask, TrainingPlan


@pytest.fixture
def first(kita):
    with use(kita.pk):
        return whole(TrainingPlanFactory(starts_on=date(2026, 4, 1), operation_id="1-1-1"))


def test_stage_2_takes_two_clicks_from_stage_1(office, url, first, kita):
    step = url(f"/training-plans/{first.pk}/next-stage/")
    assert step in office.get(url(f"/training-plans/{first.pk}/")).content.decode()  # one
    shown = office.get(step).content.decode()
    assert "2026-10-01" in shown  # from when it can be filed
    assert "2027-01-01" in shown  # by when it is filed
    answer = office.post(step)  # two
    with use(kita.pk):
        second = TrainingPlan.objects.get(stage=2)
        assert answer.url == url(f"/training-plans/{second.pk}/content/")
        assert (second.starts_on, second.ends_on) == (date(2027, 4, 1), date(2029, 3, 31))
        assert second.company_id == first.company_id
        assert (second.workplace_id, second.operation_id) == (first.workplace_id, "1-1-1")
        tasks = PlanTask.objects.filter(plan=second)
        assert sorted(tasks.values_list("year", flat=True)) == [1] * 6 + [2] * 6
        assert second.essential_minutes == 2 * first.essential_minutes
        (target,) = second.plantargets.all()
        assert (target.grade, target.part) == ("grade_3", "practical")
        assert second.planposts.count() == 3
        assert second.pay.amount == first.pay.amount
        assert (second.filed_on, second.accreditation_number) == (None, "")


def test_a_stage_that_is_there_is_not_made_again(office, url, first, kita):
    step = url(f"/training-plans/{first.pk}/next-stage/")
    office.post(step)
    assert "There is a plan of that stage already" in office.get(step).content.decode()
    office.post(step)
    with use(kita.pk):
        assert TrainingPlan.objects.filter(stage=2).count() == 1


def test_after_stage_3_there_is_none(office, url, kita):
    with use(kita.pk):
        last = TrainingPlanFactory(stage=3)
    step = url(f"/training-plans/{last.pk}/next-stage/")
    assert office.get(step).status_code == 404
    assert step not in office.get(url(f"/training-plans/{last.pk}/")).content.decode()


def test_stage_3_tells_of_the_temporary_return(office, url, kita):
    with use(kita.pk):
        second = TrainingPlanFactory(stage=2)
    page = office.get(url(f"/training-plans/{second.pk}/next-stage/")).content.decode()
    assert "temporary return" in page
