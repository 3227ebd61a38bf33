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
    found = get_object_or_404(Finding.objects.open().named(), pk=pk)
    form = WaiverForm.of(request, Waiver.of(found, request.user))
    if form.saved():
        messages.success(request, _("This duty rests; the reason is on record."))
        return redirect(found)
    return finding_page(request, found, waiver_form=form)


@require_POST
@may("waive findings")
def waiver_withdrawal(request, pk):
    """Let a finding count again."""
    found = get_object_or_404(Finding.objects, pk=pk)
    get_object_or_404(Waiver.objects.in_force(), finding=found).withdraw()
    messages.success(request, _("This duty counts again."))
    return redirect(found)


@require_POST
@may("assign findings")
def snooze(request, pk):
    """See a finding again on a later day, with a reason."""
    found = get_object_or_404(Finding.objects.open().named(), pk=pk)
    form = SnoozeForm.of(request, Snooze.of(found, request.user))
    if form.saved():
        messages.success(request, _("You will see this duty again on that day."))
        return redirect(found)
    return finding_page(request, found, snooze_form=form)


@require_POST
@may("assign findings")
def snooze_end(request, pk):
    """See a finding now that was put off."""
    found = get_object_or_404(Finding.objects, pk=pk)
    get_object_or_404(Snooze.objects.lasting(), finding=found).end()
    messages.success(request, _("This duty stands on the list again."))
    return redirect(found)


@require_POST
@may("assign findings")
def assignment(request, pk):
    """Give a finding to somebody of the office, who alone is reminded of it."""
    found = get_object_or_404(Finding.objects.open().named(), pk=pk)
    form = AssignmentForm.of(request, Assignment.of(found, request.user))
    if form.saved():
        messages.success(request, _("This duty has a person in charge."))
        return redirect(found)
    return finding_page(request, found, assignment_form=form)


@require_POST
@may("assign findings")
def assignment_end(request, pk):
    """Nobody's again: all of the office are reminded of it."""
    found = get_object_or_404(Finding.objects, pk=pk)
    get_object_or_404(Assignment.objects.in_force(), finding=found).end()
    messages.success(request, _("Nobody in particular is in charge of this duty now."))
    return redirect(found)
