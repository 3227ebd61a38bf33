"""Batches of plans: the list, one of them with its people, what is shared and what is copied."""

import django_filters
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from companies.models import Company
from titp.accounts.permissions import allowed, may
from titp.compliance.changes import changed
from titp.history.views import history_page
from titp.pages.forms import form_page
from titp.pages.lists import Column, ListFilter, ListPage, linked, named
from titp.pages.records import Table, facts, plain, record_page, removal_page, removed
from titp.pages.refusals import in_words
from training_plans.models import PlanBatch, TrainingPlan
from training_plans.plan_batch_forms import CopyForm, PaperGrid, PlanBatchForm, TakeInForm
from training_plans.plan_batches import candidates, copy_to, differs, plans_of, take_in
from training_plans.plan_states import PlanState
from training_plans.views.training_plan import CHANGE, OFFICE


class PlanBatchFilter(ListFilter):
    company = django_filters.ModelChoiceFilter(
        label=gettext_lazy("host company"), queryset=lambda request: Company.objects.all()
    )
    stage = django_filters.ChoiceFilter(
        label=gettext_lazy("stage"), choices=TrainingPlan.Stage.choices
    )


BATCHES = ListPage(
    slug="plan-batches",
    heading=gettext_lazy("Batches of plans"),
    columns=(
        Column(
            "name", pgettext_lazy("batch", "name"), lambda row: row.name,
            lambda row: named(row, row.name), order=("name",),
        ),
        Column(
            "company", gettext_lazy("host company"), lambda row: row.company,
            lambda row: linked("company", row.company_id, row.company),
            order=("company__sort_key", "-starts_on"), important=True,
        ),
        plain("stage", gettext_lazy("stage"), order=("stage", "-starts_on"), important=True),
        Column("operation", gettext_lazy("operation"), lambda row: row.operation),
        plain("starts_on", gettext_lazy("starts on"), order=("starts_on",), important=True),
        plain("ends_on", gettext_lazy("ends on"), order=("ends_on",)),
    ),
    filter=PlanBatchFilter,
    sort="-starts_on",
    create=("plan-batch-new", CHANGE, gettext_lazy("Plan an intake")),
    noun="plan-batch",
)  # fmt: skip
SHOWN = (
    "stage", "operation", "starts_on", "ends_on", "lecture_starts_on", "lecture_ends_on",
    "test_target", "note",
)  # fmt: skip


def batch_at(pk):
    rows = PlanBatch.objects.select_related("company", "workplace", "operation")
    return get_object_or_404(rows, pk=pk)


@may(OFFICE)
def plan_batches(request):
    return BATCHES.answer(request, PlanBatch.objects.select_related("company", "operation"))


@may(OFFICE)
def plan_batch(request, pk):
    batch, writes = batch_at(pk), allowed(request, CHANGE)
    told = [
        (_("host company"), linked("company", batch.company_id, batch.company)),
        (_("workplace"), batch.workplace),
        *facts(batch, *SHOWN),
    ]
    doors = (
        ("plan-batch-people", _("Take people in")), ("plan-batch-copy", _("Copy to all")),
        ("plan-batch-papers", _("Papers of the application")),
    )  # fmt: skip
    acts = (("filed", _("File together")), ("accredited", _("Record the accreditations")))
    missing, boxes = PaperGrid(batch).missing
    return record_page(
        request, "plan-batch", batch, change=CHANGE, template="training_plans/batch.html",
        facts=told, tables=[Table(_("People and their plans"), _members(batch), MEMBERS)],
        missing=missing, boxes=boxes, papers_url=reverse("plan-batch-papers", args=[pk]),
        doors=[
            *((reverse(name, args=[pk]), label) for name, label in doors),
            *((reverse("plan-batch-acts", args=[pk, kind]), label) for kind, label in acts),
        ]
        if writes
        else [],
    )  # fmt: skip


MEMBERS = (
    Column(
        "trainee", gettext_lazy("trainee"), lambda row: row.trainee,
        lambda row: linked("training-plan-content", row.pk, row.trainee),
    ),
    Column(
        "state", gettext_lazy("state"), lambda row: PlanState(row.state).label, important=True
    ),
    Column("exceptions", gettext_lazy("differs in"), lambda row: row.exceptions, important=True),
    plain("filed_on", gettext_lazy("filed on")),
    plain("accredited_on", gettext_lazy("accredited on")),
    Column("number", gettext_lazy("accreditation number"), lambda row: row.accreditation_number),
)  # fmt: skip


