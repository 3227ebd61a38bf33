"""Training plans: the list, one plan with its shares and rests, and the forms."""

from datetime import timedelta

import django_filters
from django.contrib import messages
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from companies.models import Company
from titp.accounts.permissions import allowed, may
from titp.compliance.changes import changed, gone_with
from titp.compliance.parts import row_at
from titp.compliance.preview import Attempt
from titp.history.views import history_page
from titp.pages.forms import form_page
from titp.pages.lists import Column, ListFilter, ListPage, SavedView, YesOrNo, linked, named
from titp.pages.panel import panels_of
from titp.pages.records import (
    Table,
    changeable,
    facts,
    plain,
    readable,
    record_page,
    removal_page,
    removed,
)
from titp.past.looking import today
from trainees.models import Trainee
from training_plans.forms import TrainingPlanForm
from training_plans.models import (
    PlanAct,
    PlanPay,
    PlanPrerequisites,
    SkillTest,
    Suspension,
    TrainingPlan,
)
from training_plans.plan_states import PlanState, state_badge, with_state
from training_plans.plan_targets import begin
from training_plans.shares import shares

CHANGE = "change training plans"
# What the office knows of a plan beyond what its host company is shown.
OFFICE = "read papers"


class TrainingPlanFilter(ListFilter):
    company = django_filters.ModelChoiceFilter(
        label=gettext_lazy("host company"), queryset=lambda request: Company.objects.all()
    )
    stage = django_filters.ChoiceFilter(
        label=gettext_lazy("stage"), choices=TrainingPlan.Stage.choices
    )
    now = YesOrNo(label=gettext_lazy("Under way today"), method="under_way")
    accredited = YesOrNo(
        label=gettext_lazy("accredited"), field_name="accredited_on", lookup_expr="isnull",
        exclude=True,
    )  # fmt: skip
    ends_within = django_filters.NumberFilter(
        label=gettext_lazy("Ends within (days)"), method="ending", min_value=0
    )

    def under_way(self, rows, name, wanted):
        today = localdate()
        covering = TrainingPlan.objects.covering(today).values("pk")
        return rows.filter(pk__in=covering) if wanted else rows.exclude(pk__in=covering)

    def ending(self, rows, name, days):
        today = localdate()
        return rows.filter(ends_on__range=(today, today + timedelta(days=int(days))))


TRAINING_PLANS = ListPage(
    slug="training-plans",
    heading=gettext_lazy("Training plans"),
    columns=(
        Column(
            "trainee", gettext_lazy("trainee"), lambda row: row.trainee_name,
            lambda row: named(row, row.trainee_name),
            order=("trainee__sort_key", "starts_on"),
        ),
        plain("stage", gettext_lazy("stage"), order=("stage", "starts_on"), important=True),
        Column(
            "company", gettext_lazy("host company"), lambda row: row.company_name,
            lambda row: linked("company", row.company_id, row.company_name),
            order=("company_name", "starts_on"), important=True,
        ),
        Column("operation", gettext_lazy("operation"), lambda row: row.operation),
        plain("starts_on", gettext_lazy("starts on"), order=("starts_on",), important=True),
        plain("ends_on", gettext_lazy("ends on"), order=("ends_on",), important=True),
        Column(
            "state", gettext_lazy("state"), lambda row: PlanState(row.state).label,
            order=("state", "starts_on"), important=True, may=OFFICE,
        ),
        plain("filed_on", gettext_lazy("filed on"), order=("filed_on",), may=OFFICE),
        plain("accredited_on", gettext_lazy("accredited on"), order=("accredited_on",)),
        Column(
            "number", gettext_lazy("accreditation number"), lambda row: row.accreditation_number,
            meaning=gettext_lazy("As on the notice of accreditation, kept as text"),
        ),
    ),
    filter=TrainingPlanFilter,
    sort="-starts_on",
    views=(
        SavedView(gettext_lazy("Under way today"), "now=true"),
        SavedView(gettext_lazy("Not yet accredited"), "accredited=false"),
        SavedView(gettext_lazy("Ends within 180 days"), "ends_within=180"),
    ),
    noun="training-plan",
)  # fmt: skip
SUSPENSIONS = (
    plain("starts_on", gettext_lazy("rests from")),
    plain("resumes_on", gettext_lazy("resumes on"), important=True),
    Column("reason", gettext_lazy("reason"), lambda row: row.reason, important=True),
    changeable("suspension", CHANGE),
)


@may("read training plans")
def training_plans(request):
    return TRAINING_PLANS.answer(request, _plans(request))


def _plans(request):
    """All plans with names; for the office also how each stands."""
    rows = TrainingPlan.objects.with_names().select_related("operation")
    return with_state(rows, today()) if allowed(request, OFFICE) else rows


