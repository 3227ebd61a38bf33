"""Consultations: for the office alone. What was said is shown on request, and that is recorded."""

import django_filters
from csp.decorators import csp_update
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from titp.accounts.naming import name_of
from titp.accounts.permissions import allowed, may
from titp.compliance.changes import changed
from titp.compliance.parts import row_at
from titp.history.models import Reading
from titp.history.views import history_page
from titp.pages.forms import form_page
from titp.pages.lists import Column, ListPage, SavedView, YesOrNo, linked, named
from titp.pages.moments import moment
from titp.pages.panel import panels_of
from titp.pages.records import Table, facts, plain, record_page, removal_page, removed
from titp.tenancy.context import JOBS, current, use
from trainees.models import Consultation, Trainee
from trainees.protection_forms import ConsultationForm
from trainees.safeguarding.alerts import escalate, readers_of
from trainees.safeguarding.clock import clock_of, with_clock
from trainees.safeguarding.numbers import numbers, numbers_of_office
from trainees.safeguarding.tongues import page_language
from trainees.views.consultation_tables import EVIDENCE, evidence_of, told_since

READ, CHANGE = "read consultations", "change consultations"
# A recording is played where it is asked for, and not stored by the browser.
SOUND = {"media-src": ["blob:"]}


def pressing(row):
    return Consultation.Urgency(row.pressing).label


def _clock(row):
    """How the first answer stands, and when it was given."""
    clock = clock_of(row)
    badge = render_to_string("components/badge.html", {"tone": clock.tone, "text": str(clock)})
    return format_html("{}<small>{}</small>", badge, moment(row.first_response_at) or "")


class ConsultationFilter(django_filters.FilterSet):
    """Without a search: what was said is encrypted, and a name is not to be searched here."""

    category = django_filters.ChoiceFilter(
        label=gettext_lazy("matter"), choices=Consultation.Category
    )
    open = YesOrNo(label=gettext_lazy("Open"), field_name="closed_at", lookup_expr="isnull")
    answered = YesOrNo(
        label=gettext_lazy("Answered"), field_name="first_response_at", lookup_expr="isnull",
        exclude=True,
    )  # fmt: skip


CONSULTATIONS = ListPage(
    slug="consultations",
    heading=gettext_lazy("Consultations"),
    columns=(
        Column(
            "received_at", gettext_lazy("received at"), lambda row: moment(row.received_at),
            lambda row: named(row, moment(row.received_at)), order=("received_at",),
        ),
        plain("category", gettext_lazy("matter"), order=("category", "-received_at"),
              important=True),
        Column(
            "trainee", gettext_lazy("trainee"), lambda row: row.trainee or _("not named"),
            lambda row: linked("trainee", row.trainee_id, row.trainee) or _("not named"),
            important=True,
        ),
        plain("channel", gettext_lazy("channel")),
        plain("language", gettext_lazy("language spoken")),
        Column(
            "clock", gettext_lazy("first answer"), lambda row: str(clock_of(row)), _clock,
            order=("first_response_at",), important=True,
        ),
        Column(
            "first_response_at", gettext_lazy("first answered at"),
            lambda row: moment(row.first_response_at), file_only=True,
        ),
        Column("urgency", gettext_lazy("urgency"), lambda row: pressing(row)),
        plain("plan_recorded_on", gettext_lazy("plan recorded on")),
        Column(
            "closed_at", gettext_lazy("closed at"), lambda row: moment(row.closed_at),
            order=("closed_at",), important=True,
        ),
        plain("handled_by", gettext_lazy("handled by")),
    ),
    filter=ConsultationFilter,
    sort="-received_at",
    views=(
        SavedView(gettext_lazy("Not yet answered"), "answered=false"),
        SavedView(gettext_lazy("Open"), "open=true"),
    ),
    create=("consultation-new", CHANGE, gettext_lazy("Record a consultation")),
)  # fmt: skip


@may(READ)
def consultations(request):
    return CONSULTATIONS.answer(request, with_clock(Consultation.objects.with_trainee()))


@may(READ)
@csp_update(SOUND)
def consultation(request, pk):
    return _page(request, row_at(Consultation, pk))


@require_POST
@may(READ)
@csp_update(SOUND)
def consultation_words(request, pk):
    """The page with what was said, heard and done; that this person read it is recorded first."""
    row = row_at(Consultation, pk)
    Reading.record(row, request.user)
    response = _page(request, row, words=[*facts(row, "summary", "action")])
    response["Cache-Control"] = "no-store"
    return response


