"""業務運営規程: to be read on the internet, looked at in the last 180 days, or exempt."""

from datetime import date

import pytest
from factories.organization import OfficeFactory, OperatingRulesFactory

RULE = "SUP-012"
DUE = "2026-10-28"


@pytest.fixture
def rules(acting):
    """Seen on the internet on 1 May 2026."""
    return OperatingRulesFactory()


def test_a_look_is_good_for_180_days(rules, seen):
    assert seen("2026-09-27") == {DUE: "upcoming"}


def test_it_is_due_soon_from_30_days_before(rules, seen):
    assert seen("2026-09-28") == {DUE: "due_soon"}


def test_the_last_day_is_in_time_and_the_next_day_is_not(rules, seen):
    assert seen(DUE) == {DUE: "due_soon"}
    assert seen("2026-10-29") == {DUE: "overdue"}


def test_the_latest_look_counts_from_its_own_day(rules, seen):
    OperatingRulesFactory(checked_on=date(2026, 10, 1))
    assert seen("2026-09-30") == {DUE: "due_soon"}
    assert seen("2026-10-01") == {"2027-03-30": "upcoming"}


def test_what_cannot_be_read_is_not_public(rules, seen):
    OperatingRulesFactory(checked_on=date(2026, 6, 1), reachable=False)
    assert seen("2026-06-01") == {"2026-11-28": "violation"}


def test_a_reason_for_posting_in_the_office_suffices(acting, seen):
    OperatingRulesFactory(url="", exemption="役職員二名の小規模団体のため", reachable=False)
    assert seen("2028-01-10") == {None: "ok"}


def test_with_an_office_and_no_look_something_is_missing(acting, seen):
    OfficeFactory()
    assert seen("2026-05-01") == {None: "data_gap"}


def test_before_april_2025_it_was_not_law(acting, seen):
    OfficeFactory()
    assert seen("2025-03-31") == {}
    assert seen("2025-04-01") == {None: "data_gap"}


def test_the_evidence_is_the_values_that_were_read(rules, evidence):
    assert evidence("2026-05-10", due=DUE) == {
        "url": "https://kumiai.example/rules",
        "checked_on": "2026-05-01",
        "reachable": True,
        "exemption": "",
    }
