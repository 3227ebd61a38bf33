"""旅券・在留カードの所持: from landing, looked at once in a hundred days."""

from datetime import date

import pytest
from factories.companies import CompanyFactory
from factories.protection import DocumentCheckFactory
from factories.trainees import LeavingFactory, PlacementFactory, TraineeFactory

from titp.compliance.rule import RULES
from titp.compliance.sweep import evaluate

RULE = "PROT-001"


@pytest.fixture
def person(acting):
    return TraineeFactory(entered_on=date(2026, 4, 1))


@pytest.fixture
def look(person):
    """`look("2026-07-01", passport=False)` → a check of that day."""

    def look(day, passport=True, card=True, **fields):
        return DocumentCheckFactory(
            trainee=person, checked_on=date.fromisoformat(day), passport_with_trainee=passport,
            card_with_trainee=card, **fields,
        )  # fmt: skip

    return look


def test_before_landing_nothing_is_owed(person, seen):
    assert seen("2026-03-31") == {}


def test_the_first_check_is_owed_within_a_hundred_days_of_landing(person, seen):
    assert seen("2026-06-29") == {"2026-07-10": "upcoming"}
    assert seen("2026-06-30") == {"2026-07-10": "due_soon"}
    assert seen("2026-07-10") == {"2026-07-10": "due_soon"}


def test_without_any_check_after_that_it_is_a_gap(person, seen):
    assert seen("2026-07-11") == {"2026-07-10": "data_gap"}


def test_a_check_is_good_for_a_hundred_days(look, seen):
    look("2026-07-01")
    assert seen("2026-07-01") == {"2026-10-09": "upcoming"}
    assert seen("2026-09-29") == {"2026-10-09": "due_soon"}
    assert seen("2026-10-09") == {"2026-10-09": "due_soon"}
    assert seen("2026-10-10") == {"2026-10-09": "data_gap"}


@pytest.mark.parametrize(("passport", "card"), [(False, True), (True, False), (False, False)])
def test_a_paper_that_is_not_with_the_person_is_to_be_looked_at(look, seen, passport, card):
    look("2026-07-01", passport, card)
    assert seen("2026-07-01") == {"2026-10-09": "violation"}


def test_also_when_the_person_asked_another_to_keep_it(look, seen, evidence):
    look("2026-07-01", passport=False, absence="requested")
    assert seen("2026-07-01") == {"2026-10-09": "violation"}
    assert evidence("2026-07-01", due="2026-10-09")["absence"] == ["requested"]


def test_handed_over_for_a_filing_it_is_in_order_on_that_day_only(look, seen):
    look("2026-07-01", passport=False, absence="filing")
    assert seen("2026-07-01") == {"2026-10-09": "upcoming"}
    assert seen("2026-07-02") == {"2026-10-09": "violation"}


def test_the_latest_check_counts(look, seen):
    look("2026-07-01", passport=False)
    look("2026-07-03")
    assert seen("2026-07-03") == {"2026-10-11": "upcoming"}
    look("2026-07-20", card=False)
    assert seen("2026-07-20") == {"2026-10-28": "violation"}


def test_it_does_not_become_stale_by_getting_old(look, seen):
    look("2026-07-01", passport=False)
    assert seen("2027-02-01") == {"2026-10-09": "violation"}


def test_a_check_of_tomorrow_is_not_known_today(look, seen):
    look("2026-07-02", passport=False)
    assert seen("2026-07-01") == {"2026-07-10": "due_soon"}


def test_over_the_end_of_february_days_are_days(look, seen):
    look("2027-11-21")
    assert list(seen("2027-12-01")) == ["2028-02-29"]


@pytest.mark.parametrize("kind", ["returned", "absconded", "other_status"])
def test_whoever_is_gone_or_missing_is_not_asked(person, seen, kind):
    LeavingFactory(trainee=person, kind=kind, left_on=date(2026, 8, 1))
    assert seen("2026-07-31") == {"2026-07-10": "data_gap"}
    assert seen("2026-08-01") == {}


def test_a_stage_gap_or_rest_changes_nothing_while_the_person_is_here(look, seen):
    look("2026-07-01", passport=False)
    assert seen("2026-08-01") == {"2026-10-09": "violation"}


def test_whose_landing_is_not_recorded_but_is_placed_is_a_gap(acting, seen):
    person = TraineeFactory(entered_on=None)
    assert seen("2026-05-01") == {}
    PlacementFactory(trainee=person, starts_on=date(2026, 5, 1))
    assert seen("2026-05-01") == {None: "data_gap"}


def test_the_finding_keeps_its_company_for_the_check_after_a_change(acting):
    company = CompanyFactory()
    person = TraineeFactory(company=company, entered_on=date(2026, 4, 1))
    (row,) = evaluate(RULES[RULE], date(2026, 7, 11), company_id=company.pk)
    assert (row["company_id"], row["trainee_id"]) == (company.pk, person.pk)
