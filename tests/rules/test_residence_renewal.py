"""在留期間: apply for the next, or leave, until the last day."""

from datetime import date

import pytest
from factories.companies import CompanyFactory
from factories.trainees import (
    LeavingFactory,
    PlacementFactory,
    ResidencePeriodFactory,
    StayApplicationFactory,
    TraineeFactory,
)

from titp.compliance.rule import RULES
from titp.compliance.sweep import IN_ORDER, STORED, evaluate

RULE = "IMM-001"


@pytest.fixture
def trainee(acting):
    """Somebody who may stay until 31 May 2027."""
    person = TraineeFactory(entered_on=date(2026, 6, 1))
    ResidencePeriodFactory(trainee=person, starts_on=date(2026, 6, 1), expires_on=date(2027, 5, 31))
    return person


def test_it_is_due_soon_when_applications_are_taken(trainee, seen):
    assert seen("2027-02-27") == {"2027-05-31": "upcoming"}
    assert seen("2027-02-28") == {"2027-05-31": "due_soon"}


def test_the_last_fourteen_days_are_urgent(trainee, evidence):
    assert evidence("2027-05-17", due="2027-05-31")["urgent"] is False
    assert evidence("2027-05-18", due="2027-05-31")["urgent"] is True


def test_the_last_day_is_in_time_and_the_next_day_is_not(trainee, seen):
    assert seen("2027-05-31") == {"2027-05-31": "due_soon"}
    assert seen("2027-06-01") == {"2027-05-31": "violation"}


def test_an_application_on_the_last_day_is_in_time(trainee, seen):
    StayApplicationFactory(trainee=trainee, submitted_on=date(2027, 5, 31))
    assert seen("2027-06-01") == {"2027-05-31": "ok"}


def test_an_application_after_the_last_day_is_late(trainee, seen):
    StayApplicationFactory(trainee=trainee, submitted_on=date(2027, 6, 2))
    assert seen("2027-06-01") == {"2027-05-31": "violation"}
    assert seen("2027-06-02") == {"2027-05-31": "late"}


def test_the_application_that_led_into_this_period_does_not_lead_out_of_it(trainee, seen):
    StayApplicationFactory(trainee=trainee, submitted_on=date(2026, 5, 1))
    assert seen("2027-05-01") == {"2027-05-31": "due_soon"}


def test_after_a_refusal_somebody_has_to_look(trainee, seen):
    StayApplicationFactory(
        trainee=trainee, submitted_on=date(2027, 4, 1), decided_on=date(2027, 5, 10),
        outcome="refused",
    )  # fmt: skip
    assert seen("2027-05-09") == {"2027-05-31": "ok"}
    assert seen("2027-05-10") == {"2027-05-31": "warning"}


def test_a_new_application_after_a_refusal_is_in_order(trainee, seen):
    StayApplicationFactory(
        trainee=trainee, submitted_on=date(2027, 4, 1), decided_on=date(2027, 4, 10),
        outcome="refused",
    )  # fmt: skip
    StayApplicationFactory(trainee=trainee, submitted_on=date(2027, 4, 20))
    assert seen("2027-05-10") == {"2027-05-31": "ok"}


def test_a_return_booked_by_the_last_day_is_in_order(trainee, seen):
    LeavingFactory(trainee=trainee, planned_on=date(2027, 5, 31))
    assert seen("2027-05-20") == {"2027-05-31": "ok"}


def test_a_return_booked_after_the_last_day_is_not(trainee, seen):
    LeavingFactory(trainee=trainee, planned_on=date(2027, 6, 1))
    assert seen("2027-05-20") == {"2027-05-31": "due_soon"}


def test_a_booked_day_that_passed_without_a_departure_settles_nothing(trainee, seen):
    LeavingFactory(trainee=trainee, planned_on=date(2027, 5, 20))
    assert seen("2027-05-21") == {"2027-05-31": "due_soon"}
    assert seen("2027-06-01") == {"2027-05-31": "violation"}


@pytest.mark.parametrize("kind", ["returned", "absconded", "other_status"])
def test_who_has_gone_owes_nothing_more(trainee, seen, kind):
    LeavingFactory(trainee=trainee, kind=kind, left_on=date(2027, 5, 25))
    assert seen("2027-05-24") == {"2027-05-31": "due_soon"}
    assert seen("2027-05-25") == {}


def test_a_renewed_stay_counts_from_the_day_it_was_permitted(trainee, seen):
    ResidencePeriodFactory(
        trainee=trainee, starts_on=date(2027, 5, 20), expires_on=date(2029, 5, 31)
    )
    assert seen("2027-05-19") == {"2027-05-31": "due_soon"}
    assert seen("2027-05-20") == {"2029-05-31": "upcoming"}


def test_without_a_last_day_the_data_are_missing(acting, seen):
    TraineeFactory(entered_on=date(2026, 6, 1))
    assert seen("2026-06-01") == {None: "data_gap"}


def test_before_landing_there_is_no_stay(acting, seen):
    TraineeFactory(entered_on=date(2026, 6, 1))
    assert seen("2026-05-31") == {}


def test_the_evidence_is_the_days_that_were_read(trainee, evidence):
    StayApplicationFactory(trainee=trainee, submitted_on=date(2027, 4, 1))
    assert evidence("2027-04-02", due="2027-05-31") == {
        "expires_on": "2027-05-31",
        "window_opens_on": "2027-02-28",
        "submitted_on": "2027-04-01",
        "refused": False,
        "planned_leaving_on": None,
        "urgent": False,
    }


def test_after_a_transfer_the_stay_goes_on_and_the_new_host_is_told(acting, seen):
    first, other = CompanyFactory(), CompanyFactory()
    person = TraineeFactory(company=first, entered_on=date(2025, 6, 1))
    ResidencePeriodFactory(trainee=person, starts_on=date(2025, 6, 1), expires_on=date(2026, 5, 31))
    assert host_of(person) == first.pk
    person.placements.update(ends_on=date(2026, 2, 28))
    PlacementFactory(trainee=person, company=other, starts_on=date(2026, 3, 1))
    assert seen("2026-04-01") == {"2026-05-31": "due_soon"}
    assert host_of(person) == other.pk


def host_of(person):
    """The company that is told of the stay of this person."""
    (row,) = evaluate(RULES[RULE], date(2026, 4, 1), states=(*STORED, *IN_ORDER))
    assert row["trainee_id"] == person.pk
    return row["company_id"]
