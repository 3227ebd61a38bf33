"""Months with overtime and work on holidays, for the cases of its limits."""

from datetime import date

from factories.months import MonthLineFactory, MonthlyReportFactory

from training_plans.models import MonthlyReport

HOUR = 60


def month(person, first, hours=0, holiday=0, company=None, **fields):
    """A month's line; hours may be told to the minute, as 45 * HOUR + 1 in `overtime_minutes`."""
    company = company or person.company
    report = MonthlyReport.objects.filter(company=company, month=first).first()
    report = report or MonthlyReportFactory(company=company, month=first, submitted_on=None)
    minutes = {"overtime_minutes": hours * HOUR, "legal_holiday_minutes": holiday * HOUR}
    return MonthLineFactory(report=report, trainee=person, **minutes | fields)


def months(person, hours, start=date(2026, 4, 1), **fields):
    for place, one in enumerate(hours):
        number = start.month - 1 + place
        month(person, date(start.year + number // 12, number % 12 + 1, 1), one, **fields)
