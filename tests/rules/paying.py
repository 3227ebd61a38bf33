"""Practice and what is paid for it, for the cases of the minimum wage."""

from datetime import date, timedelta

from factories.pay import OwnMinimumWageFactory, WageTermsFactory
from factories.training_plans import TrainingPlanFactory


def practising(company, starts_on=date(2026, 4, 1), **fields):
    return TrainingPlanFactory(
        company=company, starts_on=starts_on, lecture_starts_on=starts_on,
        lecture_ends_on=starts_on + timedelta(29), **fields,
    )  # fmt: skip


def paid(plan, amount, **fields):
    return WageTermsFactory(trainee=plan.trainee, amount=amount, **fields)


def confirmed(**fields):
    return OwnMinimumWageFactory.confirmed(date(2026, 10, 5), **fields)
