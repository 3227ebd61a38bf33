"""A company's month as the night opens it: somebody in practice, with last month on record."""

from datetime import date, timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from factories.months import ChargeFactory, MonthLineFactory, MonthlyReportFactory
from factories.trainees import TraineeFactory
from factories.training_plans import TrainingPlanFactory
from titp.accounts.models import User
from titp.japanese.months import add_months
from training_plans.filing.opening import open_month
from training_plans.models import DraftLine, MonthlyReport, ReportPhoto

OCTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 1)
# What a person needs for a month that can be sent.
WHOLE = {
    "worked_days": "20", "regular_minutes": "160", "overtime_minutes": "0",
    "legal_holiday_minutes": "0", "night_minutes": "0", "essential_minutes": "112",
    "related_minutes": "32", "peripheral_minutes": "16", "base_pay": "220000",
    "net_pay": "180000", "payday": "2026-11-25",
}  # fmt: skip


class DraftLineFactory(DjangoModelFactory):
    """A line of an open month in which nothing is typed."""

    class Meta:
        model = DraftLine

    report = factory.SubFactory(MonthlyReportFactory, submitted_on=None)
    trainee = factory.SubFactory(TraineeFactory, company=factory.SelfAttribute("..report.company"))
    name = factory.LazyAttribute(lambda line: str(line.trainee))


class ReportPhotoFactory(DjangoModelFactory):
    """A picture, of which the file is not there, by somebody of the organization."""

    class Meta:
        model = ReportPhoto

    report = factory.SubFactory(MonthlyReportFactory, submitted_on=None)
    at = factory.LazyFunction(timezone.now)
    by = factory.LazyFunction(lambda: User.objects.only("id").first())
    width, height = 300, 200
    sha256 = factory.Sequence(lambda number: f"{number:064x}")


def practising(company, starts_on=date(2026, 4, 1), **fields):
    """Somebody who has been in practice at the company since a month later; answers the plan."""
    return TrainingPlanFactory(
        company=company, starts_on=starts_on, lecture_starts_on=starts_on,
        lecture_ends_on=add_months(starts_on, 1) - timedelta(1), **fields,
    )  # fmt: skip


def opened_november(company, people=1, last_month=True):
    """The November report, opened on the 25th, of so many people; with their October on record."""
    plans = [practising(company) for _ in range(people)]
    if last_month:
        october = MonthlyReportFactory(company=company, month=OCTOBER)
        for plan in plans:
            line = MonthLineFactory(report=october, trainee=plan.trainee)
            ChargeFactory(line=line)
    open_month(NOVEMBER, date(2026, 11, 25))
    return MonthlyReport.objects.get(company=company, month=NOVEMBER)


def filled(report, **cells):
    """All draft lines of the report with a whole month, and these cells besides."""
    for line in DraftLine.objects.filter(report=report):
        line.cells = WHOLE | cells
        line.save()
    return report
