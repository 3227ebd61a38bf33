"""One act for the plans of a whole batch: filed on one day, accredited each by its number."""

from django.db import transaction
from django.http import Http404
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from titp.accounts.permissions import may
from titp.compliance.changes import changed
from titp.pages.forms import UNPROCESSABLE
from training_plans.models import PlanAct, TrainingPlan
from training_plans.plan_act_forms import AccreditedForm, FiledForm
from training_plans.plan_batches import plans_of
from training_plans.plan_states import NEXT
from training_plans.views.plan_batch import batch_at
from training_plans.views.training_plan import CHANGE

Kind = PlanAct.Kind
FORMS = {Kind.FILED: FiledForm, Kind.ACCREDITED: AccreditedForm}


@may(CHANGE)
def plan_batch_acts(request, pk, kind):
    """A row for each plan of which this may be recorded now; who is not ticked is left out."""
    if kind not in FORMS:
        raise Http404
    batch, posted = batch_at(pk), request.method == "POST"
    if posted:
        # two who act at once do so one after the other
        list(TrainingPlan.objects.select_for_update().filter(in_batch__batch=batch))
    plans = [plan for plan in plans_of(batch) if kind in NEXT[plan.state]]
    sent = _for_all(request.POST, plans) if posted else None
    rows = [(plan, _form(request, plan, kind, sent)) for plan in plans]
    picked = [form for plan, form in rows if posted and f"pick-{plan.pk}" in request.POST]
    error = _("Nobody is chosen.") if posted and not picked else ""
    right = [form.is_valid() for form in picked]  # all of them, so that all errors are told
    if picked and all(right) and _all_saved(picked):
        said = _("Recorded for %(n)s plans.") % {"n": len(picked)}
        return changed(request, batch, TrainingPlan, said=said)
    context = {
        "heading": f"{batch}: {Kind(kind).label}",
        "batch": batch,
        "rows": rows,
        "picked": {form.prefix for form in picked} if posted else {str(p.pk) for p in plans},
        "day": request.POST.get("day", localdate().isoformat()),
        "note": request.POST.get("note", ""),
        "error": error,
        "wrong": any(form.errors for form in picked),
    }
    status = UNPROCESSABLE if posted else 200
    return render(request, "training_plans/batch_acts.html", context, status=status)


def _all_saved(forms):
    """All of them, or none."""
    with transaction.atomic():
        if all(form.saved() for form in forms):
            return True
        transaction.set_rollback(True)
    return False


def _for_all(data, plans):
    """What was sent, with the day and the note for all where a row has none of its own."""
    data = data.copy()
    for plan in plans:
        for name, shared in (("happened_on", "day"), ("note", "note")):
            key = f"{plan.pk}-{name}"
            if not data.get(key, "").strip():
                data[key] = data.get(shared, "")
    return data


def _form(request, plan, kind, sent):
    act = PlanAct(plan=plan, kind=kind, by_id=request.user.pk)
    picked = sent if sent is not None and f"pick-{plan.pk}" in sent else None
    return FORMS[kind](picked, prefix=str(plan.pk), instance=act)
