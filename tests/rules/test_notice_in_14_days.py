"""14日以内の届出: a new address and a change of the host are notified, recorded or not."""

from datetime import date

import pytest
from factories.companies import CompanyFactory
from factories.employment import ResidenceNoticeFactory
from factories.trainees import (
    LeavingFactory,
    PlacementFactory,
    ResidencePeriodFactory,
    TraineeFactory,
)

RULE = "IMM-002"
LANDING = "2026-04-15"


@pytest.fixture
def person(acting):
    """Landed on 1 April 2026 and placed from that day on."""
    return TraineeFactory(company=CompanyFactory())


@pytest.fixture
def settled(person):
    """At an address, and that is notified."""
    return ResidenceNoticeFactory(
        trainee=person, kind="landing", happened_on=date(2026, 4, 2), notified_on=date(2026, 4, 8)
    )


def moved_host(person, last, first):
    placement = person.placements.get()
    placement.ends_on = last
    placement.save()
    return PlacementFactory(trainee=person, starts_on=first)


def test_a_landing_is_asked_for_without_a_row(person, seen):
    assert seen("2026-04-01") == {LANDING: "upcoming"}
    assert seen("2026-04-07") == {LANDING: "upcoming"}
    assert seen("2026-04-08") == {LANDING: "due_soon"}


def test_after_14_days_without_a_row_nobody_knows_where_the_person_settled(person, seen):
    assert seen(LANDING) == {LANDING: "due_soon"}
    assert seen("2026-04-16") == {LANDING: "data_gap"}


def test_the_days_count_from_settling_at_the_address(person, seen):
    ResidenceNoticeFactory(trainee=person, kind="landing", happened_on=date(2026, 4, 6))
    assert seen("2026-04-20") == {"2026-04-20": "due_soon"}
    assert seen("2026-04-21") == {"2026-04-20": "overdue"}


def test_notified_on_the_last_day_it_is_in_order_and_not_known_before(settled, seen):
    settled.notified_on = date(2026, 4, 16)
    settled.save()
    assert seen("2026-04-15") == {"2026-04-16": "due_soon"}
    assert seen("2026-04-16") == {"2026-04-16": "ok"}


def test_notified_a_day_later_it_stays_as_late(settled, seen):
    settled.notified_on = date(2026, 4, 17)
    settled.save()
    assert seen("2026-04-17") == {"2026-04-16": "late"}


def test_after_another_stay_was_permitted_the_landing_is_not_asked_for(person, seen):
    ResidencePeriodFactory(trainee=person, starts_on=date(2026, 4, 1))
    assert seen("2027-03-30") == {LANDING: "data_gap"}
    ResidencePeriodFactory(
        trainee=person, starts_on=date(2027, 3, 31), expires_on=date(2028, 3, 31)
    )
    assert seen("2027-03-30") == {LANDING: "data_gap"}
    assert seen("2027-03-31") == {}


@pytest.mark.parametrize(
    ("happened_on", "due"),
    [
        (date(2026, 12, 20), "2027-01-03"),
        (date(2027, 2, 15), "2027-03-01"),
        (date(2028, 2, 15), "2028-02-29"),
    ],
)
def test_the_day_of_a_move_is_not_counted(settled, person, seen, happened_on, due):
    ResidenceNoticeFactory(trainee=person, happened_on=happened_on)
    assert seen(due)[due] == "due_soon"
    assert due not in seen("2026-12-19")


def test_a_transfer_is_asked_for_without_a_row(settled, person, seen):
    moved_host(person, date(2026, 9, 30), date(2026, 10, 1))
    assert "2026-10-15" not in seen("2026-09-30")
    assert seen("2026-10-15")["2026-10-15"] == "due_soon"
    assert seen("2026-10-16")["2026-10-15"] == "overdue"


def test_a_row_near_the_transfer_is_its_notice(settled, person, seen):
    moved_host(person, date(2026, 9, 30), date(2026, 10, 1))
    ResidenceNoticeFactory(
        trainee=person, kind="organization", happened_on=date(2026, 9, 30),
        notified_on=date(2026, 10, 5),
    )  # fmt: skip
    found = seen("2026-11-01")
    assert found["2026-10-14"] == "ok"
    assert "2026-10-15" not in found


def test_leaving_the_host_without_a_next_one_is_an_event_too(settled, person, seen):
    person.placements.update(ends_on=date(2026, 9, 30))
    assert seen("2026-10-15")["2026-10-14"] == "overdue"


def test_a_gap_between_two_hosts_makes_two_events(settled, person, seen):
    moved_host(person, date(2026, 9, 30), date(2026, 11, 1))
    assert {"2026-10-14", "2026-11-15"} <= seen("2026-11-10").keys()


def test_another_workplace_of_the_same_host_is_no_event(settled, person, seen):
    placement = person.placements.get()
    placement.ends_on = date(2026, 9, 30)
    placement.save()
    PlacementFactory(trainee=person, company=placement.company, starts_on=date(2026, 10, 1))
    assert list(seen("2026-11-10")) == ["2026-04-16"]


@pytest.mark.parametrize("kind", ["returned", "absconded", "other_status"])
def test_of_whoever_is_gone_nothing_is_asked(person, seen, kind):
    person.placements.update(ends_on=date(2026, 9, 30))
    LeavingFactory(trainee=person, kind=kind, left_on=date(2026, 10, 5))
    assert seen("2026-10-04")["2026-10-14"] == "upcoming"
    assert seen("2026-10-20") == {}


def test_events_of_one_day_are_one_row_as_bad_as_the_worst(settled, person, seen, evidence):
    moved_host(person, date(2026, 9, 30), date(2026, 10, 1))
    ResidenceNoticeFactory(
        trainee=person, happened_on=date(2026, 10, 1), notified_on=date(2026, 10, 2)
    )
    assert seen("2026-10-16")["2026-10-15"] == "overdue"
    told = evidence("2026-10-16", due="2026-10-15")
    assert told["happened"] == ["move", "organization"]
    assert told["notified_on"] is None


def test_before_the_landing_there_is_nothing(person, seen):
    assert seen("2026-03-31") == {}


def test_the_evidence_tells_from_when_the_stay_may_be_revoked(person, evidence):
    assert evidence("2026-08-01", due=LANDING) == {
        "happened": ["landing"],
        "happened_on": "2026-04-01",
        "notified_on": None,
        "recorded": False,
        "revocable_from": "2026-07-01",
    }
