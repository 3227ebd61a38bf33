"""変更認定: what changes the training substantially is accredited before it takes effect."""

from datetime import date

import pytest
from factories.notices import PlanChangeFactory

from training_plans.models import ChangeItem

RULE = "PLAN-010"
DUE = "2026-12-01"


def change(item="night_work", accredited=None, **fields):
    accredited_on = accredited and date.fromisoformat(accredited)
    days = {"decided_on": date(2026, 9, 15), "effective_on": date(2026, 12, 1)}
    return PlanChangeFactory(item_id=item, accredited_on=accredited_on, **days | fields)


@pytest.mark.parametrize(
    "item", ["target", "operation", "supervisor", "overtime_80", "night_work", "extended"]
)
def test_substantial_changes_are_due_on_the_day_they_take_effect(acting, seen, item):
    change(item)
    assert seen("2026-11-30") == {DUE: "due_soon"}


def test_it_begins_with_the_decision(acting, seen):
    change()
    assert seen("2026-09-14") == {}
    assert seen("2026-09-15") == {DUE: "due_soon"}


def test_without_accreditation_the_day_itself_differs_from_what_is_required(acting, seen):
    change()
    assert seen(DUE) == {DUE: "violation"}


def test_accredited_on_the_day_is_in_order_and_a_day_later_is_not(acting, seen):
    change(accredited=DUE)
    assert seen("2026-11-30") == {DUE: "due_soon"}
    assert seen(DUE) == {DUE: "ok"}
    later = change(accredited="2026-12-02")
    assert seen("2026-12-03", about=later.plan) == {DUE: "violation"}


def test_of_two_changes_on_one_day_both_must_be_accredited(acting, seen):
    plan = change(accredited="2026-11-20").plan
    change("operation", plan=plan)
    assert seen("2026-11-25") == {DUE: "due_soon"}
    assert seen(DUE) == {DUE: "violation"}


def test_a_decision_without_a_day_is_a_gap(acting, seen):
    change(effective_on=None)
    assert seen("2026-10-01") == {None: "data_gap"}


@pytest.mark.parametrize("item", ["staff", "pay_raise"])
def test_what_is_minor_is_not_of_this_rule(acting, seen, item):
    change(item)
    assert seen("2027-01-01") == {}


def test_a_minor_change_that_was_told_to_be_accredited_is(acting, seen):
    change("staff", chosen="accreditation", reason="機構の指示による")
    assert seen(DUE) == {DUE: "violation"}


def test_a_change_of_the_stage_is_no_item_because_it_needs_a_new_plan(acting):
    assert not ChangeItem.objects.filter(item_en__icontains="stage replaced").exists()
    assert {row.code for row in ChangeItem.rows()}.isdisjoint({"stage", "category"})


def test_the_evidence_is_what_was_read(acting, evidence):
    change(filed_on=date(2026, 10, 1), accredited="2026-11-20")
    assert evidence(DUE, due=DUE) == {
        "items": ["night_work"],
        "decided_on": "2026-09-15",
        "effective_on": DUE,
        "filed_on": "2026-10-01",
        "accredited_on": "2026-11-20",
    }
