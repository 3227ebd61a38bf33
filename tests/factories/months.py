"""Invented months of host companies, and days of the training diary, that keep every rule."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from factories.companies import CompanyFactory
from factories.trainees import TraineeFactory
from training_plans.models import Charge, LogEntry, MonthLine, MonthlyReport, ReportDay


class MonthlyReportFactory(DjangoModelFactory):
    """October 2026, received in time."""

    class Meta:
        model = MonthlyReport

    company = factory.SubFactory(CompanyFactory)
    month = date(2026, 10, 1)
    submitted_on = date(2026, 11, 10)


class MonthLineFactory(DjangoModelFactory):
    """A month of 160 hours, a fifth of them in related tasks, paid by transfer on its payday."""

    class Meta:
        model = MonthLine

    report = factory.SubFactory(MonthlyReportFactory)
    trainee = factory.SubFactory(TraineeFactory, company=factory.SelfAttribute("..report.company"))
    regular_minutes = 9_600
    overtime_minutes = 0
    legal_holiday_minutes = 0
    night_minutes = 0
    essential_minutes = 6_720
    related_minutes = 1_920
    peripheral_minutes = 960
    essential_safety_minutes = 840
    related_safety_minutes = 240
    peripheral_safety_minutes = 120
    base_pay = 220_000
    overtime_pay = 0
    holiday_pay = 0
    night_pay = 0
    worked_days = 20
    net_pay = 180_000
    payday = factory.LazyAttribute(lambda line: line.report.month.replace(day=25))
    paid_on = factory.LazyAttribute(lambda line: line.payday)
    pay_method = MonthLine.PayMethod.TRANSFER
    ledger_completed_on = factory.LazyAttribute(lambda line: line.report.submitted_on)


class ChargeFactory(DjangoModelFactory):
    """Rent at cost, agreed, and in the agreement of the workplace."""

    class Meta:
        model = Charge

    line = factory.SubFactory(MonthLineFactory)
    kind = Charge.Kind.HOUSING
    item = "寮費"
    amount = 20_000
    actual_cost = 20_000
    agreed_on = date(2026, 3, 1)
    in_agreement = True


class ReportDayFactory(DjangoModelFactory):
    """Months from one on are due on the 15th; each made is of a month of its own."""

    class Meta:
        model = ReportDay

    from_month = factory.Sequence(lambda n: date(2026 + n // 12, n % 12 + 1, 1))
    day = 15


class LogEntryFactory(DjangoModelFactory):
    """Eight hours of work, written down on the same day."""

    class Meta:
        model = LogEntry

    trainee = factory.SubFactory(TraineeFactory, company=factory.SelfAttribute("..company"))
    company = factory.SubFactory(CompanyFactory)
    day = date(2026, 10, 5)
    minutes = 480
    written_on = factory.LazyAttribute(lambda entry: entry.day)
