"""From the record through a rule and the sweep to the person: duties that are told at once."""

from datetime import date

import pytest
from duties import TUESDAY, tell, told
from factories.companies import CompanyFactory
from factories.months import MonthLineFactory, MonthlyReportFactory
from factories.pay import OvertimeAgreementFactory
from factories.trainees import TraineeFactory
from people import make_member

from titp.compliance.models import Finding
from titp.compliance.rule import RULES
from titp.compliance.sweep import sweep
from titp.tenancy.context import STAFF, use

HOUR = 60
DAYS = [TUESDAY.replace(day=number) for number in (24, 25, 26, 27)]


@pytest.fixture
def office(kita):
    return make_member(kita, "caseworker", password=None)


@pytest.fixture
def line(kita, office):
    """A month of a person whose host has an agreement without a special clause."""
    with use(kita.pk, STAFF):
        company = CompanyFactory()
        OvertimeAgreementFactory(company=company)
        report = MonthlyReportFactory(company=company, month=date(2026, 11, 1), submitted_on=None)
        return MonthLineFactory(
            report=report, trainee=TraineeFactory(company=company), legal_holiday_minutes=0
        )


@pytest.fixture
def night(kita, line):
    """`night(day, hours)` → states found on that day with so much overtime, after telling it."""

    def pass_(on, hours):
        with use(kita.pk, STAFF):
            line.overtime_minutes = hours * HOUR
            line.save()
            sweep(RULES["PAY-003"], on)
            found = list(Finding.objects.open().values_list("state", flat=True))
        tell(kita, on)
        return found

    return pass_


def told_on(kita):
    return [on for _person, _lead, on in told(kita)]


def test_overtime_is_told_at_36_hours_and_above_45_and_not_between(kita, night):
    states = [night(on, hours) for on, hours in zip(DAYS, [35, 36, 40, 46], strict=True)]
    assert states == [[], ["due_soon"], ["due_soon"], ["violation"]]
    assert told_on(kita) == [DAYS[1], DAYS[3]]


def test_overtime_that_was_corrected_and_comes_back_is_told_again(kita, night):
    for on, hours in zip(DAYS, [46, 46, 20, 46], strict=True):
        night(on, hours)
    assert told_on(kita) == [DAYS[0], DAYS[3]]
