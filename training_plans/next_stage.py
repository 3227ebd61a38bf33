"""The plan of the next stage, from the one before: what it takes over, and what is new."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from titp.japanese.months import before, inclusive_end
from training_plans.models import PlanPay, PlanPost, PlanTarget, TrainingPlan
from training_plans.plan_blocks import EARLIEST, LATEST
from training_plans.plan_content_copy import TEACHING, copied, copy_content
from training_plans.plan_prerequisites import prerequisites_of
from training_plans.plan_targets import usual_target

YEARS = 24  # months of stages 2 and 3 at most (Act art. 9(iii))
# The one year of stage 1 stands for both of stage 2, until somebody has looked at it.
YEARS_FROM = {1: {1: 1, 2: 1}, 2: {1: 1, 2: 2}}
# How the office writes the grade that a stage aims at (HANDBOOK 4.3).
TARGETS = {2: "随時3級", 3: "随時2級"}
SUPPORT = 12  # months before the end of stages 2 and 3 by which test support is applied for


@dataclass(frozen=True)
class NextStage:
    """A plan that could be made: `draft` is not saved; `found` is one that is there already."""

    plan: TrainingPlan
    draft: TrainingPlan | None
    found: TrainingPlan | None

    @property
    def carried(self):
        """Names and numbers of what is taken over."""
        staff = PlanPost.objects.filter(plan=self.plan, staff__left_on=None)
        return [
            (_("host company"), self.plan.company),
            (_("workplace"), self.plan.workplace or "–"),
            (_("operation"), self.plan.operation or "–"),
            (_("tasks"), self.plan.plantasks.count() * (2 if self.plan.stage == 1 else 1)),
            (_("materials and equipment"), self.plan.planmaterials.count()),
            (_("posts"), staff.count()),
            (_("pay"), _("yes") if PlanPay.objects.filter(plan=self.plan).exists() else _("no")),
        ]

    @property
    def new(self):
        """Names and values of what differs from the plan before."""
        draft = self.draft
        target = PlanTarget(plan=draft, **usual_target(draft))
        return [
            (_("stage"), draft.get_stage_display()),
            (_("starts on"), draft.starts_on),
            (_("ends on"), draft.ends_on),
            (_("target of the plan"), str(target)),
            (_("can be filed from"), before(draft.starts_on, EARLIEST)),
            (_("to be filed by, in principle"), before(draft.starts_on, LATEST[draft.stage])),
            (_("test support to be applied for by"), before(draft.ends_on, SUPPORT)),
        ]

    @property
    def to_look_at(self):
        """What nobody but a person can decide."""
        yield _("Hours of the tasks: those of the year before stand in each year.")
        yield _("Pay: raises, the minimum wage of then, and the term of the contract.")
        if self.draft.stage == TrainingPlan.Stage.THREE:
            yield _("The temporary return of a month or more (Ordinance art. 10(2)(iii)ト).")
            yield _("Host and organization must be excellent (Act art. 9(x)).")
            if self.plan.operation and self.plan.operation.stage3_allowed == "no":
                yield _("This operation has no stage 3.")


def next_stage(plan):
    """The NextStage of a plan; None after stage 3, and of a plan without an end."""
    if plan.stage == TrainingPlan.Stage.THREE or not plan.ends_on:
        return None
    stage = plan.stage + 1
    found = TrainingPlan.objects.filter(trainee=plan.trainee_id, stage=stage).first()
    starts_on: date = plan.ends_on + timedelta(1)
    draft = TrainingPlan(
        trainee=plan.trainee, company=plan.company, workplace=plan.workplace, stage=stage,
        operation=plan.operation, starts_on=starts_on, ends_on=inclusive_end(starts_on, YEARS),
        test_target=TARGETS[stage],
    )  # fmt: skip
    return NextStage(plan, draft, found)


@transaction.atomic
def make(step):
    """Write the plan with all that it takes over; answers it."""
    plan, new = step.plan, step.draft
    new.save()
    copy_content(plan, new, TEACHING, YEARS_FROM[plan.stage])
    PlanTarget(plan=new, **usual_target(new)).save()
    PlanPost.objects.bulk_create(
        copied(post, new) for post in PlanPost.objects.filter(plan=plan, staff__left_on=None)
    )
    for pay in PlanPay.objects.filter(plan=plan):
        copied(
            pay, new, contract_starts_on=None, contract_ends_on=None, lecture_allowance=None
        ).save()
    person = prerequisites_of(new)
    if person.ground:  # known from a plan before; whether this stage was done is asked anew
        person.save()
    return new
