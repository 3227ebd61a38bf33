"""The plan of the next stage in two clicks: look at what it takes over, and make it."""

from django.db import IntegrityError, transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from titp.accounts.permissions import may
from titp.compliance.changes import changed
from titp.pages.forms import CONFLICT
from training_plans.models import TrainingPlan
from training_plans.next_stage import make, next_stage
from training_plans.views.plan_content import plan_at
from training_plans.views.training_plan import CHANGE


@may(CHANGE)
def plan_next_stage(request, pk):
    plan = plan_at(pk)
    step = next_stage(plan)
    if step is None:
        raise Http404
    if request.method == "POST" and step.found:
        return redirect(step.found.content_url)
    status = 200
    if request.method == "POST":
        try:
            with transaction.atomic():
                new = make(step)
        except IntegrityError:  # somebody was faster
            status = CONFLICT
            step = next_stage(plan)
        else:
            said = _("The plan of %(stage)s is there: please look through it.")
            stage = new.get_stage_display()
            return changed(request, new.content_url, TrainingPlan, said=said % {"stage": stage})
    words = _("%(name)s: the plan of %(stage)s")
    heading = words % {"name": plan.trainee, "stage": step.draft.get_stage_display()}
    context = {"heading": heading, "step": step, "plan": plan}
    return render(request, "training_plans/next_stage.html", context, status=status)
