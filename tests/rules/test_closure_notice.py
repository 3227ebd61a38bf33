"""休廃止届: one month before, with measures for the trainees; opening again beforehand."""

from datetime import date

import pytest
from factories.organization import ClosureFactory, OfficeFactory

RULE = "SUP-015"
DUE = "2027-02-28"


@pytest.fixture
def closure(acting):
    """Closing on 31 March 2027, decided on 1 October 2026."""
    return ClosureFactory()


def test_31_march_gives_28_february(closure, seen):
    assert seen("2026-12-29") == {DUE: "upcoming"}


def test_it_is_due_soon_from_60_days_before(closure, seen):
    assert seen("2026-12-30") == {DUE: "due_soon"}


def test_the_last_day_is_in_time_and_the_next_day_is_not(closure, seen):
    assert seen(DUE) == {DUE: "due_soon"}
    assert seen("2027-03-01") == {DUE: "overdue"}


def test_nothing_is_owed_before_the_decision(closure, seen):
    assert seen("2026-09-30") == {}
    assert seen("2026-10-01") == {DUE: "upcoming"}


def test_notified_with_measures_it_is_settled(closure, seen):
    closure.notified_on = date(2027, 2, 28)
    closure.save()
    assert seen("2027-02-27") == {DUE: "due_soon"}
    assert seen(DUE) == {DUE: "ok"}


def test_notified_a_day_later_it_was_late(closure, seen):
    closure.notified_on = date(2027, 3, 1)
    closure.save()
    assert seen("2027-03-01") == {DUE: "late"}


def test_notified_without_measures_for_the_trainees_it_wants_a_look(closure, seen):
    closure.notified_on, closure.measures = date(2027, 1, 10), ""
    closure.save()
    assert seen("2027-01-10") == {DUE: "warning"}


def test_a_suspension_counts_as_closing_does(acting, seen):
    ClosureFactory(kind="suspended")
    assert seen("2027-03-01") == {DUE: "overdue"}


def test_opening_again_is_notified_the_day_before_at_the_latest(acting, seen):
    ClosureFactory(kind="reopened", measures="")
    assert seen("2027-03-30") == {"2027-03-30": "due_soon"}
    assert seen("2027-03-31") == {"2027-03-30": "overdue"}


def test_opening_again_needs_no_measures(acting, seen):
    ClosureFactory(kind="reopened", measures="", notified_on=date(2027, 3, 30))
    assert seen("2027-03-30") == {"2027-03-30": "ok"}


def test_the_evidence_is_the_values_that_were_read(acting, evidence):
    closure = ClosureFactory(office=OfficeFactory())
    assert evidence("2027-01-10", due=DUE) == {
        "office": closure.office.name,
        "planned_on": "2027-03-31",
        "reopening": False,
        "notified_on": None,
        "measures_recorded": True,
    }
