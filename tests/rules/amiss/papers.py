"""Stays and passports that end too early, and an application that is late."""

from datetime import timedelta

from factories.trainees import PassportFactory, ResidencePeriodFactory, StayApplicationFactory


def happen(plan):
    day, trainee = plan.starts_on, plan.trainee
    ResidencePeriodFactory(trainee=trainee, starts_on=day, expires_on=day + timedelta(365))
    StayApplicationFactory(trainee=trainee, submitted_on=day + timedelta(330))
    PassportFactory(trainee=trainee, expires_on=day + timedelta(300), number="")
