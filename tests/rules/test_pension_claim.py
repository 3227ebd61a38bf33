"""脱退一時金: a reminder for two years after the address in Japan was lost."""

from datetime import date

import pytest
from factories.employment import EmploymentFactory, PensionClaimFactory
from factories.trainees import LeavingFactory, TraineeFactory

RULE = "RET-001"
DUE = "2028-09-30"


@pytest.fixture
def person(acting):
    return TraineeFactory(entered_on=date(2022, 4, 1))


@pytest.fixture
def claim(person):
    """No address since 1 October 2026, 34 months of contributions, nothing claimed."""
    return PensionClaimFactory(trainee=person)


def test_it_is_a_reminder_from_the_day_of_losing_the_address(claim, seen):
    assert seen("2026-09-30") == {}
    assert seen("2026-10-01") == {DUE: "due_soon"}


def test_the_last_day_is_in_time_and_after_it_the_right_is_lost(claim, seen, evidence):
    assert seen(DUE) == {DUE: "due_soon"}
    assert seen("2028-10-01") == {DUE: "warning"}
    assert evidence("2028-10-01", due=DUE)["claimable"] is False


def test_claimed_on_the_last_day_it_is_settled_and_not_known_before(claim, seen):
    claim.claimed_on = date(2028, 9, 30)
    claim.save()
    assert seen("2028-09-29") == {DUE: "due_soon"}
    assert seen(DUE) == {DUE: "ok"}


def test_claimed_a_day_later_it_stays_as_late(claim, seen):
    claim.claimed_on = date(2028, 10, 1)
    claim.save()
    assert seen("2028-10-01") == {DUE: "late"}


@pytest.mark.parametrize(
    ("lost_on", "due"),
    [
        (date(2026, 2, 28), "2028-02-27"),
        (date(2026, 3, 1), "2028-02-29"),
        (date(2028, 2, 29), "2030-02-28"),
        (date(2026, 8, 31), "2028-08-30"),
    ],
)
def test_two_years_end_where_the_law_ends_them(person, seen, lost_on, due):
    PensionClaimFactory(trainee=person, address_lost_on=lost_on)
    assert seen(lost_on.isoformat()) == {due: "due_soon"}


@pytest.mark.parametrize(("months", "expected"), [(5, {}), (6, {DUE: "due_soon"})])
def test_six_months_of_contributions_are_needed(person, seen, months, expected):
    PensionClaimFactory(trainee=person, contribution_months=months)
    assert seen("2026-10-01") == expected


def test_unknown_months_are_a_gap_as_long_as_one_can_claim(person, seen):
    PensionClaimFactory(trainee=person, contribution_months=None)
    assert seen(DUE) == {DUE: "data_gap"}
    assert seen("2028-10-01") == {}


def test_a_return_home_without_a_row_is_a_gap_as_long_as_one_can_claim(person, seen):
    LeavingFactory(trainee=person, left_on=date(2026, 10, 1))
    assert seen("2026-09-30") == {}
    assert seen("2026-10-01") == {DUE: "data_gap"}
    assert seen(DUE) == {DUE: "data_gap"}
    assert seen("2028-10-01") == {}


def test_the_row_of_a_return_fills_the_gap(person, claim, seen):
    LeavingFactory(trainee=person, left_on=date(2026, 10, 3))
    assert seen("2026-10-03") == {DUE: "due_soon"}


def test_an_earlier_claim_does_not_fill_the_gap(person, seen):
    PensionClaimFactory(
        trainee=person, address_lost_on=date(2023, 10, 1), claimed_on=date(2023, 12, 1)
    )
    LeavingFactory(trainee=person, left_on=date(2026, 10, 1))
    assert seen("2026-10-01") == {"2025-09-30": "ok", DUE: "data_gap"}


@pytest.mark.parametrize(
    ("starts_on", "expected"), [(date(2026, 5, 1), {}), (date(2026, 4, 1), {DUE: "data_gap"})]
)
def test_after_an_employment_of_under_six_months_nothing_can_be_claimed(
    person, seen, starts_on, expected
):
    """Insured in each month from that of the start until before that of the end (Oct. 1)."""
    EmploymentFactory(trainee=person, starts_on=starts_on, ends_on=date(2026, 9, 30))
    LeavingFactory(trainee=person, left_on=date(2026, 10, 1))
    assert seen("2026-10-01") == expected


@pytest.mark.parametrize("kind", ["other_status", "absconded"])
def test_who_went_on_to_another_status_or_is_missing_is_not_reminded(person, seen, kind):
    LeavingFactory(trainee=person, kind=kind, left_on=date(2026, 10, 1))
    assert seen("2026-10-02") == {}


def test_who_leaves_japan_after_another_status_is_reminded_by_a_row(person, seen):
    LeavingFactory(trainee=person, kind="other_status", left_on=date(2026, 5, 1))
    PensionClaimFactory(trainee=person)
    assert seen("2026-10-01") == {DUE: "due_soon"}


def test_a_planned_return_is_no_return(person, seen):
    LeavingFactory(trainee=person, planned_on=date(2026, 10, 1), recorded_on=date(2026, 9, 1))
    assert seen("2026-11-01") == {}


def test_the_evidence_is_the_values_that_were_read(claim, evidence):
    assert evidence("2026-10-01", due=DUE) == {
        "address_lost_on": "2026-10-01",
        "contribution_months": 34,
        "claimed_on": None,
        "claimable": True,
    }
