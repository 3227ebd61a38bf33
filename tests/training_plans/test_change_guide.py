"""The decision table: by item and by the numbers of a plan, with its bounds as the data has."""

from datetime import date

import pytest
from django.utils.timezone import localdate
from factories.notices import PlanChangeFactory
from factories.pay import OwnChangeItemFactory
from factories.training_plans import TrainingPlanFactory

from titp.compliance.models import Finding
from titp.tenancy.context import use
from training_plans.change_guide import NumbersForm, months_between
from training_plans.decision_table import entries
from training_plans.models import (
    ContinuationMeasure,
    OwnChangeItem,
    PlanChange,
    TrainingPlan,
)

PLAN = TrainingPlan(
    essential_minutes=1000 * 60, related_minutes=400 * 60, peripheral_minutes=200 * 60,
    starts_on=date(2026, 4, 1),
)  # fmt: skip


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ({"essential": "1000"}, None),
        ({"essential": "1001"}, "task_hours"),
        ({"related": "300:01"}, "task_hours"),
        ({"related": "300"}, "hours_25"),
        ({"related": "599:59"}, "hours_25"),
        ({"related": "600"}, "hours_50"),
        ({"peripheral": "100"}, "hours_50"),
        ({"overtime": "45"}, None),
        ({"overtime": "45:01"}, "overtime_45"),
        ({"overtime": "80"}, "overtime_45"),
        ({"overtime": "80:01"}, "overtime_80"),
        ({"overtime": "42", "variable": "on"}, None),
        ({"overtime": "42:01", "variable": "on"}, "overtime_45"),
        ({"overtime": "80", "variable": "on"}, "overtime_45"),
        ({"training": "80"}, None),
        ({"training": "79:59"}, "hours_under_80"),
        ({"starts_on": "2026-04-01"}, None),
        ({"starts_on": "2026-06-30"}, "start_moved_less"),
        ({"starts_on": "2026-07-01"}, "start_moved"),
        ({"starts_on": "2026-01-01"}, "start_moved"),
    ],
)
def test_a_number_is_judged_as_the_table_has_it(acting, sent, code):
    form = NumbersForm(sent, plan=PLAN, lines=entries(localdate()))
    assert form.is_valid()
    (decision,) = form.decisions()
    assert (decision.item.item.pk if decision.item else None) == code


def test_months_between_two_days_are_whole_ones():
    assert months_between(date(2026, 1, 31), date(2026, 2, 28)) == 1
    assert months_between(date(2026, 4, 15), date(2026, 1, 16)) == 2


def test_the_table_leads_to_the_form_of_the_item(office, at, kita):
    with use(kita.pk):
        plan = TrainingPlanFactory()
    guide = at("kita", f"/training-plans/{plan.pk}/changes/guide/")
    notices = office.get(at("kita", f"/training-plans/{plan.pk}/notices/")).content.decode()
    assert guide in notices
    page = office.get(guide).content.decode()
    new = at("kita", f"/training-plans/{plan.pk}/plan-changes/new/?item=night_work")
    assert new in page
    assert "Obtain the accreditation before it begins" in page
    assert office.get(new).context["form"]["item"].value() == "night_work"
    judged = office.post(guide, {"overtime": "81"}).content.decode()
    assert "?item=overtime_80" in judged
    wrong = office.post(guide, {"overtime": "many"})
    assert wrong.status_code == 422


def test_a_measure_to_continue_training_is_recorded(office, at, kita):
    with use(kita.pk):
        plan = TrainingPlanFactory()
    new = at("kita", f"/training-plans/{plan.pk}/continuation-measures/new/")
    sent = {"kind": "candidate", "side": "organization", "taken_on": "R8.10.1", "what": "照会"}
    assert office.post(new, sent).url == at("kita", f"/training-plans/{plan.pk}/notices/")
    with use(kita.pk):
        assert ContinuationMeasure.objects.get().taken_on == date(2026, 10, 1)


