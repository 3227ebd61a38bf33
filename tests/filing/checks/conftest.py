"""A month of one person in November, typed, and what is said of it in early December."""

from datetime import date

import pytest
from factories.companies import CompanyFactory
from factories.filing import filled, opened_november
from factories.pay import OvertimeAgreementFactory, WageTermsFactory

from training_plans.filing import findings
from training_plans.filing.checks import checks
from training_plans.models import DraftLine

IN_ORDER = {
    "paid_on": "2026-11-25", "pay_method": "transfer", "tax": "40000",
    "ledger_completed_on": "2026-12-01", "overtime_pay": "0",
}  # fmt: skip


@pytest.fixture(autouse=True)
def early_december(monkeypatch):
    monkeypatch.setattr(findings, "localdate", lambda: date(2026, 12, 5))


@pytest.fixture
def company(acting):
    return CompanyFactory(prefecture_id="13")


@pytest.fixture
def report(company):
    return opened_november(company)


@pytest.fixture
def person(report):
    return DraftLine.objects.get(report=report).trainee


@pytest.fixture
def terms(person):
    return lambda amount=1_300, **fields: WageTermsFactory(trainee=person, amount=amount, **fields)


@pytest.fixture
def agreement(company):
    return OvertimeAgreementFactory(company=company)


@pytest.fixture
def found(report):
    """`found("PAY-003", overtime_minutes="50")`: the checks of one rule on a month in order."""

    def look(rule, **cells):
        filled(report, **IN_ORDER | cells)
        return [one for one in checks(report) if one.evidence and one.rule.id == rule]

    return look


@pytest.fixture
def beside(report):
    """`beside("net", net_pay="1")`: the formulas of one kind of arithmetic beside the rules."""

    def look(key, language="en", **cells):
        filled(report, **IN_ORDER | cells)
        said = [one for check in checks(report) if not check.evidence for one in check.sentences]
        return [one.say(language) for one in said if one.key == key]

    return look


@pytest.fixture
def said(found):
    """The formula of the one check of a rule, in English."""

    def look(rule, language="en", **cells):
        (check,) = found(rule, **cells)
        return check.formula(language)

    return look
