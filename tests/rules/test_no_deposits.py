"""保証金・違約金・強制貯金: what the person told last, and the contract with the sender."""

from datetime import date

import pytest
from factories.protection import ProtectionInterviewFactory
from factories.trainees import LeavingFactory, SendingOrganizationFactory, TraineeFactory
from factories.training_plans import DraftPlanFactory, TrainingPlanFactory

RULE = "PROT-002"
QUESTIONS = [
    "deposit_reported", "relatives_deposit_reported", "penalty_contract_reported",
    "savings_controlled",
]  # fmt: skip


@pytest.fixture
def person(acting):
    sender = SendingOrganizationFactory(no_deposit_clause=True)
    return TraineeFactory(sending_organization=sender, entered_on=date(2026, 4, 1))


@pytest.fixture
def tells(person):
    return lambda day="2026-05-20", **fields: ProtectionInterviewFactory(
        trainee=person, held_on=date.fromisoformat(day), **fields
    )


def test_asked_and_nothing_told_it_is_in_order(tells, seen):
    tells()
    assert seen("2026-06-01") == {None: "ok"}


@pytest.mark.parametrize("told", QUESTIONS)
def test_each_of_them_is_to_be_looked_at(tells, seen, told):
    tells(**{told: True})
    assert seen("2026-06-01") == {None: "violation"}


@pytest.mark.parametrize("open_question", QUESTIONS)
def test_what_was_not_asked_is_a_gap(tells, seen, open_question):
    tells(**{open_question: None})
    assert seen("2026-06-01") == {None: "data_gap"}


def test_what_was_told_weighs_more_than_what_was_not_asked(tells, seen):
    tells(deposit_reported=None, savings_controlled=True)
    assert seen("2026-06-01") == {None: "violation"}


def test_never_asked_is_a_gap(person, seen):
    assert seen("2026-06-01") == {None: "data_gap"}


def test_the_latest_counts_and_one_of_tomorrow_does_not(tells, seen):
    tells("2026-05-20", deposit_reported=True)
    tells("2026-08-20")
    assert seen("2026-08-19") == {None: "violation"}
    assert seen("2026-08-20") == {None: "ok"}


def test_a_loan_for_lawful_fees_is_recorded_and_is_no_deposit(tells, seen, evidence):
    tells(loan_reported=True)
    assert seen("2026-06-01") == {None: "ok"}
    assert evidence("2026-06-01")["loan_reported"] is True


@pytest.mark.parametrize(("clause", "state"), [(False, "violation"), (None, "data_gap")])
def test_the_contract_with_the_sender_rules_it_out(tells, seen, person, clause, state):
    tells()
    person.sending_organization.no_deposit_clause = clause
    person.sending_organization.save()
    assert seen("2026-06-01") == {None: state}


def test_without_a_sender_it_is_a_gap(tells, seen, person):
    tells()
    person.sending_organization = None
    person.save()
    assert seen("2026-06-01") == {None: "data_gap"}


def test_it_is_asked_from_the_application_on(acting, seen):
    plan = DraftPlanFactory(starts_on=date(2026, 10, 1), filed_on=date(2026, 5, 1))
    plan.trainee.entered_on = None
    plan.trainee.save()
    assert seen("2026-04-30") == {}
    assert seen("2026-05-01") == {None: "data_gap"}


def test_people_who_only_stand_in_the_books_are_not_asked(acting, seen):
    TraineeFactory(entered_on=None)
    assert seen("2026-06-01") == {}


@pytest.mark.parametrize("kind", ["returned", "absconded"])
def test_whoever_is_gone_is_not_asked(acting, seen, kind):
    plan = TrainingPlanFactory()
    LeavingFactory(trainee=plan.trainee, kind=kind, left_on=date(2026, 8, 1))
    assert seen("2026-07-31") == {None: "data_gap"}
    assert seen("2026-08-01") == {}
