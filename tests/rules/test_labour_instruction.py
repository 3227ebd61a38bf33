"""労働関係法令の是正指示・通報: an instruction, and within seven days the authority knows."""

from datetime import date

import pytest
from factories.protection import LabourViolationFactory

RULE = "SUP-016"
FOUND, DUE = "2026-10-01", "2026-10-12"


@pytest.fixture
def matter(acting):
    """`matter(instructed="2026-10-05", reported="2026-10-10")`; found on 1 October."""

    def matter(instructed=None, reported=None, **fields):
        return LabourViolationFactory(
            found_on=date(2026, 10, 1), instructed_on=instructed, reported_on=reported,
            authority="見本労働基準監督署" if reported else "", **fields,
        )  # fmt: skip

    return matter


def test_before_the_finding_nothing_is_owed(matter, seen):
    matter()
    assert seen("2026-09-30") == {}


def test_the_instruction_is_owed_from_the_day_of_the_finding(matter, seen):
    matter()
    assert seen("2026-10-01") == {FOUND: "due_soon"}
    assert seen("2026-10-02") == {FOUND: "overdue"}


def test_an_instruction_is_never_late_for_the_law_names_no_day(matter, seen):
    matter("2026-10-05")
    assert seen("2026-10-05") == {FOUND: "ok", DUE: "upcoming"}


def test_the_authority_is_told_within_seven_days_of_the_instruction(matter, seen):
    matter("2026-10-05")
    assert seen("2026-10-08")[DUE] == "due_soon"
    assert seen("2026-10-12")[DUE] == "due_soon"
    assert seen("2026-10-13")[DUE] == "overdue"


@pytest.mark.parametrize(("reported", "state"), [("2026-10-12", "ok"), ("2026-10-13", "late")])
def test_told_in_time_or_late(matter, seen, reported, state):
    matter("2026-10-05", reported)
    assert seen("2026-12-01") == {FOUND: "ok", DUE: state}


def test_what_is_still_ahead_is_not_known_yet(matter, seen):
    matter("2026-10-05", "2026-10-10")
    assert seen("2026-10-04") == {FOUND: "overdue"}
    assert seen("2026-10-09") == {FOUND: "ok", DUE: "due_soon"}


def test_found_instructed_and_told_on_one_day_is_in_order(matter, seen):
    matter("2026-10-01", "2026-10-01")
    assert seen("2026-10-01") == {FOUND: "ok", "2026-10-08": "ok"}


@pytest.mark.parametrize("source", ["audit", "visit", "consultation", "authority"])
def test_the_source_makes_no_difference_and_is_not_told(matter, seen, evidence, source):
    matter(source=source)
    assert seen("2026-10-02") == {FOUND: "overdue"}
    assert source not in str(evidence("2026-10-02", due=FOUND))


def test_over_a_leap_day_days_are_days(acting, seen):
    LabourViolationFactory(found_on=date(2028, 2, 23), instructed_on=date(2028, 2, 23))
    assert seen("2028-03-02") == {"2028-02-23": "ok", "2028-03-01": "overdue"}
