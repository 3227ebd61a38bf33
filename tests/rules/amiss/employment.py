"""Nobody files an insurance, grants leave, or notifies where somebody lives."""

from datetime import timedelta

from factories.employment import EmploymentFactory, ResidenceNoticeFactory


def happen(plan):
    day, trainee = plan.starts_on, plan.trainee
    EmploymentFactory(trainee=trainee, company=plan.company, starts_on=day + timedelta(31))
    ResidenceNoticeFactory(trainee=trainee, happened_on=day + timedelta(31))
