"""The days of all stages of a person: fields that count, and a drawing that may be dragged."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from titp.accounts.permissions import may
from titp.compliance.changes import changed
from titp.pages.forms import CONFLICT, UNPROCESSABLE
from trainees.models import Trainee
from training_plans.models import TrainingPlan
from training_plans.plan_timeline import Timeline
from training_plans.views.training_plan import CHANGE


@may(CHANGE)
def trainee_timeline(request, pk):
    person = get_object_or_404(Trainee.objects, pk=pk)
    posted = request.method == "POST"
    timeline = Timeline(person, localdate(), request.POST if posted else None)
    back = reverse("trainee-plans", args=[pk])
    if posted and timeline.saved():
        return changed(request, back, TrainingPlan)
    status = 200
    if posted:
        status = CONFLICT if timeline.conflict else UNPROCESSABLE
    context = {
        "heading": _("%(name)s: days of all stages") % {"name": person},
        "person": person,
        "timeline": timeline,
        "cancel_url": back,
    }
    return render(request, "training_plans/timeline.html", context, status=status)


@require_POST
@may(CHANGE)
def trainee_timeline_drawing(request, pk):
    """The drawing while days are being typed or dragged; nothing is saved."""
    person = get_object_or_404(Trainee.objects, pk=pk)
    timeline = Timeline(person, localdate(), request.POST)
    return render(request, "training_plans/_timeline.html", {"timeline": timeline})
