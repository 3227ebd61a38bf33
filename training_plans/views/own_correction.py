"""Corrections for the host: what is to be put right, and its answer with pictures."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from titp.accounts.permissions import allowed, may
from titp.pages.forms import UNPROCESSABLE
from training_plans.correction_forms import AnswerForm
from training_plans.correction_steps import NotNow, answer
from training_plans.correction_words import state_badge
from training_plans.filing.photos import NoPicture
from training_plans.models import Correction, CorrectionPhoto
from training_plans.views.picture import picture_page

OWN, ANSWER = "see own corrections", "answer corrections"
SHOWN = 60


@require_safe
@may(OWN)
def own_corrections(request):
    """What the company is asked to put right, and what it has answered."""
    rows = list(Correction.objects.with_state().with_company_name().order_by("due_on")[:SHOWN])
    shown = [(row, state_badge(row)) for row in rows]
    context = {
        "waiting": [pair for pair in shown if pair[0].state == "open"],
        "others": [pair for pair in shown if pair[0].state != "open"],
    }
    return render(request, "training_plans/corrections/own.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may(ANSWER)
@cache_control(no_store=True)
def correction_answer(request, pk):
    """One correction, and the answer to it; the office may answer for a host."""
    row = get_object_or_404(Correction.objects.with_state().with_company_name(), pk=pk)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            answer(
                row, request.user, said["note"], said["fixed_on"], request.FILES.getlist("photos")
            )
        except (NotNow, NoPicture) as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The answer was sent. Thank you."))
            return redirect(*_behind(request, row))
    # What the host may read of the steps; who did them stands at the office.
    steps = row.steps.exclude(kind="escalated").prefetch_related("photos")
    context = {
        "row": row, "form": form, "steps": steps, "badge": state_badge(row),
        "is_own": allowed(request, OWN),
    }  # fmt: skip
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "training_plans/corrections/answer.html", context, status=status)


def _behind(request, row):
    return ("own-corrections",) if allowed(request, OWN) else (row,)


@require_safe
@may(ANSWER)
@cache_control(no_store=True)
def correction_photo(request, pk):
    photo = get_object_or_404(CorrectionPhoto.objects, pk=pk)
    return picture_page(photo)
