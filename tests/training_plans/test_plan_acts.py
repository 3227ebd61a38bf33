"""The life of a plan in acts: what each changes, what may follow, and taking one back."""

from datetime import date, timedelta

import pytest
from django.db import ProgrammingError, transaction
from django.utils.timezone import localdate
from factories.notices import DifficultyFactory, PlanChangeFactory
from factories.plans import whole
from factories.training_plans import TrainingPlanFactory
from plans_under_way import END, START, WHY, state, words

from titp.tenancy.context import use
from training_plans.models import (
    Difficulty,
    PlanAct,
    PlanChange,
    Suspension,
)
from training_plans.plan_states import PlanState


def test_a_plan_goes_from_draft_over_filing_to_accreditation(act, kita, draft, caseworker, at):
    assert state(kita, draft) == PlanState.DRAFT
    assert act(draft, "filed", **WHY).status_code == 302
    assert state(kita, draft) == PlanState.FILED
    assert act(draft, "accredited", number="認 1234567890").status_code == 302
    assert state(kita, draft) == PlanState.TRAINING
    assert draft.accreditation_number == "認1234567890"
    assert draft.accredited_on == localdate()
    page = words(caseworker.get(at("kita", f"/training-plans/{draft.pk}/acts/")))
    assert "Accreditation applied for" in page
    assert str(caseworker.user) in page


def test_filing_with_open_points_needs_a_reason_and_without_any_none(act, kita, draft):
    refused = act(draft, "filed")
    assert refused.status_code == 422
    assert "note" in refused.context["form"].errors
    with use(kita.pk):
        draft.trainee.birth_date = date(2000, 1, 1)
        draft.trainee.save()
        whole(draft)
        draft.lecture_starts_on, draft.lecture_ends_on = START, START + timedelta(20)
        draft.save()
    assert act(draft, "filed").status_code == 302


def test_what_was_withdrawn_or_refused_is_filed_anew(act, kita, draft):
    for end in ("withdrawn", "refused"):
        act(draft, "filed", **WHY)
        assert act(draft, end).status_code == 422  # without a reason
        assert act(draft, end, **WHY).status_code == 302
        assert state(kita, draft) == PlanState(end)
        assert draft.filed_on is None
    assert act(draft, "filed", **WHY).status_code == 302


def test_an_act_that_cannot_follow_is_refused_in_words(act, kita, draft, caseworker, at):
    answer = act(draft, "accredited", number="認1")
    assert answer.url == at("kita", f"/training-plans/{draft.pk}/acts/")
    assert "This cannot be done now" in words(caseworker.get(answer.url))
    assert act(draft, "made-up").status_code == 404
    with use(kita.pk):
        assert not PlanAct.objects.exists()


def test_the_newest_act_is_taken_back_for_a_reason_and_both_stay(act, kita, draft, caseworker, at):
    act(draft, "filed", **WHY)
    act(draft, "accredited", number="認1")
    with use(kita.pk):
        filed, accredited = PlanAct.objects.order_by("pk")
    back = at("kita", "/plan-acts/{}/taking-back/")
    caseworker.post(back.format(filed.pk), WHY)  # not the newest
    assert state(kita, draft) == PlanState.TRAINING
    assert caseworker.post(back.format(accredited.pk), {"note": ""}).status_code == 422
    assert caseworker.post(back.format(accredited.pk), WHY).status_code == 302
    assert state(kita, draft) == PlanState.FILED
    assert (draft.accredited_on, draft.accreditation_number) == (None, "")
    with use(kita.pk):
        assert PlanAct.objects.count() == 3
        assert PlanAct.objects.in_force().count() == 1


def test_an_act_cannot_be_rewritten_even_in_the_database(act, kita, draft):
    act(draft, "filed", **WHY)
    with (
        use(kita.pk, "app_staff"),
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
    ):
        PlanAct.objects.update(note="otherwise")


