"""Doors to what people decide about a finding; each act is a row with who, when and why."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from titp.accounts.permissions import may
from titp.compliance.forms import AssignmentForm, SnoozeForm, WaiverForm
from titp.compliance.models import Assignment, Finding, Snooze, Waiver
from titp.compliance.views.duty import finding_page


@require_POST
@may("waive findings")
def waiver(request, pk):
    """Let a finding rest, with a reason."""
    return _decided(request, pk, WaiverForm, _("This duty rests; the reason is on record."))


@require_POST
@may("waive findings")
def waiver_withdrawal(request, pk):
    """Let a finding count again."""
    return _ended(request, pk, Waiver.objects.in_force(), _("This duty counts again."))


@require_POST
@may("assign findings")
def snooze(request, pk):
    """See a finding again on a later day, with a reason."""
    return _decided(request, pk, SnoozeForm, _("You will see this duty again on that day."))


@require_POST
@may("assign findings")
def snooze_end(request, pk):
    """See a finding now that was put off."""
    return _ended(request, pk, Snooze.objects.lasting(), _("This duty stands on the list again."))


@require_POST
@may("assign findings")
def assignment(request, pk):
    """Give a finding to somebody of the office, who alone is reminded of it."""
    return _decided(request, pk, AssignmentForm, _("This duty has a person in charge."))


@require_POST
@may("assign findings")
def assignment_end(request, pk):
    """Nobody's again: all of the office are reminded of it."""
    said = _("Nobody in particular is in charge of this duty now.")
    return _ended(request, pk, Assignment.objects.in_force(), said)


def _decided(request, pk, form, said):
    """Write the act down, or show the finding with what was wrong with it."""
    found = get_object_or_404(Finding.objects.open().named(), pk=pk)
    act = form.Meta.model
    filled_in = form.of(request, act.of(found, request.user))
    if filled_in.saved():
        messages.success(request, said)
        return redirect(found)
    return finding_page(request, found, **{f"{act._meta.model_name}_form": filled_in})


def _ended(request, pk, in_force, said):
    """End the act that is in force."""
    found = get_object_or_404(Finding.objects, pk=pk)
    get_object_or_404(in_force, finding=found).end()
    messages.success(request, said)
    return redirect(found)
