"""Cases as monitors see them: asked for, and read by POST while both consents are in force."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from followup.case_forms import CaseRequestForm, RecallForm
from followup.cases.asking import about, ask, lines_for, read, recall, released
from followup.models import CaseDecline, CaseRequest
from titp.accounts.permissions import may
from titp.monitoring.clarifying import asking
from titp.pages.forms import form_page
from titp.tenancy.models import Organization

ASK = "ask for cases"


@require_safe
@may(ASK)
def monitor_cases(request):
    """What was asked of all organizations, and what of it can be read now."""
    lines = [{"row": one, "badge": badge(one)} for one in lines_for(request.user)]
    return render(request, "followup/cases/monitor_cases.html", {"lines": lines})


def badge(line):
    """{tone, text} of a request: of what was prepared, agreed or refused nothing shows.

    `line`: an asking.Line, or what has the same four of its attributes.
    """
    if line.is_recalled:
        return {"tone": "plain", "text": _("withdrawn by the monitors")}
    if line.is_released:
        return {"tone": "ok", "text": _("released")}
    if line.is_declined:
        return {"tone": "plain", "text": _("not released")}
    if line.answer_by < localdate():
        return {"tone": "warn", "text": _("asked; the wished day has passed")}
    return {"tone": "info", "text": _("asked")}


@require_http_methods(["GET", "HEAD", "POST"])
@may(ASK)
def monitor_case_new(request):
    form = CaseRequestForm(request.POST or None)
    if form.is_bound and form.is_valid():
        organization = form.cleaned_data["organization"]
        row, is_read = ask(organization, request.user, **form.asked())
        if is_read:
            messages.success(request, _("Asked. Those who may decide get a mail."))
        else:
            messages.warning(request, _("Asked; but there is no safeguarding contact who could"
                                        " read it, so nobody may read it yet."))  # fmt: skip
        return redirect("monitor-case", organization.slug, row.public_id)
    return form_page(
        request, form, heading=_("Ask for a case"), back="/monitor/cases/",
        template="followup/cases/monitor_case_form.html", submit_label=_("Ask"),
    )  # fmt: skip


@require_safe
@may(ASK)
@cache_control(private=True, no_store=True)
def monitor_case(request, slug, pk):
    return _page(request, slug, pk)


@require_POST
@may(ASK)
@cache_control(private=True, no_store=True)
def monitor_case_reading(request, slug, pk, copy):
    """The words of one copy; the database records the reading before it hands them out."""
    return _page(request, slug, pk, copy)


@require_http_methods(["GET", "HEAD", "POST"])
@may(ASK)
def monitor_case_recall(request, slug, pk):
    """Ask for it no more; what was asked and answered stays readable, and no copy does."""
    organization = get_object_or_404(Organization, slug=slug)
    form = RecallForm(request.POST if request.method == "POST" else None)
    with asking(organization, request.user):
        row = _asked(pk)
        if form.is_bound and form.is_valid():
            recall(row, request.user, form.cleaned_data["words"])
            messages.success(request, _("Withdrawn. No copy can be read any more."))
            return redirect("monitor-case", slug, pk)
    return form_page(
        request, form, heading=_("Withdraw the request"),
        back=reverse("monitor-case", args=[slug, pk]),
        template="followup/cases/monitor_case_recall.html", submit_label=_("Withdraw the request"),
    )  # fmt: skip


def _asked(pk):
    row = CaseRequest.objects.for_monitors().filter(public_id=pk).first()
    if row is None:
        raise Http404
    return row


def _page(request, slug, pk, asked_copy=None):
    organization = get_object_or_404(Organization, slug=slug)
    with asking(organization, request.user):
        row = _asked(pk)
        copies, words = released(row), None
        if asked_copy:
            # a copy of another request would be read, and noted as read, without being shown
            if asked_copy not in {one.public_id for one in copies}:
                raise Http404
            words = read(asked_copy)
            if words is None:  # it was taken back in this moment
                raise Http404
        declines = CaseDecline.objects.only("id", "organization", "request", "words", "at")
        declined, recalled = declines.filter(request=row).first(), row.recall
    row.is_released, row.is_declined, row.is_recalled = map(bool, (copies, declined, recalled))
    context = {
        "row": row, "organization_asked": organization, "declined": declined, "copies": copies,
        "recalled": recalled, "recalled_by": recalled and recalled.by, "words": words,
        "about": about(row.category, row.figure), "shown": asked_copy, "badge": badge(row),
    }  # fmt: skip
    return render(request, "followup/cases/monitor_case.html", context)
