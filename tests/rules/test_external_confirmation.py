"""外部監査・確認: each office, in blocks of three calendar months from the licence's month."""

from datetime import date

import pytest
from factories.organization import (
    ExternalConfirmationFactory,
    ExternalReviewerFactory,
    LicenceFactory,
    OfficeFactory,
)

RULE = "SUP-006"
FIRST, SECOND = "2026-07-31", "2026-10-31"


@pytest.fixture
def office(acting):
    """An office of an organization licensed since 20 May 2026: windows from 1 May on."""
    LicenceFactory(starts_on=date(2026, 5, 20), expires_on=date(2031, 5, 19))
    return OfficeFactory()


def held(office, day, **fields):
    return ExternalConfirmationFactory(office=office, held_on=day, **fields)


def test_the_first_window_begins_with_the_month_of_the_licence(office, seen):
    assert seen("2026-05-19") == {}
    assert seen("2026-05-20") == {FIRST: "upcoming"}


def test_it_is_due_soon_from_45_days_before(office, seen):
    assert seen("2026-06-15") == {FIRST: "upcoming"}
    assert seen("2026-06-16") == {FIRST: "due_soon"}


def test_the_last_day_is_in_time_and_the_next_day_is_not(office, seen):
    assert seen(FIRST) == {FIRST: "due_soon"}
    assert seen("2026-08-01") == {FIRST: "overdue", SECOND: "upcoming"}


def test_done_on_the_last_day_of_the_window_it_is_settled(office, seen):
    held(office, date(2026, 7, 31))
    assert seen("2026-07-30") == {FIRST: "due_soon"}
    assert seen(FIRST) == {FIRST: "ok"}


def test_two_in_one_window_do_not_settle_the_next(office, seen):
    held(office, date(2026, 6, 10))
    held(office, date(2026, 7, 30))
    assert seen("2026-11-01")[SECOND] == "overdue"


def test_each_of_two_offices_needs_its_own(office, seen):
    second = OfficeFactory()
    held(second, date(2026, 6, 10))
    assert seen("2026-08-01", about=office)[FIRST] == "overdue"
    assert seen("2026-08-01", about=second)[FIRST] == "ok"


@pytest.mark.parametrize(
    ("completed_on", "state"),
    [
        (date(2023, 6, 10), "ok"),
        (date(2023, 6, 9), "overdue"),
        (date(2026, 6, 11), "overdue"),
        (None, "data_gap"),
    ],
)
def test_whoever_does_it_has_a_course_of_the_last_three_years(office, seen, completed_on, state):
    held(office, date(2026, 6, 10), reviewer=ExternalReviewerFactory(completed_on=completed_on))
    assert seen("2026-08-01")[FIRST] == state


def test_without_a_written_result_it_does_not_count(office, seen):
    held(office, date(2026, 6, 10), written=False)
    assert seen("2026-08-01")[FIRST] == "overdue"


def test_an_external_officer_counts_as_an_auditor_does(office, seen):
    held(office, date(2026, 6, 10), reviewer=ExternalReviewerFactory(kind="officer"))
    assert seen("2026-08-01")[FIRST] == "ok"


def test_a_renewed_licence_does_not_start_the_windows_anew(acting, seen):
    LicenceFactory(starts_on=date(2021, 5, 20), expires_on=date(2026, 5, 19))
    LicenceFactory(starts_on=date(2026, 5, 20), expires_on=date(2031, 5, 19))
    OfficeFactory()
    assert list(seen("2026-08-01"))[-2:] == [FIRST, SECOND]


def test_no_window_begins_after_the_licence(acting, seen):
    LicenceFactory(starts_on=date(2021, 5, 1), expires_on=date(2026, 4, 30))
    OfficeFactory()
    assert list(seen("2026-11-01"))[-1] == "2026-04-30"


def test_the_evidence_is_the_values_that_were_read(office, evidence):
    held(office, date(2026, 6, 10))
    assert evidence("2026-06-20", due=FIRST) == {
        "office": office.name,
        "window_starts_on": "2026-05-01",
        "window_ends_on": FIRST,
        "held_on": "2026-06-10",
        "confirmed_on": "2026-06-10",
        "written": True,
        "course_good": True,
    }
