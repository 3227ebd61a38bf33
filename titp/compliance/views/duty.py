"""Doors to duties: the to-do list, and one finding with all that was said of it."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from titp.accounts.permissions import allowed, may
from titp.compliance.forms import AssignmentForm, SnoozeForm, WaiverForm
from titp.compliance.lists import TO_DO
from titp.compliance.models import Assignment, Finding, Snooze, Waiver
from titp.compliance.rule import RULES
from titp.compliance.views.duty_then import duty_then
from titp.compliance.ways import ways_of
from titp.compliance.wording import badge_of, title_of, values_read, what_it_says
from titp.pages.forms import UNPROCESSABLE
from titp.pages.panel import panels_of
from titp.past.asking import readable_then
from titp.past.looking import look
from titp.tenancy.context import COMPANY, current


@may("read findings")
@readable_then
def to_do(request):
    """Open duties; those that somebody let rest or put off are left out unless asked for."""
    panels = partial(panels_of, request, "to-do", None)
    return TO_DO.answer(request, listed(request), panels=panels)


def listed(request):
    """What the to-do list shows to this person, before any condition."""
    rows = Finding.objects.open().named()
    return rows.with_assignee() if allowed(request, "read assignments") else rows


@require_safe
@may("read findings")
@readable_then
def finding(request, pk):
    if look():
        return duty_then(request, pk)
    return finding_page(request, get_object_or_404(Finding.objects.named(), pk=pk))


def finding_page(request, found, **forms):
    """The page of one finding; `forms`: those that came back with errors, by their name below."""
    # Reasons and names are the organization's own words, not for its host companies.
    inside = current().role != COMPANY
    waivers = found.waivers.with_person() if inside else Waiver.objects.none()
    snoozes = found.snoozes.with_person()[:5] if inside else []
    resting = any(waiver.withdrawn_at is None for waiver in waivers)
    may_decide = not found.closed_on and not resting
    blank = {}
    if may_decide and allowed(request, "waive findings"):
        blank["waiver_form"] = WaiverForm(instance=Waiver.of(found, request.user))
    if may_decide and allowed(request, "assign findings"):
        blank["snooze_form"] = SnoozeForm(instance=Snooze.of(found, request.user))
        blank["assignment_form"] = AssignmentForm(instance=Assignment.of(found, request.user))
    context = blank | forms | {
        "finding": found,
        "title": title_of(found),
        "rule": RULES.get(found.rule),
        "says": what_it_says(found),
        "badge": badge_of(found),
        "values": values_read(found),
        "waivers": waivers,
        "may_withdraw": resting and allowed(request, "waive findings"),
        "snoozes": snoozes,
        "put_off": next((one for one in snoozes if one.holds(found, localdate())), None),
        "assignment": found.assignments.in_force().with_assignee().first() if inside else None,
    }  # fmt: skip
    context |= ways_of(request, found)
    context |= TO_DO.beside(request, listed(request), found)
    status = UNPROCESSABLE if any(form.is_bound for form in forms.values()) else 200
    return render(request, "compliance/finding/detail.html", context, status=status)
