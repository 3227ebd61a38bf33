"""What a change of a plan asks for: the decision table, by item and by numbers."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from titp.accounts.permissions import allowed, may
from titp.pages.forms import UNPROCESSABLE
from training_plans.change_guide import NumbersForm, by_class
from training_plans.decision_table import entries
from training_plans.views.plan_content import plan_at
from training_plans.views.training_plan import CHANGE


@may(CHANGE)
def plan_change_guide(request, pk):
    """The table with a way to record each item; numbers that were sent are judged above it."""
    plan = plan_at(pk)
    lines = entries(localdate())
    sent = request.POST if request.method == "POST" else None
    form = NumbersForm(sent, plan=plan, lines=lines)
    judged = form.is_bound and form.is_valid()
    context = {
        "heading": _("%(name)s: what a change asks for") % {"name": plan.trainee},
        "plan": plan,
        "form": form,
        "judged": judged,
        "decisions": list(form.decisions()) if judged else [],
        "table": by_class(lines),
        "adding_url": reverse("reference-row-new", args=["plan-changes"])
        if allowed(request, "change reference rows")
        else "",
        "new_url": reverse("plan-change-new", args=[pk]),
        "back_url": reverse("training-plan-notices", args=[pk]),
    }
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "training_plans/change_guide.html", context, status=status)
