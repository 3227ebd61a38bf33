"""Duties that somebody let rest stand apart in the report, as of its day."""

from datetime import date, datetime, timedelta

import pytest
from django.utils.timezone import get_current_timezone
from factories.companies import CompanyFactory
from factories.compliance import FindingFactory
from people import make_member

from titp.accounts.models import User
from titp.compliance.account import account_of
from titp.compliance.models import Waiver
from titp.documents.papers import written
from titp.documents.report import REPORTS

LONG_BEFORE, ON = date(2026, 9, 1), date(2026, 10, 31)


def at(day, hour=12):
    return datetime(day.year, day.month, day.day, hour, tzinfo=get_current_timezone())


@pytest.fixture
def company(acting):
    return CompanyFactory(name="見本食品")


@pytest.fixture
def somebody(kita):
    user = make_member(kita, "caseworker")
    User.objects.filter(pk=user.pk).update(name="SOMEBODY SAMPLE")
    return user


def test_what_rests_stands_apart_with_who_when_and_why(somebody, company, kita):
    finding = FindingFactory(company=company)
    Waiver.objects.create(finding=finding, by=somebody, reason="Seen on paper.", at=at(LONG_BEFORE))
    shown = written(REPORTS["compliance_report"], kita, "en", ON)
    rest = shown[shown.index("Duties that were let rest</h2>") :]
    for words in ("SOMEBODY SAMPLE", "Sept. 1, 2026", "Seen on paper.", "見本食品"):
        assert words in rest
    assert "<h2>Act art. 42" not in shown


@pytest.mark.parametrize(
    ("said", "withdrawn", "rests"),
    [
        (at(ON, 23), None, True),
        (at(ON + timedelta(1), 0), None, False),
        (at(LONG_BEFORE), at(ON, 23), False),
        (at(LONG_BEFORE), at(ON + timedelta(1), 0), True),
    ],
)
def test_a_duty_rests_on_a_day_when_that_was_said_by_its_end(
    somebody, company, acting, said, withdrawn, rests
):
    waiver = {"by": somebody, "reason": "x", "at": said, "withdrawn_at": withdrawn}
    Waiver.objects.create(finding=FindingFactory(company=company), **waiver)
    assert bool(account_of(ON).resting) is rests
