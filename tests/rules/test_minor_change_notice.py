"""軽微変更届: within one month from the day of the change, for each change of a plan."""

from datetime import date

import pytest
from factories.notices import PlanChangeFactory, TemporaryReturnFactory
from factories.training_plans import SuspensionFactory, TrainingPlanFactory

RULE = "PLAN-009"
DUE = "2026-11-10"  # of a change on 10 October


def change(day="2026-10-10", notified=None, **fields):
    notified_on = notified and date.fromisoformat(notified)
    return PlanChangeFactory(
        effective_on=day and date.fromisoformat(day), notified_on=notified_on, **fields
    )


@pytest.mark.parametrize(
    ("changed_on", "due_on"),
    [
        ("2026-01-31", "2026-02-28"),
        ("2028-01-31", "2028-02-29"),
        ("2026-02-28", "2026-03-31"),
        ("2026-05-13", "2026-06-13"),
        ("2026-12-31", "2027-01-31"),
    ],
)
def test_the_month_is_counted_without_the_day_of_the_change(acting, seen, changed_on, due_on):
    change(changed_on)
    assert list(seen("2029-01-01")) == [due_on]


def test_it_begins_on_the_day_of_the_change_and_is_due_soon_14_days_before(acting, seen):
    change()
    assert seen("2026-10-09") == {}
    assert seen("2026-10-26") == {DUE: "upcoming"}
    assert seen("2026-10-27") == {DUE: "due_soon"}


def test_the_last_day_is_in_time_and_the_next_is_not(acting, seen):
    change()
    assert seen(DUE) == {DUE: "due_soon"}
    assert seen("2026-11-11") == {DUE: "overdue"}


def test_notified_on_the_last_day_it_is_in_order_and_a_day_later_late(acting, seen):
    change(notified=DUE)
    assert seen("2026-11-09") == {DUE: "due_soon"}
    assert seen(DUE) == {DUE: "ok"}
    late = change(notified="2026-11-11")
    assert seen("2026-11-11", about=late.plan) == {DUE: "late"}


def test_a_notice_before_the_change_does_not_settle_it(acting, seen):
    change(notified="2026-10-09")
    assert seen("2026-11-11") == {DUE: "overdue"}


def test_changes_of_one_day_share_a_notice_and_all_must_be_notified(acting, seen):
    plan = change(notified="2026-10-20").plan
    second = change(plan=plan, item_id="lodging")
    assert seen("2026-11-11") == {DUE: "overdue"}
    second.notified_on = date(2026, 10, 25)
    second.save()
    assert seen("2026-11-11") == {DUE: "ok"}


def test_changes_of_different_days_are_owed_one_by_one(acting, seen):
    plan = change(notified="2026-10-20").plan
    change("2026-10-15", plan=plan)
    assert seen("2026-11-16") == {DUE: "ok", "2026-11-15": "overdue"}


@pytest.mark.parametrize("item", ["overtime_45", "hours_under_80"])
def test_what_is_known_of_a_month_counts_from_its_end(acting, seen, item):
    change(item_id=item)
    assert seen("2026-10-30") == {}
    assert seen("2026-10-31") == {"2026-11-30": "upcoming"}


@pytest.mark.parametrize("item", ["pay_raise", "exam_date", "night_work", "target"])
def test_what_needs_no_notice_or_an_accreditation_is_not_of_this_rule(acting, seen, item):
    change(item_id=item)
    assert seen("2026-12-31") == {}


def test_who_chooses_another_class_decides_which_rule_asks(acting, seen):
    change(chosen="accreditation", reason="機構の指示による")
    assert seen("2026-12-31") == {}
    change("2026-10-11", item_id="exam_date", chosen="notice", reason="機構の指示による")
    assert seen("2026-12-31") == {"2026-11-11": "overdue"}


def test_a_decision_without_the_day_of_the_change_is_a_gap(acting, seen):
    change(day=None, decided_on=date(2026, 10, 1))
    assert seen("2026-10-01") == {None: "data_gap"}


def test_training_that_resumed_owes_a_notice_though_nobody_wrote_down_a_change(acting, seen):
    rest = SuspensionFactory(starts_on=date(2026, 7, 1), resumes_on=date(2026, 10, 10))
    assert seen("2026-10-09") == {}
    assert seen("2026-11-11") == {DUE: "overdue"}
    change(plan=rest.plan, item_id="resumption", notified="2026-10-20")
    assert seen("2026-11-11") == {DUE: "ok"}


def test_a_rest_that_goes_on_owes_none_yet(acting, seen):
    SuspensionFactory(starts_on=date(2026, 7, 1), resumes_on=None)
    assert seen("2026-12-31") == {}


def test_the_temporary_return_of_the_plan_owes_none(acting, seen):
    plan = TrainingPlanFactory(stage=3)
    SuspensionFactory(plan=plan, starts_on=date(2026, 9, 1), resumes_on=date(2026, 10, 10))
    TemporaryReturnFactory(plan=plan, departed_on=date(2026, 9, 1), returned_on=date(2026, 10, 9))
    assert seen("2026-12-31") == {}


def test_the_evidence_is_what_was_read(acting, evidence):
    plan = change(notified="2026-10-20", guidance_on=date(2026, 10, 15)).plan
    change(plan=plan, item_id="lodging")
    assert evidence("2026-11-11", due=DUE) == {
        "items": ["lodging", "staff"],
        "changed_on": "2026-10-10",
        "guidance_on": "2026-10-15",
        "notified_on": "2026-10-20",
    }
