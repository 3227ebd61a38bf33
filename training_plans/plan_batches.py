"""What the plans of a batch have in common: spread, copied, and where somebody's differs."""

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from titp.past.looking import today
from trainees.models import Trainee
from training_plans.models import BatchPlan, TrainingPlan
from training_plans.plan_content_copy import ROWS, copy_content
from training_plans.plan_prerequisites import share
from training_plans.plan_states import OPEN, with_state
from training_plans.plan_targets import begin


def plans_of(batch):
    """The plans of a batch with `state`, in order of the people's names."""
    rows = TrainingPlan.objects.filter(in_batch__batch=batch)
    return (
        with_state(rows, today())
        .select_related("trainee", "company")
        .order_by("trainee__sort_key", "pk")
    )


def differs(batch, plan):
    """Names of the columns in which a plan is an exception of its batch."""
    return [name for name, value in batch.shared.items() if getattr(plan, name) != value]


def candidates(batch):
    """People who could be planned with the batch: there or to come, without a plan of the stage."""
    planned = TrainingPlan.objects.filter(trainee=OuterRef("pk"), stage=batch.stage)
    here = Q(company=batch.company_id) | Q(company=None, entered_on=None)
    return Trainee.objects.filter(here).exclude(Exists(planned)).order_by("sort_key", "pk")


@transaction.atomic
def take_in(batch, people):
    """Draft a plan for each of the people as the batch has it; answers the plans."""
    plans = TrainingPlan.objects.bulk_create(
        TrainingPlan(trainee=person, company_id=batch.company_id, stage=batch.stage, **batch.shared)
        for person in people
    )
    for plan in plans:
        plan.operation = batch.operation  # read once
    begin(plans)
    BatchPlan.objects.bulk_create(BatchPlan(batch=batch, plan=plan) for plan in plans)
    return plans


def spread(batch, before):
    """After a change of the batch: its open plans follow where they were as it was.

    `before`: what they shared until then, as `batch.shared`. Answers (changed, exceptions kept).
    """
    moved = {name: value for name, value in batch.shared.items() if value != before[name]}
    changed, kept = 0, 0
    for plan in plans_of(batch):
        alike = {name: new for name, new in moved.items() if getattr(plan, name) == before[name]}
        if plan.state not in OPEN or len(alike) < len(moved):
            kept += 1
        if plan.state in OPEN and alike:
            for name, value in alike.items():
                setattr(plan, name, value)
            plan.save(update_fields=[*alike])
            changed += 1
    return changed, kept


@transaction.atomic
def copy_to(source, plans, parts):
    """Make these parts of the plans as they are in the source; what stood there goes."""
    own = [part for part in parts if part in ROWS]
    for plan in plans:
        for part in own:
            ROWS[part].objects.filter(plan=plan).delete()
        copy_content(source, plan, own)
    if "prerequisites" in parts:
        share(source, plans)
