"""A person's ventures, support and matches; mentors and openings."""

from django.db import IntegrityError, transaction
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from followup.matching_forms import (
    MatchStepForm,
    MentorForm,
    OpeningForm,
    SupportForm,
    SupportStepForm,
)
from followup.models import (
    Founder,
    Match,
    MatchStep,
    Mentor,
    Opening,
    Support,
    SupportStep,
    VentureStage,
)
from followup.suggestions import REASONS, suggestions
from followup.venture_tables import SUPPORT, standing
from titp.accounts.permissions import allowed, may
from titp.compliance.changes import changed
from titp.pages.forms import form_page
from titp.pages.lists import Column, linked
from titp.pages.records import Table, plain, record_page
from trainees.models import Trainee
from trainees.models.reference import country_name

READ, CHANGE = "read ventures", "change ventures"
VENTURES = (
    Column("venture", gettext_lazy("venture"), lambda row: str(row.venture),
           lambda row: linked("venture", row.venture_id, str(row.venture))),
    plain("role", pgettext_lazy("founder", "role"), important=True),
    Column("stage", gettext_lazy("stage"), lambda row: stage_of(row), important=True),
    Column("standing", gettext_lazy("standing"), standing, important=True),
)  # fmt: skip
MATCHES = (
    Column("offer", gettext_lazy("mentor or opening"), lambda row: str(row)),
    Column("reasons", gettext_lazy("reasons"),
           lambda row: ", ".join(str(REASONS[one]) for one in row.reasons), important=True),
    Column("state", gettext_lazy("state"), lambda row: Match.State(row.last).label,
           important=True),
    Column("state_on", pgettext_lazy("venture", "since"), lambda row: row.state_on, important=True),
    Column("doors", gettext_lazy("Change"), lambda row: None,
           lambda row: linked("match-step", row.pk, _("Next step")), important=True, may=CHANGE),
)  # fmt: skip
OFFER = (
    Column("sector", gettext_lazy("sector"), lambda row: row.get_sector_display() or _("any"),
           important=True),
    Column("country", gettext_lazy("country"),
           lambda row: country_name(row.country) if row.country else _("any"), important=True),
    plain("place", gettext_lazy("town or province")),
    plain("language", gettext_lazy("languages")),
    plain("room_for", gettext_lazy("room for how many"), numeric=True),
    plain("ends_on", gettext_lazy("until"), important=True),
)  # fmt: skip


def stage_of(founder):
    last = next(iter(founder.venture.venturestages.all()), None)
    return last.get_stage_display() if last else VentureStage.Stage.IDEA.label


def person_at(pk):
    return get_object_or_404(Trainee.objects, pk=pk)


@may(READ)
def trainee_ventures(request, pk):
    row = person_at(pk)
    changes = allowed(request, CHANGE)
    founded = (
        Founder.objects.filter(trainee=row).select_related("venture").prefetch_related("settlement")
    )
    supports = Support.objects.with_state().filter(trainee=row)
    matches = Match.objects.with_state().filter(trainee=row).select_related("mentor", "opening")
    return record_page(
        request, "trainee", row, change="change trainees",
        template="followup/trainee_ventures.html",
        tables=[
            Table(_("Ventures"), founded.prefetch_related("venture__venturestages"), VENTURES,
                  reverse("venture-new", args=[pk]) if changes else "", _("A new venture")),
            Table(_("Support"), supports, SUPPORT,
                  reverse("support-new", args=[pk]) if changes else ""),
            Table(_("Mentors and openings"), matches, MATCHES,
                  empty=_("Nobody has been brought together yet.")),
        ],
        suggestions=suggestions(row), may_change=changes,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@may(CHANGE)
def support_new(request, pk):
    person = person_at(pk)
    form = SupportForm.of(request, Support(trainee=person, by=request.user))
    back = reverse("trainee-ventures", args=[pk])
    if form.saved():
        return changed(request, back, Support)
    return form_page(request, form, heading=_("%(p)s: support") % {"p": person}, back=back)


@require_http_methods(["GET", "HEAD", "POST"])
@may(CHANGE)
def support_step(request, pk):
    row = get_object_or_404(Support.objects, pk=pk)
    form = SupportStepForm.of(request, SupportStep(support=row, by=request.user))
    if form.saved():
        return changed(request, row, SupportStep)
    return form_page(request, form, heading=str(row), back=row)


@require_POST
@may(CHANGE)
def match_new(request, pk):
    """Propose what is suggested now, with the reasons that hold now."""
    person, wanted = person_at(pk), request.POST.get("offer")
    one = next((one for one in suggestions(person) if one.key == wanted), None)
    if one is None:
        return changed(request, reverse("trainee-ventures", args=[pk]), said=_("It is gone."))
    offer = {one.offer._meta.model_name: one.offer}
    try:
        with transaction.atomic():
            Match.objects.create(trainee=person, by=request.user, reasons=one.reasons, **offer)
    except IntegrityError:  # pressed twice: it is there
        pass
    return changed(request, reverse("trainee-ventures", args=[pk]), Match)


@require_http_methods(["GET", "HEAD", "POST"])
@may(CHANGE)
def match_step(request, pk):
    row = get_object_or_404(Match.objects.select_related("mentor", "opening"), pk=pk)
    form = MatchStepForm.of(request, MatchStep(match=row, by=request.user))
    if form.saved():
        return changed(request, row, MatchStep)
    return form_page(request, form, heading=str(row), back=row)


def _offers(request, kind, heading, first, noun):
    columns = (
        Column("name", gettext_lazy("name"), str,
               lambda row: linked(f"{noun}-edit", row.pk, str(row))
               if allowed(request, CHANGE) else str(row)),
        *first, *OFFER,
    )  # fmt: skip
    rows = kind.objects.select_related("company")
    add = reverse(f"{noun}-new") if allowed(request, CHANGE) else ""
    return record_list(request, heading, Table(heading, rows, columns, add))


def record_list(request, heading, *tables, **context):
    context |= {"heading": heading, "tables": [table.seen_by(request) for table in tables]}
    return render(request, "followup/offers.html", context)


@may(READ)
def mentors(request):
    helps = plain("helps_with", gettext_lazy("knows about"), important=True)
    return _offers(request, Mentor, _("Mentors"), (helps,), "mentor")


@may(READ)
def openings(request):
    kind = plain("kind", gettext_lazy("kind of opening"), important=True)
    return _offers(request, Opening, _("Openings"), (kind,), "opening")


FORMS = {"mentor": (Mentor, MentorForm), "opening": (Opening, OpeningForm)}


@require_http_methods(["GET", "HEAD", "POST"])
@may(CHANGE)
def offer_edit(request, noun, pk=None):
    """A mentor or an opening, new or corrected."""
    kind, form_class = FORMS[noun]
    row = get_object_or_404(kind.objects, pk=pk) if pk else kind()
    form = form_class.of(request, row)
    if form.saved():
        return changed(request, row, kind)
    return form_page(request, form, heading=kind._meta.verbose_name, back=reverse(f"{noun}s"))
