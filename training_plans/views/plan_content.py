"""What stands in a plan: tasks with their shares, target, posts, materials, pay, what blocks."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from companies.models import Appointment
from titp.accounts.permissions import allowed, may
from titp.compliance.changes import changed
from titp.pages.forms import CONFLICT, UNPROCESSABLE, form_page
from titp.pages.lists import Column
from titp.pages.records import Table, changeable, facts, plain, record_page
from titp.pages.templatetags.pages import clock
from titp.past.looking import today
from training_plans.models import (
    PlanMaterial,
    PlanPay,
    PlanPost,
    PlanPrerequisites,
    PlanTarget,
    PlanTask,
    TrainingPlan,
)
from training_plans.plan_blocks import points
from training_plans.plan_content_forms import PlanPayForm, TaskTable, pay_of
from training_plans.plan_prerequisites import prerequisites_of
from training_plans.plan_prerequisites_form import PlanPrerequisitesForm
from training_plans.plan_states import OPEN, state_badge, state_of
from training_plans.plan_wages import wage_floor
from training_plans.shares import shares
from training_plans.views.training_plan import CHANGE, OFFICE

TARGETS = (
    Column("target", gettext_lazy("target of the plan"), lambda row: str(row)),
    plain("planned_on", gettext_lazy("test planned for"), important=True),
    changeable("plan-target", CHANGE),
)
POSTS = (
    Column("staff", gettext_lazy("staff member"), lambda row: row.staff.name),
    plain("post", gettext_lazy("post"), important=True),
    Column("workplace", gettext_lazy("workplace"), lambda row: row.workplace, important=True),
    changeable("plan-post", CHANGE),
)
MATERIALS = (
    Column("name", pgettext_lazy("thing", "name"), lambda row: row.name),
    plain("kind", gettext_lazy("kind"), important=True),
    Column("note", gettext_lazy("note"), lambda row: row.note, important=True),
    changeable("plan-material", CHANGE),
)
PAY = (
    "unit", "amount", "included_allowances", "excluded_allowances", "working_hours", "days_off",
    "contract_starts_on", "contract_ends_on", "lecture_allowance", "food_charge",
    "housing_charge", "other_charge", "compared_amount", "comparison",
)  # fmt: skip
PERSON = PlanPrerequisitesForm.Meta.fields


def plan_at(pk):
    return get_object_or_404(
        TrainingPlan.objects.select_related("trainee", "company", "operation"), pk=pk
    )


@may(OFFICE)
def training_plan_content(request, pk):
    plan, writes = plan_at(pk), allowed(request, CHANGE)

    def add(url_name):
        return reverse(url_name, args=[pk]) if writes else ""

    tables = [
        Table(
            _("Target"), PlanTarget.objects.filter(plan=plan), TARGETS, add("plan-target-new"),
            _("Add the target"),
        ),
        Table(
            _("Workplaces and posts"),
            PlanPost.objects.filter(plan=plan).select_related("workplace", "staff"), POSTS,
            add("plan-post-new"), _("Add a post"),
        ),
        Table(
            _("Materials, equipment and products"), PlanMaterial.objects.filter(plan=plan),
            MATERIALS, add("plan-material-new"), _("Add"),
        ),
    ]  # fmt: skip
    pay = PlanPay.objects.filter(plan=plan).first()
    person = PlanPrerequisites.objects.filter(plan=plan).first()
    return record_page(
        request, "training-plan", plan, change=CHANGE, template="training_plans/content.html",
        tables=tables, years=_years(plan), shares=shares(plan), panel=blocking(request, plan),
        tasks_url=add("plan-tasks"), pay_url=add("plan-pay"), taking_url=add("plan-posts-taking"),
        pay=[*facts(pay, *PAY), *_an_hour(plan, pay)] if pay else [],
        person=_told_of(person) if person else [], person_url=add("plan-prerequisites"),
    )  # fmt: skip


def _told_of(person):
    """The prerequisites as recorded, with hours as hours."""
    told = dict(zip(PERSON, facts(person, *PERSON), strict=True))
    told["ground_minutes"] = _("Hours of instruction"), clock(person.ground_minutes)
    return list(told.values())


def _years(plan):
    """The tasks by year: (year, rows with their hours by month, minutes in all)."""
    found = {}
    for task in PlanTask.objects.in_order().filter(plan=plan).select_related("instructor"):
        found.setdefault(task.year, []).append(task)
    return [
        {
            "year": year,
            "tasks": [(task, task.by_month()) for task in tasks],
            "sums": [sum(month) for month in zip(*(t.by_month() for t in tasks), strict=True)],
            "total": sum(task.minutes for task in tasks),
        }
        for year, tasks in found.items()
    ]


def _an_hour(plan, pay):
    floor = wage_floor(plan, pay)
    least = "–" if floor.least is None else f"{floor.least:,}"
    return [
        (_("an hour is worth (yen)"), floor.shown),
        (_("minimum wage there (yen)"), least),
    ]


def blocking(request, plan):
    """What training_plans/_blocks.html takes: of a plan that was not filed, its points."""
    state = state_of(plan, today())
    if state not in OPEN:
        return {"badge": state_badge(state)}
    found = points(plan, today())
    return {
        "badge": state_badge(state),
        "open": True,
        "points": found,
        "blocking": sum(point.blocks for point in found),
        "file_url": reverse("plan-act-new", args=[plan.pk, "filed"])
        if allowed(request, CHANGE)
        else "",
    }


@may(CHANGE)
def plan_tasks(request, pk):
    """All tasks of the plan in one table."""
    plan = plan_at(pk)
    table = TaskTable(plan, request.POST if request.method == "POST" else None)
    if request.method == "POST" and "more" in request.POST:
        sent = request.POST.copy()
        sent["blank"] = str(table.blank + 5)
        return _task_page(request, plan, TaskTable(plan, sent))
    if request.method == "POST" and table.saved():
        return changed(request, plan.content_url, PlanTask)
    status = 200
    if request.method == "POST":
        status = CONFLICT if table.conflict else UNPROCESSABLE
    return _task_page(request, plan, table, status)


def _task_page(request, plan, table, status=200):
    context = {
        "heading": _("%(name)s: tasks of the plan") % {"name": plan.trainee},
        "plan": plan,
        "table": table,
        "shares": shares(table.minutes()),
        "open": state_of(plan, localdate()) in OPEN,
        "untold": plan.essential_minutes and not PlanTask.objects.filter(plan=plan).exists(),
        "cancel_url": plan.content_url,
    }
    return render(request, "training_plans/tasks.html", context, status=status)


@require_POST
@may(CHANGE)
def plan_task_shares(request, pk):
    """The shares while tasks are being typed; nothing is saved."""
    table = TaskTable(plan_at(pk), request.POST)
    return render(request, "training_plans/_shares.html", {"shares": shares(table.minutes())})


@may(CHANGE)
def plan_pay(request, pk):
    plan = plan_at(pk)
    form = PlanPayForm.of(request, pay_of(plan))
    if form.saved():
        return changed(request, plan.content_url, PlanPay)
    heading = _("%(name)s: pay of the plan") % {"name": plan.trainee}
    return form_page(request, form, heading=heading, back=plan.content_url)


@may(CHANGE)
def plan_prerequisites(request, pk):
    """What the law asks of the person: purpose, use, experience, recommendation, stage before."""
    plan = plan_at(pk)
    form = PlanPrerequisitesForm.of(request, prerequisites_of(plan))
    if form.saved():
        return changed(request, plan.content_url, PlanPrerequisites)
    heading = _("%(name)s: prerequisites of the trainee") % {"name": plan.trainee}
    return form_page(request, form, heading=heading, back=plan.content_url)


@require_POST
@may(CHANGE)
def plan_posts_taking(request, pk):
    """Fill the posts from the appointments that are in force at the plan's workplace."""
    plan = plan_at(pk)
    held = Appointment.objects.in_force(max(localdate(), plan.starts_on or localdate()))
    held = held.filter(workplace__company=plan.company_id, staff__left_on=None)
    if plan.workplace_id:
        held = held.filter(workplace=plan.workplace_id)
    known = set(PlanPost.objects.filter(plan=plan).values_list("workplace_id", "staff_id", "post"))
    fresh = set(held.values_list("workplace_id", "staff_id", "post")) - known
    PlanPost.objects.bulk_create(
        PlanPost(plan=plan, workplace_id=workplace, staff_id=staff, post=post)
        for workplace, staff, post in sorted(fresh)
    )
    if not fresh:
        messages.info(request, _("Nobody else holds a post at this workplace on that day."))
        return redirect(plan.content_url)
    return changed(request, plan.content_url, PlanPost)
