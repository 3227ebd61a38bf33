"""Doors to duties: the to-do list, one finding, and the rules behind them."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from titp.accounts.permissions import allowed, may
from titp.compliance.forms import WaiverForm
from titp.compliance.lists import TO_DO
from titp.compliance.models import Finding, Waiver
from titp.compliance.rule import RULES, rules_in_order
from titp.compliance.wording import badge_of, title_of, values_read, what_it_says
from titp.pages.forms import UNPROCESSABLE
from titp.tenancy.context import COMPANY, current

SHOWN = 50


@require_safe
@may("read findings")
def to_do(request):
    """Open duties; those that somebody let rest are left out unless asked for."""
    return TO_DO.answer(request, Finding.objects.open().named())


@require_safe
@may("read findings")
def finding(request, pk):
    return _finding_page(request, get_object_or_404(Finding.objects.named(), pk=pk))


@require_POST
@may("waive findings")
def waiver(request, pk):
    """Let a finding rest, with a reason."""
    found = get_object_or_404(Finding.objects.open().named(), pk=pk)
    form = WaiverForm.of(request, _waiver_of(found, request.user))
    if form.saved():
        messages.success(request, _("This duty rests; the reason is on record."))
        return redirect(found)
    return _finding_page(request, found, form)


@require_POST
@may("waive findings")
def waiver_withdrawal(request, pk):
    """Let a finding count again."""
    found = get_object_or_404(Finding.objects, pk=pk)
    get_object_or_404(Waiver.objects.in_force(), finding=found).withdraw()
    messages.success(request, _("This duty counts again."))
    return redirect(found)


@require_safe
@may("read rules")
def rules(request):
    return render(request, "compliance/rule/list.html", {"rules": rules_in_order()})


@require_safe
@may("read rules")
def rule(request, rule_id):
    """One rule in words; to those who may read findings, what it finds now."""
    if rule_id not in RULES:
        raise Http404
    context = {"rule": RULES[rule_id], "leads": RULES[rule_id].remind_before}
    if allowed(request, "read findings"):
        rows = Finding.objects.to_do().filter(rule=rule_id).named().worst_first()
        context |= {"findings": rows[:SHOWN], "total": rows.count(), "shown": SHOWN}
    return render(request, "compliance/rule/detail.html", context)


def _waiver_of(found, by):
    return Waiver(finding=found, company_id=found.company_id, by=by)


def _finding_page(request, found, form=None):
    # Reasons are the organization's own words, not for its host companies.
    inside = current().role != COMPANY
    waivers = found.waivers.with_person() if inside else Waiver.objects.none()
    resting = any(waiver.withdrawn_at is None for waiver in waivers)
    if allowed(request, "waive findings") and not found.closed_on and not resting:
        form = form or WaiverForm(instance=_waiver_of(found, request.user))
    context = {
        "finding": found,
        "title": title_of(found),
        "rule": RULES.get(found.rule),
        "says": what_it_says(found),
        "badge": badge_of(found),
        "values": values_read(found),
        "waivers": waivers,
        "may_withdraw": resting and allowed(request, "waive findings"),
        "form": form,
    }
    status = UNPROCESSABLE if form and form.is_bound else 200
    return render(request, "compliance/finding/detail.html", context, status=status)
