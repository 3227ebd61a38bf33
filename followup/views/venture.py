"""Ventures: the board by stages, one with all that is recorded of it, and its acts."""

from django.db import transaction
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from followup.models import (
    ClaimSettlement,
    Evidence,
    Founder,
    Situation,
    Venture,
    VentureContact,
    VentureCount,
    VentureGoal,
    VentureStage,
)
from followup.people_supported import not_counted, supported
from followup.venture_forms import (
    ContactForm,
    CountForm,
    EvidenceForm,
    FounderForm,
    GoalForm,
    JoinForm,
    SettlementForm,
    StageForm,
    VentureForm,
)
from followup.venture_tables import tables_of
from titp.accounts.permissions import allowed, may
from titp.compliance.changes import changed
from titp.history.views import history_page
from titp.pages.forms import form_page
from titp.pages.records import record_page
from trainees.models import Trainee
from trainees.models.reference import country_name
from trainees.safeguarding.codes import within_limits

READ, CHANGE = "read ventures", "change ventures"
# What is added to a venture: model, form, heading.
PARTS = {
    "stage": (VentureStage, StageForm, gettext_lazy("Another stage")),
    "goal": (VentureGoal, GoalForm, gettext_lazy("Goal that it serves")),
    "count": (VentureCount, CountForm, gettext_lazy("Number of people")),
    "evidence": (Evidence, EvidenceForm, gettext_lazy("Evidence")),
    "contact": (VentureContact, ContactForm, gettext_lazy("Contact with a host company")),
}
MOST_IN_A_COLUMN = 50
TRIES, TOO_MANY = {"code": "10/m/key,60/h/key"}, 429


@may(READ)
def ventures(request):
    """The board: a column for each stage; the newest first, and the rest by filter."""
    rows = Venture.objects.with_stage().prefetch_related("founders__trainee")
    wanted = {name: request.GET.get(name, "") for name in ("sector", "country")}
    for name, value in wanted.items():
        if value:
            rows = rows.filter(**{name: value})
    columns = {stage: [] for stage in VentureStage.Stage}
    for row in rows.order_by("-stage_on", "-pk"):
        columns[VentureStage.Stage(row.stage)].append(row)
    countries = Venture.objects.order_by().values_list("country", flat=True).distinct()
    context = {
        "columns": [(stage, len(found), found[:MOST_IN_A_COLUMN])
                    for stage, found in columns.items()],
        "total": sum(map(len, columns.values())),
        "sectors": Situation.Sector.choices, "wanted": wanted,
        "countries": sorted((code, country_name(code)) for code in countries),
        "may_change": allowed(request, CHANGE),
    }  # fmt: skip
    return render(request, "followup/ventures.html", context)


def _at(pk):
    return get_object_or_404(Venture.objects.with_stage(), pk=pk)


@may(READ)
def venture(request, pk):
    row, on = _at(pk), localdate()
    return record_page(
        request, "venture", row, change=CHANGE, template="followup/venture.html",
        tables=tables_of(request, row), stage=VentureStage.Stage(row.stage),
        country=country_name(row.country), supported=supported(on, row),
        not_counted=[(VentureCount.Kind(kind).label, people, why)
                     for _pk, _name, kind, people, why in not_counted(on, row)],
        claims=list(Founder.objects.unsettled().filter(venture=row).select_related("trainee")),
        may_change=allowed(request, CHANGE), join_form=JoinForm(),
        running=row.stage in VentureStage.RUNNING,
    )  # fmt: skip


@may("read history")
def venture_history(request, pk):
    row = _at(pk)
    parts = (row.founders, row.venturestages, row.venturegoals, row.venturecounts, row.evidences)
    return history_page(
        request, "venture", row, *(one for part in parts for one in part.all()), change=CHANGE
    )


@require_http_methods(["GET", "HEAD", "POST"])
@may(CHANGE)
def venture_edit(request, pk):
    row = _at(pk)
    form = VentureForm.of(request, row)
    if form.saved():
        return changed(request, row, Venture)
    return form_page(request, form, heading=_("Edit: %(name)s") % {"name": row}, back=row)


@require_http_methods(["GET", "HEAD", "POST"])
@may(CHANGE)
def venture_new(request, pk):
    """A venture of somebody who went home, as an idea for now."""
    person = get_object_or_404(Trainee.objects, pk=pk)
    row = Venture(country=person.nationality, by=request.user)
    form = VentureForm.of(request, row)
    with transaction.atomic():
        if form.saved():
            own = {"venture": row, "by": request.user}
            Founder.objects.create(trainee=person, **own)
            VentureStage.objects.create(stage="idea", **own)
            return changed(request, row, Venture)
    heading = _("%(person)s: a venture") % {"person": person}
    return form_page(request, form, heading=heading, back=reverse("trainee-ventures", args=[pk]))


@require_http_methods(["GET", "HEAD", "POST"])
@may(CHANGE)
def founder_new(request, pk):
    """Somebody who went home joins a venture that is there, or claims it."""
    person = get_object_or_404(Trainee.objects, pk=pk)
    form = FounderForm.of(request, Founder(trainee=person, by=request.user))
    if form.saved():
        return changed(request, form.instance, Founder)
    heading = _("%(person)s: founder of a venture") % {"person": person}
    return form_page(request, form, heading=heading, back=reverse("trainee-ventures", args=[pk]))


@require_http_methods(["GET", "HEAD", "POST"])
@may(CHANGE)
def venture_part(request, pk, part):
    """Add one of PARTS."""
    kind, form_class, words = PARTS[part]
    row = _at(pk)
    new = kind(venture=row)
    if hasattr(kind, "by"):
        new.by = request.user
    form = form_class.of(request, new)
    if form.saved():
        return changed(request, row, kind)
    return form_page(request, form, heading=f"{row}: {words}", back=row)


@require_http_methods(["GET", "HEAD", "POST"])
@may(CHANGE)
def claim_settlement(request, pk):
    """Two people claim one venture: what was found of it."""
    claim = get_object_or_404(Founder.objects.unsettled().select_related("trainee"), pk=pk)
    form = SettlementForm.of(request, ClaimSettlement(founder=claim, by=request.user))
    if form.saved():
        return changed(request, claim.venture, ClaimSettlement)
    heading = _("Settle the claim of %(person)s") % {"person": claim.trainee}
    return form_page(request, form, heading=heading, back=claim.venture)


@require_POST
@may(CHANGE)
def venture_code(request, pk):
    """Make a code for another organization, whose founder has part in the venture."""
    row = _at(pk)
    row.open_to_join()
    return changed(request, row, Venture, said=_("Give this code to the other organization."))


@require_http_methods(["GET", "HEAD", "POST"])
@may(CHANGE)
def venture_join(request, pk):
    """Type the code of another organization; from then on both rows are one venture."""
    row, status = _at(pk), None
    form = JoinForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        whose = f"venture code of {row.organization_id}"
        # an office that tried too many is told the same, whether this one fits or not
        if not within_limits(request, "code", "followup.ventures", TRIES, whose=whose):
            form.add_error("code", _("Too many codes were tried. Please wait and try again."))
            status = TOO_MANY
        elif row.join(form.cleaned_data["code"]):
            return changed(request, row, Venture, said=_("From now on it is counted once."))
        else:
            form.add_error("code", _("This code fits no venture, or is no longer good."))
    heading = _("One venture with another organization")
    page = form_page(request, form, heading=heading, back=row)
    page.status_code = status or page.status_code
    return page


@require_POST
@may(CHANGE)
def venture_parting(request, pk):
    row = _at(pk)
    row.part()
    return changed(request, row, Venture)
