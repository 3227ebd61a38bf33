"""Plans that follow too early, twice, or at another host; rests without an end; too few staff."""

from datetime import timedelta

from factories.companies import StaffCountFactory
from factories.training_plans import (
    AuditFactory,
    DraftPlanFactory,
    SuspensionFactory,
    TrainingPlanFactory,
)


def happen(plan):
    day, trainee, company = plan.starts_on, plan.trainee, plan.company
    DraftPlanFactory(
        trainee=trainee, company=company, stage=2, starts_on=plan.ends_on + timedelta(1)
    )
    DraftPlanFactory(trainee=trainee, stage=1, starts_on=day + timedelta(500))
    DraftPlanFactory(trainee=trainee, stage=2, starts_on=day + timedelta(500))
    DraftPlanFactory(trainee=trainee, stage=3, starts_on=day + timedelta(1100), operation_id=None)
    StaffCountFactory(company=company, full_time_staff=0)
    SuspensionFactory(plan=plan, starts_on=day + timedelta(60), resumes_on=None)
    AuditFactory(company=company, held_on=day + timedelta(45))
    TrainingPlanFactory(company=company, starts_on=day, workplace=None)
