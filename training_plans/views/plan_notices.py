"""What happened to a plan after its accreditation: changes, difficulties, temporary returns."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from titp.accounts.permissions import allowed, may
from titp.official_forms.paper_column import papers_of
from titp.pages.lists import Column, linked
from titp.pages.records import Table, changeable, plain, record_page
from titp.past.looking import today
from training_plans.models import (
    ChangeItem,
    ContinuationMeasure,
    Difficulty,
    PlanChange,
    TemporaryReturn,
    TrainingPlan,
)

CHANGE = "change training plans"
OFFICE = "read papers"

PLAN_CHANGES = (
    plain("effective_on", gettext_lazy("changed on")),
    Column("item", gettext_lazy("what changed"), lambda row: row.what, important=True),
    Column("kind", gettext_lazy("class"), lambda row: row.kind.label, important=True),
    Column("draft", gettext_lazy("state"), lambda row: _state_of(row), important=True),
    plain("notified_on", gettext_lazy("minor change notified on")),
    plain("accredited_on", gettext_lazy("change accredited on")),
    plain("guidance_on", gettext_lazy("guidance of the organization on")),
    papers_of(PlanChange, lambda row: row.kind == ChangeItem.Kind.NOTICE and not row.is_draft),
    changeable("plan-change", CHANGE),
)
TEMPORARY_RETURNS = (
    plain("mode", gettext_lazy("when")),
    plain("departed_on", pgettext_lazy("temporary return", "left Japan on"), important=True),
    plain("returned_on", pgettext_lazy("temporary return", "back in Japan on"), important=True),
    plain("cost_payer", gettext_lazy("travel paid by")),
    changeable("temporary-return", CHANGE),
)
DIFFICULTIES = (
    plain("event_on", gettext_lazy("happened on")),
    plain("event", gettext_lazy("kind of difficulty"), important=True),
    plain("reason", gettext_lazy("reason")),
    plain("planned_departure_on", gettext_lazy("planned departure from Japan")),
    plain("intention_confirmed_on", gettext_lazy("intention confirmed in writing on")),
    plain("submitted_on", gettext_lazy("difficulty notice submitted on"), important=True),
    papers_of(Difficulty),
    changeable("difficulty", CHANGE),
)
MEASURES = (
    plain("taken_on", gettext_lazy("taken on")),
    plain("kind", gettext_lazy("kind of measure"), important=True),
    plain("side", gettext_lazy("taken by")),
    Column("what", gettext_lazy("what was done or asked"), lambda row: row.what, important=True),
    Column("outcome", gettext_lazy("what came of it"), lambda row: row.outcome),
    changeable("continuation-measure", CHANGE),
)
OF_PLAN = Column(
    "plan", gettext_lazy("training plan"), lambda row: row.plan,
    lambda row: linked("training-plan-notices", row.plan_id, row.plan),
)  # fmt: skip


def _changes(plan):
    rows = PlanChange.objects.filter(plan=plan).decided(today())
    return rows.select_related("item", "own_item")


def _state_of(change):
    """What a report has drafted waits for somebody who says why."""
    return _("draft: please complete") if change.is_draft else ""


@may(OFFICE)
def training_plan_notices(request, pk):
    plan = get_object_or_404(TrainingPlan.objects, pk=pk)

    def add(url_name):
        return reverse(url_name, args=[pk]) if allowed(request, CHANGE) else ""

    tables = [
        Table(
            _("Changes of the plan"),
            _changes(plan),
            PLAN_CHANGES,
            add("plan-change-new"), _("Record a change"),
            note=_guided(
                _("A minor change is notified within a month; others are accredited beforehand."),
                add("plan-change-guide"),
            ),
        ),
        Table(
            _("Difficulties of the training"), Difficulty.objects.filter(plan=plan),
            DIFFICULTIES, add("difficulty-new"), _("Record a difficulty"),
            note=_("Told to the authority before a departure, otherwise within two weeks."),
        ),
        Table(
            _("Measures to continue training"), ContinuationMeasure.objects.filter(plan=plan),
            MEASURES, add("continuation-measure-new"), _("Record a measure"),
            note=_(
                "Who was asked to take the person over, where the person lives, who pays for it"
                " (Act art. 51; form 18, items 7 and 8)."
            ),
        ),
    ]  # fmt: skip
    if plan.stage == TrainingPlan.Stage.THREE:
        tables.append(
            Table(
                _("Temporary returns"), TemporaryReturn.objects.filter(plan=plan),
                TEMPORARY_RETURNS, add("temporary-return-new"),
                note=_("A month at home before stage 3, or from within its first year."),
            )
        )  # fmt: skip
    return record_page(request, "training-plan", plan, change=CHANGE, tables=tables)


def _guided(words, url):
    """The words, and the way to the decision table for whoever may write."""
    if not url:
        return words
    link = _("Which class is it? To the decision table")
    return format_html('{} <a href="{}">{}</a>', words, url, link)


def difficulties_of_person(trainee):
    """A table of all difficulties of a person, for the trainee's own pages."""
    rows = Difficulty.objects.filter(plan__trainee=trainee).select_related("plan")
    return Table(_("Difficulties of the training"), rows, (OF_PLAN, *DIFFICULTIES))