def test_a_confirmed_row_of_ours_takes_the_place_of_a_shipped_one(signed_in, office, at, kita):
    administrator = signed_in("administrator")
    with use(kita.pk):
        change = PlanChangeFactory(item_id="staff", effective_on=date(2026, 10, 1))
        ours = OwnChangeItemFactory(starts_on=date(2026, 9, 1))
        assert PlanChange.objects.get().kind == "notice"
    guide = at("kita", f"/training-plans/{change.plan_id}/changes/guide/")
    row = at("kita", f"/reference-rows/plan-changes/{ours.pk}/")
    assert ours.source not in office.get(guide).content.decode()
    seen = administrator.post(f"{row}difference/").content.decode()
    assert "Change that needs accreditation beforehand" in seen
    administrator.post(f"{row}confirmation/")
    assert ours.source in office.get(guide).content.decode()
    with use(kita.pk):
        assert PlanChange.objects.get().kind == "accreditation"
        assert Finding.objects.open().filter(rule="PLAN-010", trainee=change.plan.trainee).exists()


@pytest.mark.parametrize(
    ("item", "typed", "kept", "shown", "sent", "codes"),
    [
        ("overtime_45", "42", 2521, "42:00", ("overtime", "42", "42:01"), (None, "overtime_45")),
        ("hours_25", "20", 20, "20 %", ("related", "321", "320"), ("task_hours", "hours_25")),
        ("hours_50", "40", 40, "40 %", ("related", "241", "240"), ("hours_25", "hours_50")),
        ("hours_under_80", "60", 3600, "60:00", ("training", "60", "59:59"),
         (None, "hours_under_80")),
        ("start_moved", "2", 2, "2", ("starts_on", "2026-05-31", "2026-06-01"),
         ("start_moved_less", "start_moved")),
    ],
)  # fmt: skip
def test_an_administrator_corrects_the_number_that_decides(
    signed_in, at, kita, item, typed, kept, shown, sent, codes
):
    administrator = signed_in("administrator")
    row = {"item": item, "usual_class": "notice", "counts_from": "day", "starts_on": "2026-01-01",
           "source": "運用要領 第99版", "bound": typed}  # fmt: skip
    page = administrator.post(at("kita", "/reference-rows/plan-changes/new/"), row, follow=True)
    assert shown in page.content.decode()
    with use(kita.pk):
        ours = OwnChangeItem.objects.get()
        assert ours.bound == kept
        ours.confirm(administrator.user)
        name, *numbers = sent
        for number, code in zip(numbers, codes, strict=True):
            form = NumbersForm({name: number}, plan=PLAN, lines=entries(localdate()))
            assert form.is_valid()
            (decision,) = form.decisions()
            assert (decision.item.item.pk if decision.item else None) == code


def test_a_number_for_a_row_without_one_is_refused_at_its_field(signed_in, at):
    row = {"item": "staff", "usual_class": "notice", "counts_from": "day", "bound": "3",
           "starts_on": "2026-01-01", "source": "運用要領 第99版"}  # fmt: skip
    page = signed_in("administrator").post(at("kita", "/reference-rows/plan-changes/new/"), row)
    assert page.status_code == 422
    assert "bound" in page.context["form"].errors


def test_an_item_that_we_added_is_recorded_beside_other(office, at, kita):
    with use(kita.pk):
        plan = TrainingPlanFactory()
        ours = OwnChangeItemFactory.confirmed(
            date(2026, 2, 1), item_id=None, name="寮の管理人の交代", usual_class="none"
        )
    guide = office.get(at("kita", f"/training-plans/{plan.pk}/changes/guide/")).content.decode()
    assert f"?item=other&amp;own={ours.pk}" in guide
    new = at("kita", f"/training-plans/{plan.pk}/plan-changes/new/")
    assert office.post(new, {"effective_on": "2026-10-01"}).status_code == 422
    answer = office.post(new, {"own_item": ours.pk, "effective_on": "2026-10-01"}, follow=True)
    assert "寮の管理人の交代" in answer.content.decode()
    with use(kita.pk):
        change = PlanChange.objects.get()
        assert (change.item_id, change.kind) == ("other", "none")