def _members(batch):
    plans = list(plans_of(batch))
    for plan in plans:
        fields = [plan._meta.get_field(name.removesuffix("_id")) for name in differs(batch, plan)]
        plan.exceptions = _(", ").join(str(field.verbose_name) for field in fields)
    return plans


@may(CHANGE)
def plan_batch_new(request):
    form = PlanBatchForm.of(request, PlanBatch())
    if form.saved():
        return redirect("plan-batch-people", form.instance.pk)
    return form_page(request, form, heading=_("Plan an intake"), back=reverse("plan-batches"))


@may(CHANGE)
def plan_batch_edit(request, pk):
    form = PlanBatchForm.of(request, batch_at(pk))
    if form.saved():
        words = _("%(changed)s plans follow; %(kept)s stay as they are, in part or in all.")
        said = words % {"changed": form.told[0], "kept": form.told[1]}
        return changed(request, form.instance, TrainingPlan, said=said)
    removal = reverse("plan-batch-removal", args=[pk])
    return form_page(
        request, form, heading=form.instance.name, back=form.instance, removal_url=removal
    )


@may(CHANGE)
def plan_batch_removal(request, pk):
    """The batch goes, the plans of its people stay."""
    batch = batch_at(pk)
    if removed(request, batch):
        return redirect("plan-batches")
    return removal_page(request, batch)


@may(CHANGE)
def plan_batch_people(request, pk):
    """Draft plans for people of the intake."""
    batch = batch_at(pk)
    form = TakeInForm(request.POST or None, batch=batch)
    if form.is_bound and form.is_valid():
        try:
            with transaction.atomic():
                plans = take_in(batch, form.cleaned_data["people"])
        except IntegrityError as refusal:
            form.add_error("people", in_words(refusal))
        else:
            said = _("%(n)s plans were drafted.") % {"n": len(plans)}
            return changed(request, batch, TrainingPlan, said=said)
    if not form.is_bound and not candidates(batch).exists():
        words = _("Nobody of this company, or yet to come, is without a plan of this stage.")
        messages.info(request, words)
    heading = _("%(name)s: take people in") % {"name": batch}
    return form_page(request, form, heading=heading, back=batch, template="pages/form.html")


@may(CHANGE)
def plan_batch_copy(request, pk):
    """What one plan says becomes what the others say."""
    batch = batch_at(pk)
    form = CopyForm(request.POST or None, batch=batch)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        copy_to(given["source"], given["plans"], given["parts"])
        said = _("%(n)s plans now say the same.") % {"n": len(given["plans"]) + 1}
        return changed(request, batch, TrainingPlan, said=said)
    heading = _("%(name)s: copy to all") % {"name": batch}
    return form_page(request, form, heading=heading, back=batch, template="pages/form.html")


@may(CHANGE)
def plan_batch_papers(request, pk):
    """Which papers of the application are there: those of all, and those of each person."""
    batch = batch_at(pk)
    grid = PaperGrid(batch, request.POST)
    if request.method == "POST":
        grid.save()
        messages.success(request, _("Saved."))
        return redirect("plan-batch-papers", pk)
    heading = _("%(name)s: papers of the application") % {"name": batch}
    printed = {code: form for code, form in grid.printed.items() if allowed(request, form.may)}
    rows = [
        (
            paper,
            [(*cell, _form_url(printed.get(paper.pk), cell[1])) for cell in cells],
        )
        for paper, cells in grid.rows
    ]
    context = {
        "heading": heading, "batch": batch, "rows": rows, "cancel_url": batch,
        "printed": list(printed.values()), "plans": grid.plans,
        "making_url": reverse("many-forms", args=["training-plan"])
        if printed and grid.plans and allowed(request, "make documents")
        else "",
    }  # fmt: skip
    return render(request, "training_plans/batch_papers.html", context)


def _form_url(form, plan):
    """Where the paper of one person is written and printed; "" where we do not print it."""
    return reverse("official-form", args=[form.slug, plan.pk]) if form and plan else ""


@may("read history")
def plan_batch_history(request, pk):
    batch = batch_at(pk)
    parts = (*batch.members.all(), *batch.papers.all())
    return history_page(request, "plan-batch", batch, *parts, change=CHANGE)
