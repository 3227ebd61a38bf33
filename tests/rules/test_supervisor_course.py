"""監理責任者: in each office, full-time, free of ties, course not older than three years."""

from datetime import date

import pytest
from factories.organization import OfficeFactory, SupervisingManagerFactory

from titp.tenancy.models import Office

RULE = "SUP-008"


@pytest.fixture
def manager(acting):
    """The manager of an office, whose course was completed on 10 January 2024."""
    return SupervisingManagerFactory(completed_on=date(2024, 1, 10))


def test_a_course_is_good_for_three_years(manager, seen):
    assert seen("2026-05-01") == {"2027-01-10": "upcoming"}


def test_it_is_due_soon_from_180_days_before(manager, seen):
    assert seen("2026-07-13") == {"2027-01-10": "upcoming"}
    assert seen("2026-07-14") == {"2027-01-10": "due_soon"}


def test_the_last_day_is_in_time_and_the_next_day_is_not(manager, seen):
    assert seen("2027-01-10") == {"2027-01-10": "due_soon"}
    assert seen("2027-01-11") == {"2027-01-10": "violation"}


def test_a_course_of_29_february_is_good_until_28_february(acting, seen):
    SupervisingManagerFactory(completed_on=date(2024, 2, 29))
    assert list(seen("2026-05-01")) == ["2027-02-28"]


def test_a_course_that_is_still_to_come_is_not_known_yet(acting, seen):
    SupervisingManagerFactory(completed_on=date(2026, 5, 2))
    assert seen("2026-05-01") == {None: "data_gap"}
    assert seen("2026-05-02") == {"2029-05-02": "upcoming"}


def test_an_office_without_a_manager_is_not_as_required(acting, seen):
    OfficeFactory()
    assert seen("2026-05-01") == {None: "violation"}


def test_a_vacancy_counts_from_the_day_after_the_last_one(manager, seen):
    manager.ends_on = date(2026, 5, 10)
    manager.save()
    assert seen("2026-05-10") == {"2027-01-10": "upcoming"}
    assert seen("2026-05-11") == {None: "violation"}


def test_who_is_not_full_time_does_not_suffice(manager, seen):
    manager.full_time = False
    manager.save()
    assert seen("2026-05-01") == {None: "violation"}


def test_who_is_close_to_a_host_does_not_suffice_alone(manager, seen):
    manager.close_ties = True
    manager.save()
    assert seen("2026-05-01") == {None: "violation"}


def test_who_is_close_to_a_host_may_serve_beside_another(manager, seen):
    SupervisingManagerFactory(office=manager.office, close_ties=True)
    assert seen("2026-05-01") == {"2027-01-10": "upcoming"}


def test_of_two_the_later_course_counts(manager, seen):
    SupervisingManagerFactory(office=manager.office, completed_on=date(2025, 6, 1))
    assert seen("2026-05-01") == {"2028-06-01": "upcoming"}


def test_a_manager_without_a_recorded_course_lacks_data(acting, seen):
    SupervisingManagerFactory(completed_on=None)
    assert seen("2026-05-01") == {None: "data_gap"}


def test_each_office_needs_one(manager, seen):
    second = OfficeFactory()
    assert seen("2026-05-01", about=manager.office) == {"2027-01-10": "upcoming"}
    assert seen("2026-05-01", about=second) == {None: "violation"}


def test_the_evidence_is_the_values_that_were_read(manager, evidence):
    assert evidence("2026-05-01", due="2027-01-10") == {
        "office": Office.objects.get().name,
        "manager": manager.name,
        "full_time": True,
        "close_ties": False,
        "completed_on": "2024-01-10",
        "valid_through": "2027-01-10",
    }
