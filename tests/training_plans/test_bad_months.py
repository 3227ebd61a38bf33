"""What the database keeps out of monthly reports and the diary, whoever writes."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from factories.companies import CompanyFactory
from factories.months import ChargeFactory, LogEntryFactory, MonthLineFactory, MonthlyReportFactory

from training_plans.models import Charge, LogEntry, MonthLine, MonthlyReport

pytestmark = pytest.mark.usefixtures("acting")


def refused(change):
    with pytest.raises(IntegrityError), transaction.atomic():
        change()


def test_a_company_reports_a_month_once():
    report = MonthlyReportFactory()
    refused(lambda: MonthlyReportFactory(company=report.company))
    MonthlyReportFactory(company=report.company, month=date(2026, 9, 1))


@pytest.mark.parametrize(
    "wrong", [{"month": date(2026, 10, 2)}, {"submitted_on": date(2026, 9, 30)}]
)
def test_a_report_is_of_a_whole_month_and_comes_after_it_began(wrong):
    refused(lambda: MonthlyReportFactory(**wrong))


def test_a_person_has_one_line_in_a_report():
    line = MonthLineFactory()
    refused(lambda: MonthLineFactory(report=line.report, trainee=line.trainee))


@pytest.mark.parametrize(
    "wrong",
    [
        {"regular_minutes": 44_641},
        {"peripheral_minutes": 44_641},
        {"night_minutes": 9_601},
        {"regular_minutes": None, "night_minutes": 1},
        {"essential_safety_minutes": 6_721},
        {"related_safety_minutes": 1_921},
        {"peripheral_minutes": None},
        {"base_pay": -1},
        {"overtime_minutes": -1},
    ],
    ids=str,
)
def test_hours_and_yen_of_a_month_are_possible_ones(wrong):
    refused(lambda: MonthLineFactory(**wrong))


@pytest.mark.parametrize("name", ["payday", "paid_on", "ledger_completed_on"])
def test_nothing_of_a_month_happens_before_it(name):
    before = {name: date(2026, 9, 30)}
    refused(lambda: MonthLineFactory(**before))
    line = MonthLineFactory()
    setattr(line, name, date(2026, 9, 30))
    with pytest.raises(ValidationError) as said:
        line.full_clean()
    assert list(said.value.error_dict) == [name]
    report = line.report
    report.month = date(2026, 11, 1)
    refused(report.save)


def test_a_month_of_which_nothing_is_known_may_be_written_down():
    nothing = dict.fromkeys(
        field.name for field in MonthLine._meta.fields if field.null and field.name != "id"
    )
    assert MonthLineFactory(**nothing).full_clean() is None


def test_lines_and_charges_have_the_company_of_their_report():
    charge = ChargeFactory()
    elsewhere = CompanyFactory()
    MonthLine.objects.update(company=elsewhere)
    Charge.objects.update(company=elsewhere)
    report = charge.line.report
    assert set(MonthLine.objects.values_list("company_id")) == {(report.company_id,)}
    assert set(Charge.objects.values_list("company_id")) == {(report.company_id,)}
    MonthlyReport.objects.update(company=elsewhere)
    assert set(MonthLine.objects.values_list("company_id")) == {(elsewhere.pk,)}
    assert set(Charge.objects.values_list("company_id")) == {(elsewhere.pk,)}


def test_a_charge_is_no_negative_sum():
    refused(lambda: ChargeFactory(amount=-1))


def test_a_day_of_a_person_is_written_down_once():
    entry = LogEntryFactory()
    refused(lambda: LogEntryFactory(trainee=entry.trainee, company=entry.company))


@pytest.mark.parametrize(
    "wrong",
    [
        {"minutes": 0},
        {"kind": "lecture", "minutes": 0},
        {"kind": "leave"},
        {"kind": "absence"},
        {"kind": "holiday"},
        {"minutes": 1441},
        {"minutes": -1},
        {"written_on": date(2026, 10, 4)},
        {"kind": "absence", "minutes": 0, "written_on": date(2026, 10, 4)},
    ],
    ids=str,
)
def test_what_a_day_was_and_how_long_belong_together(wrong):
    refused(lambda: LogEntryFactory(**wrong))


@pytest.mark.parametrize("kind", [LogEntry.Kind.LEAVE, LogEntry.Kind.HOLIDAY])
def test_a_day_off_may_be_written_down_beforehand(kind):
    LogEntryFactory(kind=kind, minutes=0, written_on=date(2026, 9, 1))
