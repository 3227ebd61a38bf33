"""What is recorded of a return home, one form each."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from followup.departing.steps import CHECKLIST, departure_of
from followup.departure_forms import (
    DepartureForm,
    IntentionForm,
    SettledItemForm,
    StatementForm,
)
from followup.models import Intention, SettledItem
from followup.views.departure import CHANGE
from titp.accounts.permissions import may
from titp.compliance.changes import changed
from titp.compliance.preview import Attempt
from titp.pages.forms import form_page
from titp.past.looking import today
from trainees.models import Leaving, Trainee
from training_plans.models import ReturnStatement


def _back(pk):
    return reverse("trainee-departure", args=[pk])


@may(CHANGE)
def trainee_leaving(request, pk):
    """Reason and day of the return: the one that is recorded, else a new one."""
    person = get_object_or_404(Trainee.objects, pk=pk)

    def row():
        newest = person.leavings.filter(kind=Leaving.Kind.RETURNED).order_by("-pk").first()
        return newest or Leaving(trainee=person, kind=Leaving.Kind.RETURNED)

    attempt = Attempt(request, lambda: DepartureForm.of(request, row()))
    if attempt.saved():
        return changed(request, _back(pk), Leaving)
    heading = _("%(name)s: return home") % {"name": person}
    return form_page(request, attempt.form, heading=heading, back=_back(pk), attempt=attempt)


@may(CHANGE)
def trainee_statement(request, pk):
    """The confirmation of an early return, in the person's own words."""
    person = get_object_or_404(Trainee.objects, pk=pk)
    home = departure_of(person, today())
    if home.plan is None:
        messages.error(request, _("There is no training plan of this person."))
        return redirect(_back(pk))
    form = StatementForm.of(
        request, ReturnStatement(plan=home.plan, language=person.language or "")
    )
    if form.saved():
        return changed(request, _back(pk), ReturnStatement)
    heading = _("%(name)s: statement on an early return") % {"name": person}
    return form_page(request, form, heading=heading, back=_back(pk))


@may(CHANGE)
def intention_new(request, pk):
    """What the person plans at home; a new row each time it is told."""
    person = get_object_or_404(Trainee.objects, pk=pk)
    last = Intention.objects.filter(trainee=person).first()
    kept = {
        name: getattr(last, name) for name in ("plan", "sector", "place", "support")
    } if last else {}  # fmt: skip
    form = IntentionForm.of(request, Intention(trainee=person, by=request.user), initial=kept)
    if form.saved():
        messages.success(request, _("Saved."))
        return redirect(_back(pk))
    heading = _("%(name)s: plans at home") % {"name": person}
    return form_page(request, form, heading=heading, back=_back(pk))


@may(CHANGE)
def settled_item(request, pk, item):
    """How one item of the checklist stands: a new row, so that who and when are kept."""
    if item not in CHECKLIST:
        raise Http404
    person = get_object_or_404(Trainee.objects, pk=pk)
    last = SettledItem.objects.filter(trainee=person, item=item).first()
    kept = {"state": SettledItem.State.DONE}
    if last:
        kept = {name: getattr(last, name) for name in ("state", "payer", "note")}
    form = SettledItemForm.of(
        request, SettledItem(trainee=person, item=item, by=request.user), initial=kept
    )
    if form.saved():
        messages.success(request, _("Saved."))
        return redirect(f"{_back(pk)}#items")
    heading = f"{person}: {SettledItem.Item(item).label}"
    return form_page(request, form, heading=heading, back=_back(pk))