def test_a_plan_with_acts_is_not_removed_and_its_days_are_not_typed(act, draft, caseworker, at):
    act(draft, "filed", **WHY)
    removal = caseworker.post(at("kita", f"/training-plans/{draft.pk}/removal/"))
    assert removal.status_code == 422
    form = caseworker.get(at("kita", f"/training-plans/{draft.pk}/edit/")).context["form"]
    assert "filed_on" not in form.fields


def test_training_rests_with_its_difficulty_and_goes_on_with_a_later_end(act, kita, running):
    rest = {"reason": "illness_injury", "cause": "骨折", "own_measures": "通院の支援"}
    first = localdate() - timedelta(30)
    assert act(running, "suspended", happened_on=first.isoformat(), **rest).status_code == 302
    assert state(kita, running) == PlanState.SUSPENDED
    with use(kita.pk):
        assert Difficulty.objects.get().event == "suspended"
        assert Suspension.objects.get().starts_on == first
    assert act(running, "resumed", move_end="on").status_code == 302
    assert state(kita, running) == PlanState.TRAINING
    assert running.ends_on == END + timedelta(30)
    with use(kita.pk):
        change = PlanChange.objects.get()
        assert (change.item_id, change.before) == ("resumption", END.isoformat())
        last = PlanAct.objects.newest_first()[0]
    assert last.touched[0]["row"] == "training_plans.suspension"


def test_taking_a_resumption_back_puts_the_end_and_the_rest_back(
    act, kita, running, caseworker, at
):
    first = localdate() - timedelta(30)
    act(running, "suspended", happened_on=first.isoformat(), reason="family")
    act(running, "resumed", move_end="on")
    with use(kita.pk):
        last = PlanAct.objects.newest_first()[0]
    caseworker.post(at("kita", f"/plan-acts/{last.pk}/taking-back/"), WHY)
    assert state(kita, running) == PlanState.SUSPENDED
    assert running.ends_on == END
    with use(kita.pk):
        assert not PlanChange.objects.exists()


def test_a_change_is_notified_or_filed_and_accredited_as_its_class_asks(act, kita, running):
    with use(kita.pk):
        staff = PlanChangeFactory(plan=running, effective_on=localdate())
        night = PlanChangeFactory(plan=running, item_id="night_work", effective_on=END)
    assert act(running, "change_notified", change=night.pk).status_code == 422
    assert act(running, "change_notified", change=staff.pk).status_code == 302
    assert act(running, "change_accredited", change=night.pk).status_code == 422
    assert act(running, "change_filed", change=night.pk).status_code == 302
    assert act(running, "change_accredited", change=night.pk).status_code == 302
    with use(kita.pk):
        staff.refresh_from_db()
        night.refresh_from_db()
    assert staff.notified_on == night.filed_on == night.accredited_on == localdate()


def test_an_act_about_a_change_is_offered_where_one_waits_and_chooses_the_only_one(
    caseworker, kita, running, at
):
    page = at("kita", f"/training-plans/{running.pk}/acts/")
    notified = f"{page}change_notified/"
    before = caseworker.get(page).content.decode()
    assert notified not in before
    assert at("kita", f"/training-plans/{running.pk}/changes/guide/") in before
    with use(kita.pk):
        staff = PlanChangeFactory(plan=running, effective_on=localdate())
    assert notified in caseworker.get(page).content.decode()
    form = caseworker.get(notified).context["form"]
    assert form["change"].value() == staff.pk


def test_a_plan_that_came_with_a_roster_is_judged_by_its_days(kita):
    with use(kita.pk):
        plan = TrainingPlanFactory(starts_on=date(2026, 4, 1))
        DifficultyFactory(plan=plan)
    days = {
        date(2025, 1, 1): PlanState.DRAFT, date(2025, 12, 1): PlanState.FILED,
        date(2026, 2, 1): PlanState.ACCREDITED, date(2026, 4, 1): PlanState.TRAINING,
        date(2027, 4, 1): PlanState.COMPLETED,
    }  # fmt: skip
    assert {on: state(kita, plan, on) for on in days} == days
