"""Wages below every minimum, overtime without an agreement, and nothing more paid for it."""

from datetime import timedelta

from factories.months import MonthLineFactory, MonthlyReportFactory
from factories.pay import WageTermsFactory


def happen(plan):
    plan.company.prefecture_id = "13"
    plan.company.save()
    begins = plan.lecture_ends_on + timedelta(1)
    WageTermsFactory(trainee=plan.trainee, starts_on=begins, amount=1_000)
    month = (plan.starts_on + timedelta(130)).replace(day=1)
    report = MonthlyReportFactory(
        company=plan.company, month=month, submitted_on=month + timedelta(40)
    )
    MonthLineFactory(report=report, trainee=plan.trainee, overtime_minutes=3_000, overtime_pay=10)
