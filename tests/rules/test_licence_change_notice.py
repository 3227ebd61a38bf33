"""変更届: within one month of the change, counted by the civil code."""

from datetime import date

import pytest
from factories.organization import LicenceChangeFactory

RULE = "SUP-010"
DUE = "2026-11-10"


@pytest.fixture
def change(acting):
    """Another officer since 10 October 2026."""
    return LicenceChangeFactory()


def test_it_is_due_soon_from_14_days_before(change, seen):
    assert seen("2026-10-26") == {DUE: "upcoming"}
    assert seen("2026-10-27") == {DUE: "due_soon"}


def test_the_last_day_is_in_time_and_the_next_day_is_not(change, seen):
    assert seen(DUE) == {DUE: "due_soon"}
    assert seen("2026-11-11") == {DUE: "overdue"}


@pytest.mark.parametrize(
    ("changed_on", "due_on"),
    [
        (date(2026, 9, 30), "2026-10-31"),
        (date(2026, 1, 31), "2026-02-28"),
        (date(2028, 1, 31), "2028-02-29"),
        (date(2026, 2, 28), "2026-03-31"),
    ],
)
def test_a_month_is_counted_as_the_civil_code_does(acting, seen, changed_on, due_on):
    LicenceChangeFactory(changed_on=changed_on)
    assert list(seen("2028-06-01")) == [due_on]


def test_notified_on_the_last_day_it_is_settled(change, seen):
    change.notified_on = date(2026, 11, 10)
    change.save()
    assert seen("2026-11-09") == {DUE: "due_soon"}
    assert seen("2026-11-10") == {DUE: "ok"}


def test_notified_a_day_later_it_was_late(change, seen):
    change.notified_on = date(2026, 11, 11)
    change.save()
    assert seen("2026-11-11") == {DUE: "late"}


def test_what_has_no_substantial_influence_needs_no_notice(change, seen):
    change.substantial = False
    change.save()
    assert seen("2026-12-01") == {}


def test_before_the_change_nothing_is_owed(change, seen):
    assert seen("2026-10-09") == {}


def test_two_changes_of_one_day_are_two_duties(change, seen):
    second = LicenceChangeFactory(item="offices", notified_on=date(2026, 10, 20))
    assert seen("2026-11-11", about=change) == {DUE: "overdue"}
    assert seen("2026-11-11", about=second) == {DUE: "ok"}


def test_the_evidence_is_the_values_that_were_read(change, evidence):
    assert evidence("2026-11-01", due=DUE) == {
        "item": ["officers"],
        "changed_on": "2026-10-10",
        "notified_on": None,
    }