def _page(request, row, words=None):
    rows = Consultation.objects.with_trainee().select_related("company")
    row = with_clock(rows.annotate(about_name=name_of("about_person"))).get(pk=row.pk)
    told = [
        *facts(row, "received_at", "channel"),
        (_("trainee"), linked("trainee", row.trainee_id, row.trainee) or _("not named")),
        (_("host company"), row.company or "–"),
        *facts(row, "language", "understood", "category"),
        (_("urgency"), pressing(row)),
        *facts(row, "restricted"),
        (_("person of our own whom it is about"), row.about_name or "–"),
        *facts(row, "first_response_at", "handled_by", "plan_recorded_on",
               "closed_at"),
    ]  # fmt: skip
    evidence = Table(
        _("Files as evidence"),
        evidence_of(row),
        EVIDENCE,
        reverse("consultation-file-new", args=[row.in_address]) if allowed(request, CHANGE) else "",
        note=_("Kept as they came, encrypted, with their checksum. Opening one is recorded."),
    )
    return record_page(
        request, "consultation", row, change=CHANGE, template="trainees/consultation.html",
        facts=told, words=words, words_url=reverse("consultation-words", args=[row.in_address]),
        clock=clock_of(row), tables=[evidence], since=told_since(row, words is not None),
        numbers=numbers_of_office(row), may_change=allowed(request, CHANGE),
        panels=panels_of(request, "consultation", row),
    )  # fmt: skip


@may(CHANGE)
def consultation_new(request):
    return _new(request, Consultation(), reverse("consultations"))


@may(CHANGE)
def trainee_consultation_new(request, pk):
    person = get_object_or_404(Trainee.objects, pk=pk)
    back = reverse("trainee-protection", args=[pk])
    return _new(request, Consultation(trainee=person, language=_spoken_by(person)), back)


def _spoken_by(person):
    known = dict(Consultation._meta.get_field("language").flatchoices)
    return person.language if person.language in known else ""


def _new(request, row, back):
    form = ConsultationForm.of(request, row, initial=_initial(request, row))
    if _saved(request, form):
        if row.restricted or row.is_urgent:
            _escalate(request, row)
        return _done(request, row)
    return form_page(
        request, form, heading=_("Record a consultation"), back=back,
        template="trainees/consultation_intake.html",
        numbers=numbers(
            page_language(row.language), current().organization_id, for_office=True
        ),
    )  # fmt: skip


def _escalate(request, row):
    """By the machine: who took it in may not be one of those who read it."""
    with use(current().organization_id, JOBS, user_id=request.user.pk):
        escalate(row, request.user)


def _initial(request, row):
    return {"received_at": now(), "handled_by": request.user.name, "channel": "phone"}


def _saved(request, form):
    """As `form.saved()`; what is for the contacts only is written by the machine, as in `_new`."""
    if form.is_bound and (form["restricted"].value() or form["about_person"].value()):
        with use(current().organization_id, JOBS, user_id=request.user.pk):
            return form.saved()
    return form.saved()


def _done(request, row):
    readers = readers_of(row)
    if row.restricted and request.user.pk not in readers:
        said = _("Saved, and handed to the safeguarding contacts. You do not see it any more.")
        if not readers:
            said = _("Saved. Nobody here may read it until a safeguarding contact is appointed.")
        return changed(request, reverse("consultations"), Consultation, said=said)
    return changed(request, row, Consultation)


@may(CHANGE)
def consultation_edit(request, pk):
    row = row_at(Consultation, pk)
    was_restricted = row.restricted
    form = ConsultationForm.of(request, row)
    if _saved(request, form):
        if row.restricted and not was_restricted:
            _escalate(request, row)
        return _done(request, row)
    removal = reverse("consultation-removal", args=[pk])
    return form_page(request, form, heading=str(row), back=row, removal_url=removal)


@may(CHANGE)
def consultation_removal(request, pk):
    row = row_at(Consultation, pk)
    if removed(request, row):
        return changed(request, reverse("consultations"), Consultation)
    return removal_page(request, row)


@may(READ)
def consultation_history(request, pk):
    return history_page(request, "consultation", row_at(Consultation, pk), change=CHANGE)
