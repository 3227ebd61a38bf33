"""更新申請: filed three months before the last day; nobody is supervised without a licence."""

from datetime import date

import pytest
from factories.organization import LicenceFactory, OfficeFactory
from factories.training_plans import TrainingPlanFactory

RULE = "SUP-009"
DUE = "2027-02-28"


@pytest.fixture
def licence(acting):
    """A licence until 31 May 2027."""
    return LicenceFactory()


def test_it_is_due_three_months_before_and_31_may_gives_28_february(licence, seen):
    assert seen("2025-12-31") == {DUE: "upcoming"}


def test_in_a_leap_year_31_may_gives_29_february(acting, seen):
    LicenceFactory(starts_on=date(2023, 6, 1), expires_on=date(2028, 5, 31))
    assert list(seen("2026-05-01")) == ["2028-02-29"]


def test_it_is_due_soon_from_365_days_before(licence, seen):
    assert seen("2026-02-27") == {DUE: "upcoming"}
    assert seen("2026-02-28") == {DUE: "due_soon"}


def test_the_day_itself_is_in_time_and_the_next_day_is_not(licence, seen):
    assert seen(DUE) == {DUE: "due_soon"}
    assert seen("2027-03-01") == {DUE: "overdue"}


def test_filed_on_the_day_it_is_settled(licence, seen):
    licence.renewal_filed_on = date(2027, 2, 28)
    licence.save()
    assert seen("2027-02-27") == {DUE: "due_soon"}
    assert seen("2027-02-28") == {DUE: "ok"}
    assert seen("2027-06-30") == {DUE: "ok"}


def test_filed_a_day_later_it_was_late(licence, seen):
    licence.renewal_filed_on = date(2027, 3, 1)
    licence.save()
    assert seen("2027-03-01") == {DUE: "late"}


def test_a_recorded_successor_shows_that_it_was_renewed(licence, seen):
    LicenceFactory(starts_on=date(2027, 6, 1), expires_on=date(2032, 5, 31))
    assert seen("2027-05-31") == {DUE: "ok"}
    assert seen("2027-06-01") == {DUE: "ok", "2032-02-29": "upcoming"}


def test_after_the_last_day_nobody_may_be_supervised(licence, seen):
    TrainingPlanFactory(starts_on=date(2027, 1, 10), ends_on=date(2028, 1, 9))
    assert seen("2027-05-31") == {DUE: "overdue"}
    assert seen("2027-06-01") == {DUE: "violation"}


def test_without_trainees_it_stays_a_missed_day(licence, seen):
    assert seen("2027-06-01") == {DUE: "overdue"}


def test_a_licence_that_begins_later_is_not_judged_yet(licence, seen):
    assert seen("2022-05-31") == {}


def test_with_an_office_and_no_licence_something_is_missing(acting, seen):
    OfficeFactory()
    OfficeFactory()
    assert seen("2026-05-01") == {None: "data_gap"}


def test_an_office_of_a_licensed_organization_lacks_nothing(licence, seen):
    OfficeFactory()
    assert seen("2026-02-01") == {DUE: "upcoming"}


def test_the_evidence_is_the_values_that_were_read(licence, evidence):
    assert evidence("2026-05-01", due=DUE) == {
        "licence": "許9999000001",
        "starts_on": "2022-06-01",
        "expires_on": "2027-05-31",
        "renewal_filed_on": None,
        "succeeded": False,
    }
