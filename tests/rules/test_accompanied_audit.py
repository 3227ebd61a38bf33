"""同行監査: the external auditor goes along once in a fiscal year, for each office."""

from datetime import date

import pytest
from factories.organization import (
    AccompaniedAuditFactory,
    ExternalReviewerFactory,
    LicenceFactory,
    OfficeFactory,
)

RULE = "SUP-007"
DUE = "2027-03-31"


@pytest.fixture
def auditor(acting):
    """The external auditor of an organization licensed since 1 April 2026."""
    LicenceFactory(starts_on=date(2026, 4, 1), expires_on=date(2031, 3, 31))
    return ExternalReviewerFactory()


@pytest.fixture
def office(auditor):
    return OfficeFactory()


def went(office, auditor, day, **fields):
    return AccompaniedAuditFactory(office=office, reviewer=auditor, held_on=day, **fields)


def test_it_is_due_at_the_end_of_the_fiscal_year(office, seen):
    assert seen("2026-04-01") == {DUE: "upcoming"}


def test_it_is_due_soon_from_90_days_before(office, seen):
    assert seen("2026-12-30") == {DUE: "upcoming"}
    assert seen("2026-12-31") == {DUE: "due_soon"}


def test_the_last_day_is_in_time_and_the_next_day_is_not(office, seen):
    assert seen(DUE) == {DUE: "due_soon"}
    assert seen("2027-04-01") == {DUE: "overdue", "2028-03-31": "upcoming"}


def test_gone_along_on_the_last_day_it_is_settled(office, auditor, seen):
    went(office, auditor, date(2027, 3, 31))
    assert seen("2027-03-30") == {DUE: "due_soon"}
    assert seen(DUE) == {DUE: "ok"}


def test_two_in_one_year_do_not_settle_the_next(office, auditor, seen):
    went(office, auditor, date(2026, 7, 10))
    went(office, auditor, date(2027, 3, 10))
    assert seen("2028-04-01")["2028-03-31"] == "overdue"


def test_without_a_written_result_it_wants_a_look(office, auditor, seen):
    went(office, auditor, date(2026, 7, 10), written=False)
    assert seen("2026-07-10") == {DUE: "warning"}


def test_each_of_two_offices_needs_its_own(office, auditor, seen):
    second = OfficeFactory()
    went(second, auditor, date(2026, 7, 10))
    assert seen("2027-04-01", about=office)[DUE] == "overdue"
    assert seen("2027-04-01", about=second)[DUE] == "ok"


def test_with_an_external_officer_the_rule_is_off(acting, seen):
    LicenceFactory(starts_on=date(2026, 4, 1), expires_on=date(2031, 3, 31))
    OfficeFactory()
    ExternalReviewerFactory(kind="officer")
    assert seen("2027-04-01") == {}


def test_a_first_year_that_is_shorter_still_counts(acting, seen):
    LicenceFactory(starts_on=date(2027, 3, 31), expires_on=date(2032, 3, 30))
    OfficeFactory()
    ExternalReviewerFactory(starts_on=date(2027, 3, 31))
    assert seen("2027-04-01")[DUE] == "overdue"


def test_only_the_years_with_an_auditor_count(auditor, office, seen):
    auditor.ends_on = date(2027, 3, 31)
    auditor.save()
    assert list(seen("2028-04-01")) == [DUE]


def test_the_evidence_is_the_values_that_were_read(office, auditor, evidence):
    went(office, auditor, date(2026, 7, 10))
    assert evidence("2026-08-01", due=DUE) == {
        "office": office.name,
        "year_starts_on": "2026-04-01",
        "year_ends_on": DUE,
        "held_on": "2026-07-10",
        "written": True,
    }
