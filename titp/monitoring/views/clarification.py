"""Doors of clarifications: for monitors, and for the administrators of who is asked."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from titp.accounts.permissions import may
from titp.monitoring.clarification import WAITING, Clarification, State
from titp.monitoring.clarification_forms import AnswerForm, AskAgainForm, AskForm
from titp.monitoring.clarifying import (
    NotNow,
    about,
    act,
    ask,
    asking,
    monitors_among,
    threads_for,
)
from titp.pages.forms import CONFLICT, UNPROCESSABLE, form_page
from titp.tenancy.context import current
from titp.tenancy.models import Organization

ASK, ANSWER = "ask organizations", "answer clarifications"
PREFILLED = ("organization", "subject", "figure", "month", "rule")
TONES = {State.ASKED: "warn", State.ANSWERED: "info", State.AGAIN: "warn", State.CLOSED: "ok"}


def badge(row):
    """{tone, text} of a thread; a question whose day has passed says so, to both sides."""
    state = State(row.state)
    if state in WAITING and row.answer_by < localdate():
        return {"tone": "err", "text": _("overdue: waits for an answer")}
    return {"tone": TONES[state], "text": state.label}


@require_safe
@may(ASK)
def monitor_clarifications(request):
    """All threads with all organizations; those that are overdue first."""
    rows = threads_for(request.user)
    lines = [{"row": one, "badge": badge(one)} for one in rows]
    lines.sort(key=lambda one: one["badge"]["tone"] != "err")
    return render(request, "monitoring/monitor_clarifications.html", {"lines": lines})


@require_http_methods(["GET", "HEAD", "POST"])
@may(ASK)
def monitor_clarification_new(request):
    """Ask an organization; what was looked at stands in the form already."""
    asked = {name: request.GET[name] for name in PREFILLED if name in request.GET}
    form = AskForm(request.POST or None, initial=asked)
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        organization = data["organization"]
        row = ask(organization, request.user, data["words"], data["answer_by"], **form.about())
        messages.success(request, _("Asked. The administrators of the organization get a mail."))
        return redirect("monitor-clarification", organization.slug, row.pk)
    return form_page(
        request, form, heading=_("Ask for a clarification"), back="/monitor/clarifications/",
        template="monitoring/clarification_form.html", submit_label=_("Ask"),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@may(ASK)
def monitor_clarification(request, slug, pk):
    """One thread; POST asks again."""
    organization = get_object_or_404(Organization, slug=slug)
    form = AskAgainForm(request.POST if request.method == "POST" else None)
    said = ""
    with asking(organization, request.user):
        row = _thread(pk)
        if form.is_bound and form.is_valid():
            said = _try(row, State.AGAIN, request, **_typed(form, "words", "answer_by"))
            if not said:
                return redirect(request.path)
        acts = list(row.acts.all())
    return _page(request, row, acts, form, said, organization=organization,
                 names=monitors_among(acts))  # fmt: skip


@require_POST
@may(ASK)
def monitor_closing(request, slug, pk):
    """Close a thread: what was asked is clear, or is asked no more."""
    organization = get_object_or_404(Organization, slug=slug)
    with asking(organization, request.user):
        said = _try(_thread(pk), State.CLOSED, request)
    if said:
        messages.error(request, said)
    return redirect("monitor-clarification", slug, pk)


@require_safe
@may(ANSWER)
def clarifications(request):
    """What the monitors asked us."""
    lines = [{"row": one, "badge": badge(one)} for one in Clarification.objects.with_state()]
    lines.sort(key=lambda one: one["badge"]["tone"] not in ("err", "warn"))
    return render(request, "monitoring/clarifications.html", {"lines": lines})


@require_http_methods(["GET", "HEAD", "POST"])
@may(ANSWER)
def clarification(request, pk):
    """One thread; POST answers."""
    row = _thread(pk)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    said = ""
    if form.is_bound and form.is_valid():
        said = _try(row, State.ANSWERED, request, **_typed(form, "words"))
        if not said:
            messages.success(request, _("Answered. The monitors get a mail."))
            return redirect("clarification", pk)
    acts = list(row.acts.with_person())
    names = {one.by_id: one.person for one in acts}
    organization = Organization.objects.get(pk=current().organization_id)
    return _page(request, row, acts, form, said, organization=organization, names=names,
                 inside=True)  # fmt: skip


def _thread(pk):
    row = Clarification.objects.with_state().filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def _typed(form, *names):
    return {name: form.cleaned_data[name] for name in names}


def _try(row, kind, request, **said):
    """Do it; answers why not, in words, or nothing."""
    try:
        act(row, kind, request.user, **said)
    except NotNow as refused:
        return str(refused)
    return ""


def _page(request, row, acts, form, refused, *, organization, names, inside=False):
    if refused:
        form.add_error(None, refused)
    context = {
        "row": row, "acts": [(one, names.get(one.by_id, "")) for one in acts], "form": form,
        "badge": badge(row), "about": about(row), "organization_asked": organization,
        "inside": inside, "is_closed": row.state == State.CLOSED,
        "may_write": row.state != State.CLOSED and (inside or row.state == State.ANSWERED),
    }  # fmt: skip
    status = CONFLICT if refused else UNPROCESSABLE if form.errors else 200
    name = "clarification" if inside else "monitor_clarification"
    return render(request, f"monitoring/{name}.html", context, status=status)
