"""Corrections at the office: their list, one with its steps, and what the office does with it."""

import django_filters
from django.db.models import F
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from companies.models import Company
from titp.accounts.permissions import allowed, may
from titp.compliance.changes import changed
from titp.pages.forms import UNPROCESSABLE, form_page
from titp.pages.lists import Column, ListFilter, ListPage, SavedView, YesOrNo, linked, named
from titp.pages.records import plain
from titp.past.looking import today
from training_plans.correction_forms import (
    AnswerForm,
    CheckForm,
    CloseForm,
    CorrectionForm,
    EscalationForm,
)
from training_plans.correction_steps import NotNow, act, escalate
from training_plans.correction_words import silent, state_badge
from training_plans.models import Correction

READ, CHECK, WRITE = "read corrections", "check corrections", "change audits"
State = Correction.State
FORMS = {"check": CheckForm, "close": CloseForm, "escalate": EscalationForm}


class CorrectionFilter(ListFilter):
    company = django_filters.ModelChoiceFilter(
        label=gettext_lazy("host company"), queryset=lambda request: Company.objects.all()
    )
    state = django_filters.ChoiceFilter(label=gettext_lazy("state"), choices=State.choices)
    overdue = YesOrNo(label=gettext_lazy("overdue"), method="is_overdue")

    silent = YesOrNo(label=gettext_lazy("without an answer, no more mails"), method="is_silent")

    def is_silent(self, rows, name, wanted):
        told = silent(today()).values("pk")
        return rows.filter(pk__in=told) if wanted else rows.exclude(pk__in=told)

    def is_overdue(self, rows, name, wanted):
        late = {"state": State.OPEN, "due_on__lt": localdate()}
        return rows.filter(**late) if wanted else rows.exclude(**late)


CORRECTIONS = ListPage(
    slug="corrections",
    heading=gettext_lazy("Corrections"),
    columns=(
        Column("company", gettext_lazy("host company"), lambda row: row.company,
               lambda row: named(row, row.company, row.get_topic_display()),
               order=("company__sort_key", "due_on")),
        Column("what", gettext_lazy("what is to be put right"), lambda row: row.what,
               lambda row: format_html("{}", row.what[:120]), important=True),
        plain("found_on", gettext_lazy("found on"), order=("found_on",)),
        plain("due_on", gettext_lazy("answer due on"), order=("due_on",), important=True),
        Column("state", gettext_lazy("state"), lambda row: State(row.state).label, state_badge,
               order=("state", "due_on"), important=True),
        Column("author", gettext_lazy("written by"), lambda row: row.author),
        plain("kept_inside", gettext_lazy("not shown to the host")),
    ),
    filter=CorrectionFilter,
    sort="due_on",
    noun="correction",
    views=(
        SavedView(gettext_lazy("overdue"), "overdue=true"),
        SavedView(gettext_lazy("without an answer, no more mails"), "silent=true"),
        SavedView(State.ANSWERED.label, f"state={State.ANSWERED}"),
        SavedView(State.CHECKED.label, f"state={State.CHECKED}"),
        SavedView(State.OPEN.label, f"state={State.OPEN}"),
    ),
)  # fmt: skip


def corrections_listed():
    author = F("by__name")
    return Correction.objects.with_state().select_related("company").annotate(author=author)


@require_http_methods(["GET", "HEAD", "POST"])
@may(READ)
def corrections(request):
    return CORRECTIONS.answer(request, corrections_listed())


@require_http_methods(["GET", "HEAD", "POST"])
@may(WRITE)
def correction_new(request, pk):
    """Written at a desk, of an audit or visit that is on record."""
    company = get_object_or_404(Company.objects, pk=pk)
    row = Correction(company=company, by=request.user, at=timezone.now())
    form = CorrectionForm.of(request, row)
    if form.saved():
        return changed(request, form.instance, Correction)
    heading = _("%(company)s: write a correction") % {"company": company}
    return form_page(request, form, heading=heading, back=company)


@require_http_methods(["GET", "HEAD"])
@may(READ)
def correction(request, pk):
    return _page(request, _at(pk))


def _at(pk):
    rows = corrections_listed().select_related("company", "audit", "visit")
    return get_object_or_404(rows, pk=pk)


def _page(request, row, sent=None):
    """`sent`: the name of a form with its errors, and that form."""
    steps = list(row.steps.with_person().prefetch_related("photos"))
    works = allowed(request, CHECK)
    check = CheckForm(correction=row, steps=steps, by=request.user, auto_id="check-%s")
    offered = {}
    if works and row.state == State.ANSWERED:
        offered["check"] = check
    if works and row.state == State.CHECKED:
        offered["close"] = CloseForm(auto_id="close-%s")
    if works and row.state not in (State.CLOSED, State.ESCALATED):
        offered["escalate"] = EscalationForm(auto_id="escalate-%s")
    if sent:
        offered[sent[0]] = sent[1]
    held = row.audit or row.visit
    context = {
        "row": row, "steps": steps, "forms": offered, "is_another": check.is_another,
        "badge": state_badge(row), "held": held and linked_to(held),
        "told": list(row.reminders.order_by("-pk")[:1]),
        "answers": works and row.state == State.OPEN and AnswerForm(),
        **CORRECTIONS.beside(request, corrections_listed(), row),
    }  # fmt: skip
    status = UNPROCESSABLE if sent else 200
    return render(request, "training_plans/corrections/correction.html", context, status=status)


def linked_to(held):
    return linked(held._meta.model_name, held.pk, str(held))


@require_http_methods(["POST"])
@may(CHECK)
def correction_step(request, pk, act_name):
    """One act of the office: check, close or escalate."""
    row = _at(pk)
    kind = FORMS[act_name]
    more = {}
    if kind is CheckForm:
        more = {"correction": row, "steps": list(row.steps.all()), "by": request.user}
    form = kind(request.POST, auto_id=f"{act_name}-%s", **more)  # they share a page
    if not form.is_valid():
        return _page(request, row, (act_name, form))
    data, written = form.cleaned_data, ()
    try:
        if kind is EscalationForm:
            written = escalate(row, request.user, data["note"], **form.chosen())
        else:
            act(row, data.get("kind", "closed"), request.user, data["note"])
    except NotNow as refused:
        form.add_error(None, str(refused))
        return _page(request, _at(pk), (act_name, form))
    return changed(request, row, Correction, *written)
