"""年次有給休暇: granted after half a year and every year; five days are taken within a year."""

from datetime import date

import pytest
from factories.employment import EmploymentFactory, LeaveGrantFactory, LeaveTakenFactory
from factories.trainees import LeavingFactory
from factories.training_plans import TrainingPlanFactory

from trainees.models import LeaveTaken

RULE = "PAY-005"
DUE = "2027-10-31"


@pytest.fixture
def employment(acting):
    """Since 1 May 2026: the law grants leave on 1 November, five days of it are due a year on."""
    return EmploymentFactory()


@pytest.fixture
def grant(employment):
    return LeaveGrantFactory(employment=employment)


def took(employment, *days, **fields):
    for day in days:
        LeaveTakenFactory(employment=employment, taken_on=date.fromisoformat(day), **fields)


FIVE = ("2026-11-02", "2026-12-28", "2027-01-15", "2027-05-06", "2027-10-31")


def test_from_the_employment_on_it_is_upcoming(employment, seen):
    assert seen("2026-05-01") == {DUE: "upcoming"}


def test_without_a_grant_on_record_it_is_a_gap_from_the_day_after(employment, seen):
    assert seen("2026-11-01")[DUE] == "upcoming"
    assert seen("2026-11-02")[DUE] == "data_gap"


def test_granted_it_is_due_soon_from_180_days_before(grant, seen):
    assert seen("2027-05-03")[DUE] == "upcoming"
    assert seen("2027-05-04")[DUE] == "due_soon"


def test_the_last_day_is_in_time_and_the_next_day_is_not(grant, seen):
    assert seen(DUE)[DUE] == "due_soon"
    assert seen("2027-11-01")[DUE] == "violation"


def test_five_days_settle_it_from_the_fifth_on(grant, employment, seen):
    took(employment, *FIVE)
    assert seen("2027-10-30")[DUE] == "due_soon"
    assert seen(DUE)[DUE] == "ok"


def test_days_outside_of_the_year_do_not_count(grant, employment, seen):
    took(employment, "2026-10-31", *FIVE[:4], "2027-11-01")
    assert seen("2027-11-02")[DUE] == "violation"


def test_half_days_count_half_and_hours_not_at_all(grant, employment, seen, evidence):
    took(employment, *FIVE[:4])
    took(employment, "2027-06-01", part=LeaveTaken.Part.HALF)
    took(employment, "2027-06-02", "2027-06-03", part=LeaveTaken.Part.HOURS)
    assert seen("2027-11-01")[DUE] == "violation"
    assert evidence("2027-11-01", due=DUE)["taken"] == 4.5
    took(employment, "2027-06-04", part=LeaveTaken.Part.HALF)
    assert seen("2027-11-01")[DUE] == "ok"


@pytest.mark.parametrize(
    ("starts_on", "granted_on", "due"),
    [
        (date(2026, 8, 31), date(2027, 3, 1), "2028-02-29"),
        (date(2027, 8, 31), date(2028, 3, 1), "2029-02-28"),
        (date(2027, 8, 29), date(2028, 2, 29), "2029-02-28"),
        (date(2026, 8, 30), date(2027, 3, 1), "2028-02-29"),
    ],
)
def test_months_end_where_the_law_ends_them(acting, seen, starts_on, granted_on, due):
    employment = EmploymentFactory(starts_on=starts_on)
    assert seen(granted_on.isoformat()) == {due: "upcoming"}
    LeaveGrantFactory(employment=employment, granted_on=granted_on)
    assert seen(due)[due] == "due_soon"


def test_fewer_days_than_the_law_grants_are_not_as_required(employment, seen):
    LeaveGrantFactory(employment=employment, days=9)
    assert seen("2026-11-01") == {DUE: "violation"}


def test_whoever_came_on_too_few_days_has_no_right_to_it(employment, seen):
    LeaveGrantFactory(employment=employment, days=0, attendance_short=True)
    assert DUE not in seen("2026-11-02")


def test_the_second_grant_is_eleven_days_a_year_later(grant, employment, seen):
    took(employment, *FIVE)
    assert seen("2027-11-01") == {DUE: "ok", "2028-10-31": "upcoming"}
    assert seen("2027-11-02")["2028-10-31"] == "data_gap"
    second = LeaveGrantFactory(
        employment=employment, service=18, granted_on=date(2027, 11, 1), days=10
    )
    assert seen("2027-11-02")["2028-10-31"] == "violation"
    second.days = 11
    second.save()
    assert seen("2027-11-02")["2028-10-31"] == "upcoming"


def test_granted_early_the_year_begins_early(employment, seen):
    LeaveGrantFactory(employment=employment, granted_on=date(2026, 5, 1))
    assert seen("2026-05-02") == {"2027-04-30": "upcoming"}


def test_granted_late_the_year_still_begins_on_the_day_of_the_law(employment, seen):
    LeaveGrantFactory(employment=employment, granted_on=date(2026, 12, 1))
    assert seen("2026-11-30")[DUE] == "data_gap"
    assert seen("2026-12-01")[DUE] == "upcoming"


def test_an_employment_that_ends_before_the_due_day_is_not_asked(grant, employment, seen):
    employment.ends_on = date(2027, 10, 30)
    employment.save()
    assert seen("2027-11-01") == {}
    employment.ends_on = date(2027, 10, 31)
    employment.save()
    assert seen("2027-11-01")[DUE] == "violation"


@pytest.mark.parametrize("kind", ["returned", "absconded"])
def test_of_whoever_left_nothing_is_asked(grant, employment, seen, kind):
    LeavingFactory(trainee=employment.trainee, kind=kind, left_on=date(2027, 11, 10))
    assert seen("2027-11-09")[DUE] == "violation"
    assert seen("2027-11-10") == {}


def test_after_a_transfer_service_begins_anew(grant, employment, seen):
    employment.ends_on = date(2027, 3, 31)
    employment.save()
    EmploymentFactory(trainee=employment.trainee, starts_on=date(2027, 4, 1))
    assert seen("2027-04-01") == {"2028-09-30": "upcoming"}


def test_without_an_employment_on_record_it_is_a_gap_after_half_a_year_of_practice(acting, seen):
    TrainingPlanFactory(lecture_ends_on=date(2026, 4, 30))
    assert seen("2026-11-01") == {}
    assert seen("2026-11-02") == {DUE: "data_gap"}


def test_the_evidence_is_the_values_that_were_read(grant, employment, evidence):
    took(employment, "2026-11-10")
    assert evidence("2027-06-01", due=DUE) == {
        "employed_from": "2026-05-01",
        "by_law_on": "2026-11-01",
        "by_law_days": 10,
        "granted_on": "2026-11-01",
        "days": 10,
        "taken": 1.0,
    }
