"""The life of a plan: its acts in order, the next one, and taking one back."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from titp.accounts.permissions import allowed, may
from titp.compliance.changes import changed
from titp.official_forms.form import FORMS as PAPERS
from titp.pages.forms import form_page
from titp.pages.lists import Column
from titp.pages.moments import moment
from titp.pages.records import Table, plain, record_page
from titp.past.looking import today
from trainees.models.reference import language_name
from training_plans import plan_act_forms as simple
from training_plans import plan_rest_forms as rests
from training_plans import plan_transfer_forms as transfers
from training_plans.models import PlanAct, ReturnStatement, TrainingPlan
from training_plans.plan_acts import NotNow, kinds_touched, may_follow, newest, take_back
from training_plans.plan_states import NEXT, state_badge, state_of
from training_plans.views.plan_content import plan_at
from training_plans.views.training_plan import CHANGE, OFFICE

Kind = PlanAct.Kind
FORMS = {
    Kind.FILED: simple.FiledForm,
    Kind.WITHDRAWN: simple.NotFiledForm,
    Kind.REFUSED: simple.NotFiledForm,
    Kind.ACCREDITED: simple.AccreditedForm,
    Kind.CALLED_OFF: simple.CalledOffForm,
    Kind.CHANGE_NOTIFIED: simple.ChangeToldForm,
    Kind.CHANGE_FILED: simple.ChangeToldForm,
    Kind.CHANGE_ACCREDITED: simple.ChangeToldForm,
    Kind.DIFFICULTY: simple.DifficultyToldForm,
    Kind.SUSPENDED: rests.SuspendedForm,
    Kind.RESUMED: rests.ResumedForm,
    Kind.ENDED_EARLY: rests.EndedEarlyForm,
    Kind.MOVED_OUT: transfers.MovedOutForm,
    Kind.MOVED_IN: transfers.MovedInForm,
    Kind.REVOKED: simple.LastDayForm,
    Kind.COMPLETED: simple.CompletedForm,
}
STATEMENTS = (
    plain("given_on", gettext_lazy("given on")),
    Column(
        "language", gettext_lazy("language of the statement"),
        lambda row: language_name(row.language), important=True,
    ),
    Column(
        "text", gettext_lazy("statement"), lambda row: row.text,
        lambda row: format_html('<span lang="{}">{}</span>', row.language, row.text),
        important=True,
    ),
    Column("in_japanese", gettext_lazy("in Japanese"), lambda row: row.in_japanese),
    Column("interpreter", gettext_lazy("interpreter"), lambda row: row.interpreter),
)  # fmt: skip
# The days that a roster tells, of plans that have no acts; the latest first.
RECORDED = (
    ("ended_on", Kind.ENDED_EARLY), ("accredited_on", Kind.ACCREDITED), ("filed_on", Kind.FILED),
)  # fmt: skip


@may(OFFICE)
def training_plan_acts(request, pk):
    """All acts of a plan, the newest first, and what can be done next."""
    plan, on = plan_at(pk), today()
    state = state_of(plan, on)
    acts = list(
        PlanAct.objects.filter(plan=plan)
        .with_person()
        .select_related("change__item", "other_plan__company", "takes_back")
        .newest_first()
    )
    last = newest(plan)
    writes = allowed(request, CHANGE)
    statements = ReturnStatement.objects.filter(plan=plan)
    return record_page(
        request, "training-plan", plan, change=CHANGE, template="training_plans/acts.html",
        badges=[state_badge(state)],
        acts=[(act, _events_of(act)) for act in acts], recorded=_recorded(plan, acts),
        next_acts=_next_acts(plan, NEXT[state]) if writes else [],
        taking_back_url=reverse("plan-act-taking-back", args=[last.pk]) if last and writes else "",
        tables=[Table(_("Statements on early returns"), statements, STATEMENTS)]
        if statements.exists()
        else [],
    )  # fmt: skip


def _next_acts(plan, kinds):
    """(label, address) of what can be recorded: acts about a change only where one waits.

    Where none does, it is written down first, and that is offered in their place.
    """
    found = []
    for kind in kinds:
        waiting = simple.waiting_for(plan, kind)
        if waiting is None or waiting.exists():
            found.append((kind.label, reverse("plan-act-new", args=[plan.pk, kind])))
    if Kind.CHANGE_NOTIFIED in kinds:
        found.append((_("Record a change"), reverse("plan-change-guide", args=[plan.pk])))
    if Kind.DIFFICULTY in kinds:
        found = [*_papers_to_make(simple.waiting_for(plan, Kind.DIFFICULTY)), *found]
        found.append((_("Record a difficulty"), reverse("difficulty-new", args=[plan.pk])))
    return found


def _papers_to_make(difficulties):
    """The notice of each difficulty that is still to be submitted: it is made before that."""
    form = PAPERS.on("difficulty_notice", localdate())
    return [
        (
            _("Make the paper: %(title)s") % {"title": form.title},
            reverse("official-form", args=[form.slug, row.pk]),
        )
        for row in difficulties
    ]


def _events_of(act):
    """Lines about one act: what it was about, and its words."""
    lines = [act.number, act.change and str(act.change), act.note]
    if act.takes_back:
        lines.insert(0, str(act.takes_back))
    return {
        "lines": [line for line in lines if line],
        "at": moment(act.at),
        "other": act.other_plan,
    }


def _recorded(plan, acts):
    """Days of the plan that no act tells, as (day, words)."""
    told = {act.kind for act in acts}
    return [
        (day, kind.label)
        for name, kind in RECORDED
        if (day := getattr(plan, name)) and not told & {kind, Kind.MOVED_OUT, Kind.CALLED_OFF}
    ]


@may(CHANGE)
def plan_act_new(request, pk, kind):
    """Write the next act down, with what goes with it."""
    if kind not in FORMS:
        raise Http404
    if request.method == "POST":  # two who act at once do so one after the other
        get_object_or_404(TrainingPlan.objects.select_for_update(), pk=pk)
    plan = plan_at(pk)
    back = reverse("training-plan-acts", args=[pk])
    if not may_follow(plan, kind, localdate()):
        words = _("This cannot be done now: the plan is “%(state)s”.")
        messages.error(request, words % {"state": state_of(plan, localdate()).label})
        return redirect(back)
    form = FORMS[kind].of(request, PlanAct(plan=plan, kind=kind, by_id=request.user.pk))
    if form.saved():
        return changed(request, back, *kinds_touched(form.instance))
    heading = f"{plan.trainee} – {plan}: {Kind(kind).label}"
    return form_page(request, form, heading=heading, back=back)


@may(CHANGE)
def plan_act_taking_back(request, pk):
    """Say that the newest entry was wrong: what it changed is put back, and both stay readable."""
    act = get_object_or_404(PlanAct.objects.select_related("plan__trainee"), pk=pk)
    back = act.get_absolute_url()
    taking = PlanAct(
        plan=act.plan, kind=Kind.TAKEN_BACK, happened_on=localdate(), by_id=request.user.pk,
        takes_back=act,
    )  # fmt: skip
    form = simple.TakingBackForm(request.POST or None, instance=taking)
    if form.is_bound and form.is_valid():
        try:
            take_back(form.instance)
        except NotNow as words:
            messages.error(request, str(words))
            return redirect(back)
        return changed(request, back, *kinds_touched(act))
    heading = _("%(name)s: take back “%(act)s”") % {"name": act.plan.trainee, "act": act}
    return form_page(request, form, heading=heading, back=back)
