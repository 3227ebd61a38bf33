"""A day that the product proposes binds nobody: what passes it is advice, the duty stays grave."""

from datetime import date, timedelta

import pytest
from factories.protection import DocumentCheckFactory, SuspicionFactory
from factories.trainees import TraineeFactory
from factories.training_plans import AuditFactory

from titp.compliance.account import account_of
from titp.compliance.models import Finding, State
from titp.compliance.rule import RULES, Layer, Severity
from titp.compliance.sweep import sweep
from titp.compliance.wording import ADVISED, SAYS, badge_of, what_it_says

EXTRAORDINARY, REPORT, PAPERS = RULES["SUP-005"], RULES["SUP-003"], RULES["PROT-001"]
DUE = date(2026, 10, 8)  # seven days after the suspicion
PASSED = DUE + timedelta(1)


@pytest.fixture
def suspicion(acting):
    return SuspicionFactory(suspected_on=date(2026, 10, 1))


def swept(rule, on):
    sweep(rule, on)
    return Finding.objects.get(rule=rule.id)


def test_an_extraordinary_audit_past_the_proposed_day_is_advice(suspicion):
    assert EXTRAORDINARY.severity == Severity.SERIOUS
    found = swept(EXTRAORDINARY, PASSED)
    assert (found.state, found.severity) == (State.OVERDUE, Severity.ADVICE)


def test_its_words_say_whose_day_has_passed(suspicion):
    found = swept(EXTRAORDINARY, PASSED)
    assert what_it_says(found) == str(ADVISED[State.OVERDUE])
    assert "badge--info" in badge_of(found)


def test_the_day_before_it_is_advice_already(suspicion):
    found = swept(EXTRAORDINARY, DUE)
    assert (found.state, found.severity) == (State.DUE_SOON, Severity.ADVICE)


def test_an_account_of_an_earlier_day_speaks_of_that_day(suspicion):
    swept(EXTRAORDINARY, DUE - timedelta(1))
    (entry,) = account_of(PASSED).entries
    assert (entry.state, entry.says) == (State.OVERDUE, str(ADVISED[State.OVERDUE]))


def test_a_day_of_the_manual_binds(acting):
    AuditFactory(held_on=date(2026, 5, 20))
    found = swept(REPORT, date(2026, 7, 21))
    assert (found.state, found.severity) == (State.OVERDUE, REPORT.severity)
    assert what_it_says(found) == str(SAYS[State.OVERDUE])


def test_a_passport_kept_by_others_stays_grave_although_the_day_of_the_check_is_proposed(acting):
    person = TraineeFactory(entered_on=date(2026, 4, 1))
    DocumentCheckFactory(trainee=person, passport_with_trainee=False)
    found = Finding.objects.filter(rule=PAPERS.id, state=State.VIOLATION)
    sweep(PAPERS, date(2026, 11, 23))
    assert {one.severity for one in found} == {PAPERS.severity}


def test_only_days_of_the_product_are_advice():
    advising = {rule.id for rule in RULES.values() if rule.advises_in}
    assert advising == {
        rule.id for rule in RULES.values() if rule.layer == Layer.PRODUCT and rule.severity > 1
    }