@may("read training plans")
def training_plan(request, pk):
    rows = _plans(request)
    row = get_object_or_404(rows, pk=pk)
    names = [
        "operation", "starts_on", "ends_on", "ended_on", "lecture_starts_on", "lecture_ends_on",
        "accredited_on", "accreditation_number", "test_target",
    ]  # fmt: skip
    tables = []
    if allowed(request, OFFICE):
        names += ["filed_on", "evaluated_on", "exception", "exception_note", "note"]
        add = reverse("suspension-new", args=[pk]) if allowed(request, CHANGE) else ""
        rests = Suspension.objects.filter(plan=row)
        tables.append(Table(_("Times in which training rests"), rests, SUSPENSIONS, add))
    told = [
        (_("trainee"), linked("trainee", row.trainee_id, row.trainee_name)),
        (_("stage"), readable(row, "stage")),
        (_("host company"), linked("company", row.company_id, row.company_name)),
        *facts(row, *names),
    ]
    return record_page(
        request, "training-plan", row, change=CHANGE, template="training_plans/plan.html",
        badges=[state_badge(row.state)] if allowed(request, OFFICE) else [],
        timeline_url=reverse("trainee-timeline", args=[row.trainee_id])
        if allowed(request, CHANGE)
        else "",
        next_stage_url=_next_stage(row) if allowed(request, CHANGE) else "",
        facts=told, panels=panels_of(request, "training-plan", row), tables=tables,
        **TRAINING_PLANS.beside(request, rows, row),
    )  # fmt: skip


def _next_stage(plan):
    """Where the plan of the next stage is, or is made; "" where there is none to come."""
    if plan.stage == TrainingPlan.Stage.THREE or not plan.ends_on:
        return ""
    there = TrainingPlan.objects.filter(trainee=plan.trainee_id, stage=plan.stage + 1)
    found = there.order_by("-pk").first()
    return found.get_absolute_url() if found else reverse("plan-next-stage", args=[plan.pk])


@may(CHANGE)
def training_plan_new(request, pk):
    person = get_object_or_404(Trainee.objects, pk=pk)
    attempt = Attempt(request, lambda: TrainingPlanForm.of(request, _draft(person)))
    if attempt.saved():
        begin([attempt.form.instance])
        return changed(request, attempt.form.instance, TrainingPlan)
    return form_page(
        request, attempt.form, heading=_("A plan for %(name)s") % {"name": person},
        back=reverse("trainee-plans", args=[pk]), template="training_plans/plan_form.html",
        shares=shares(attempt.form.instance), attempt=attempt,
    )  # fmt: skip


def _draft(person):
    """A plan for the next stage, in the trade and at the workplace of the one before."""
    latest = TrainingPlan.objects.filter(trainee=person).order_by("stage").last()
    draft = TrainingPlan(trainee=person, company_id=person.company_id)
    if latest:
        draft.stage = min(latest.stage + 1, TrainingPlan.Stage.THREE)
        draft.operation_id, draft.workplace_id = latest.operation_id, latest.workplace_id
    return draft


@may(CHANGE)
def training_plan_edit(request, pk):
    attempt = Attempt(request, lambda: TrainingPlanForm.of(request, row_at(TrainingPlan, pk)))
    row = attempt.form.instance
    if attempt.saved():
        return changed(request, row, TrainingPlan)
    return form_page(
        request, attempt.form, heading=f"{row.trainee} {row.get_stage_display()}", back=row,
        template="training_plans/plan_form.html", shares=shares(row), attempt=attempt,
    )  # fmt: skip


@may(CHANGE)
def training_plan_removal(request, pk):
    row = get_object_or_404(TrainingPlan.objects, pk=pk)
    trainee = row.trainee_id
    if request.method == "POST" and PlanAct.objects.filter(plan=row).exists():
        messages.error(request, _("A plan that acts were recorded of is kept."))
        return removal_page(request, row)
    if removed(request, row):
        return changed(request, reverse("trainee-plans", args=[trainee]), *gone_with(TrainingPlan))
    return removal_page(request, row)


@require_POST
@may(CHANGE)
def plan_shares(request):
    """The shares of a plan's hours while they are being typed; nothing is saved."""
    form = TrainingPlanForm(request.POST, instance=TrainingPlan())
    form.is_valid()
    return render(request, "training_plans/_shares.html", {"shares": shares(form.instance)})


@may("read history")
def training_plan_history(request, pk):
    row = get_object_or_404(TrainingPlan.objects, pk=pk)
    parts = (
        *row.suspensions.all(), *row.lectures.all(), *row.changes.all(),
        *row.difficulties.all(), *row.temporary_returns.all(),
        *SkillTest.objects.filter(plan=row), *row.plantasks.all(), *row.plantargets.all(),
        *row.planposts.all(), *row.planmaterials.all(), *PlanPay.objects.filter(plan=row),
        *PlanPrerequisites.objects.filter(plan=row),
        *row.planacts.all(), *row.returnstatements.all(), *row.continuationmeasures.all(),
    )  # fmt: skip
    return history_page(request, "training-plan", row, *parts, change=CHANGE)
