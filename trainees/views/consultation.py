"""Consultations: for the office alone. What was said is shown on request, and that is recorded."""

import django_filters
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from titp.accounts.permissions import may
from titp.compliance.changes import changed
from titp.compliance.parts import row_at
from titp.history.models import Reading
from titp.history.views import history_page
from titp.pages.forms import form_page
from titp.pages.lists import Column, ListPage, SavedView, YesOrNo, linked, named
from titp.pages.moments import moment
from titp.pages.records import facts, plain, record_page, removal_page, removed
from trainees.models import Consultation, Trainee
from trainees.protection_forms import ConsultationForm

READ, CHANGE = "read consultations", "change consultations"


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
            "first_response_at", gettext_lazy("first answered at"),
            lambda row: moment(row.first_response_at), order=("first_response_at",),
            important=True,
        ),
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
    return CONSULTATIONS.answer(request, Consultation.objects.with_trainee())


@may(READ)
def consultation(request, pk):
    return _page(request, row_at(Consultation, pk))


@require_POST
@may(READ)
def consultation_words(request, pk):
    """The page with what was said; that this person read it is recorded first."""
    row = row_at(Consultation, pk)
    Reading.record(row, request.user)
    response = _page(request, row, words=[*facts(row, "summary", "action")])
    response["Cache-Control"] = "no-store"
    return response


def _page(request, row, words=None):
    told = [
        *facts(row, "received_at", "channel"),
        (_("trainee"), linked("trainee", row.trainee_id, row.trainee) or _("not named")),
        *facts(row, "language", "understood", "category", "first_response_at", "handled_by"),
        *facts(row, "plan_recorded_on", "closed_at"),
    ]
    return record_page(
        request, "consultation", row, change=CHANGE, template="trainees/consultation.html",
        facts=told, words=words, words_url=reverse("consultation-words", args=[row.in_address]),
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
    form = ConsultationForm.of(request, row)
    if form.saved():
        return changed(request, form.instance, Consultation)
    return form_page(request, form, heading=_("Record a consultation"), back=back)


@may(CHANGE)
def consultation_edit(request, pk):
    row = row_at(Consultation, pk)
    form = ConsultationForm.of(request, row)
    if form.saved():
        return changed(request, row, Consultation)
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
