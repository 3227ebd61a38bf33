"""Changes that nobody notified or accredited, no reports, and a stage 3 without a stay at home."""

from datetime import timedelta

from factories.notices import PlanChangeFactory
from factories.training_plans import TrainingPlanFactory


def happen(plan):
    changed_on = plan.starts_on + timedelta(40)
    PlanChangeFactory(plan=plan, effective_on=changed_on)
    PlanChangeFactory(plan=plan, item_id="night_work", effective_on=changed_on)
    TrainingPlanFactory(stage=3, starts_on=plan.starts_on)
