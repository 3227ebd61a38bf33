"""事業報告書: each office, by 31 May, for every fiscal year in which the licence existed."""

from datetime import date

import pytest
from factories.organization import BusinessReportFactory, LicenceFactory, OfficeFactory

RULE = "SUP-011"
DUE = "2026-05-31"


@pytest.fixture
def office(acting):
    """An office of an organization that got its licence on 31 March 2026, the last of the year."""
    LicenceFactory(starts_on=date(2026, 3, 31), expires_on=date(2031, 3, 30))
    return OfficeFactory()


@pytest.fixture
def report(office):
    """Its report for the fiscal year 2025, not submitted."""
    return BusinessReportFactory(office=office)


def test_a_licence_in_march_owes_a_report_for_that_year(office, seen):
    assert seen("2026-03-31") == {DUE: "upcoming"}


def test_it_is_due_soon_from_60_days_before(office, seen):
    assert seen("2026-04-01")[DUE] == "due_soon"


def test_the_last_day_is_in_time_and_the_next_day_is_not_though_a_sunday(office, seen):
    assert date(2026, 5, 31).strftime("%A") == "Sunday"
    assert seen(DUE)[DUE] == "due_soon"
    assert seen("2026-06-01")[DUE] == "overdue"


def test_submitted_on_the_day_it_is_settled(report, seen):
    report.submitted_on = date(2026, 5, 31)
    report.save()
    assert seen("2026-05-30")[DUE] == "due_soon"
    assert seen(DUE)[DUE] == "ok"


def test_submitted_a_day_later_it_was_late(report, seen):
    report.submitted_on = date(2026, 6, 1)
    report.save()
    assert seen("2026-06-01")[DUE] == "late"


@pytest.mark.parametrize("lacks", ["accounts_attached", "visits_attached", "external_attached"])
def test_without_an_attachment_it_wants_a_look(report, seen, lacks):
    report.submitted_on = date(2026, 5, 10)
    setattr(report, lacks, False)
    report.save()
    assert seen("2026-05-10")[DUE] == "warning"


def test_each_year_is_a_duty_of_its_own_though_nobody_was_supervised(office, seen):
    assert seen("2027-06-01") == {DUE: "overdue", "2027-05-31": "overdue", "2028-05-31": "upcoming"}


def test_a_report_of_another_year_or_office_settles_nothing(office, seen):
    BusinessReportFactory(office=office, fiscal_year=2024, submitted_on=date(2026, 5, 10))
    BusinessReportFactory(submitted_on=date(2026, 5, 10))
    assert seen("2026-06-01", about=office)[DUE] == "overdue"


def test_before_the_licence_nothing_is_owed(office, seen):
    assert seen("2026-03-30") == {}


def test_after_the_licence_ended_only_the_years_with_it_count(acting, seen):
    LicenceFactory(starts_on=date(2021, 4, 1), expires_on=date(2024, 3, 31))
    OfficeFactory()
    assert list(seen("2026-05-01")) == ["2022-05-31", "2023-05-31", "2024-05-31"]


def test_the_evidence_is_the_values_that_were_read(report, office, evidence):
    assert evidence("2026-05-01", due=DUE) == {
        "office": office.name,
        "year_starts_on": "2025-04-01",
        "submitted_on": None,
        "attachments_complete": True,
    }
