"""One invitation: what to send, what was tried, and answers that are told on the telephone."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from followup.asking_forms import AskForm, PhoneForm, TryForm
from followup.campaign.reaching import message_of, note_try, with_next_way
from followup.models import Anchor, Attempt, Channel, Invitation, Situation
from followup.survey.links import address
from followup.survey.questions import path
from followup.survey.recording import (
    Answered,
    NoConsent,
    agreed,
    answers_of,
    complete,
    invite,
    record,
)
from followup.survey.screens import told
from followup.survey.tongues import words
from followup.views.asking import ASK, READ
from titp.accounts.permissions import allowed, may
from titp.pages.forms import UNPROCESSABLE
from titp.pages.lists import Column, linked
from titp.pages.moments import moment
from titp.pages.records import Table, plain, record_page
from trainees.models import Trainee

OPEN = (Invitation.State.WAITING, Invitation.State.BEGUN)
TRIES = (
    Column("at", gettext_lazy("when"), lambda row: moment(row.at)),
    plain("way", gettext_lazy("by which way"), important=True),
    plain("outcome", gettext_lazy("what came of it"), important=True),
)
SURVEYS = (
    Column(
        "wave", gettext_lazy("wave"), lambda row: row.get_wave_display(),
        lambda row: linked("returnee-survey", row.pk, row.get_wave_display()),
    ),
    Column("asked_at", gettext_lazy("asked at"), lambda row: moment(row.asked_at)),
    Column("state", gettext_lazy("state"), lambda row: row.state().label, important=True),
)  # fmt: skip
SITUATIONS = (
    plain("as_of", gettext_lazy("as of")),
    plain("kind", gettext_lazy("what the person does"), important=True),
    plain("sector", gettext_lazy("sector")),
    plain("economic", gettext_lazy("economic points"), numeric=True),
    plain("social", gettext_lazy("social points"), numeric=True),
    plain("psychosocial", gettext_lazy("psychosocial points"), numeric=True),
    plain("source", gettext_lazy("source")),
)


def _asked(pk):
    rows = Invitation.objects.select_related("trainee", "organization")
    return get_object_or_404(with_next_way(rows), pk=pk)


@require_safe
@may(READ)
@cache_control(no_store=True)
def returnee_survey(request, pk):
    """What to send and by which way, what was tried, and what was answered."""
    return _page(request, _asked(pk))


def _page(request, row, status=200, **forms):
    is_open = row.state() in OPEN
    acts = is_open and allowed(request, ASK) and bool(agreed(row.trainee_id))
    channels = list(Channel.objects.usable().filter(trainee=row.trainee_id))
    language = "ja" if get_language() == "ja" else "en"
    context = {
        "object": row, "state": row.state().label, "acts": acts,
        "tables": [
            Table(_("Tries"), row.tries.newest_first(), TRIES,
                  empty=_("Nobody has tried yet.")).seen_by(request)
        ],
        "told": told(row, answers_of(row), language) if row.completed_at else [],
        "situation": Situation.objects.filter(invitation=row).first(),
        "agreed": bool(agreed(row.trainee_id)),
    }  # fmt: skip
    if acts:
        subject, text = message_of(row)
        first = str(row.next_channel or row.next_way or "")
        context |= {
            "text": text, "subject": subject, "address": address(row), "channels": channels,
            "anchors": Anchor.objects.usable().filter(trainee=row.trainee_id),
            "next_way": row.next_way and Attempt.Way(row.next_way).label,
            "try_form": forms.get("try_form")
            or TryForm(channels=channels, initial={"contact": first}),
        }  # fmt: skip
    return render(request, "followup/asking/one.html", context, status=status)


@require_POST
@may(ASK)
def returnee_survey_try(request, pk):
    row = _asked(pk)
    form = TryForm(request.POST, channels=Channel.objects.usable().filter(trainee=row.trainee_id))
    if not form.is_valid():
        return _page(request, row, UNPROCESSABLE, try_form=form)
    note_try(row, form.way, form.cleaned_data["outcome"], request.user, form.channel)
    messages.success(request, _("The try is noted."))
    return redirect("returnee-survey", pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@may(ASK)
@cache_control(no_store=True)
def returnee_survey_phone(request, pk):
    """The questions read out on the telephone, in a language that the office reads."""
    row = _asked(pk)
    language = "ja" if get_language() == "ja" else "en"
    if row.state() not in OPEN or not agreed(row.trainee_id):
        messages.error(request, _("This can no longer be answered."))
        return redirect("returnee-survey", pk=pk)
    said = request.POST if request.method == "POST" else None
    form = PhoneForm(said, invitation=row, language=language)
    if form.is_bound and form.is_valid() and _written(row, form, request.user, language):
        messages.success(request, _("The answers are kept."))
        return redirect("returnee-survey", pk=pk)
    context = {"object": row, "form": form}
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "followup/asking/phone.html", context, status=status)


def _written(row, form, user, language):
    """Whether all was recorded; else the form says at which question it was not."""
    asked = None
    try:
        with transaction.atomic():
            if not row.opened_at:
                row.begin(row.language)
            said = {one.key: form.said(one.key)[0] for one in form.questions}
            for asked in path(row.wave, said):
                record(row, asked.key, *form.said(asked.key))
            asked = None
            complete(row, Situation.Source.PHONE, user)
    except ValidationError as refused:
        form.add_error(asked and asked.key, words(language)[refused.message])
        return False
    except Answered:
        form.add_error(None, _("Somebody has answered this meanwhile."))
        return False
    return True


@require_POST
@may(ASK)
def returnee_survey_revocation(request, pk):
    """The link opens nothing any more."""
    row = _asked(pk)
    if row.state() in OPEN:
        row.revoke(request.user)
        messages.success(request, _("The link is revoked."))
    return redirect("returnee-survey", pk=pk)


@require_safe
@may(READ)
def trainee_surveys(request, pk):
    """When a person was asked, what became of them, and asking now."""
    return _of_person(request, get_object_or_404(Trainee.objects, pk=pk))


@require_POST
@may(ASK)
def trainee_survey_ask(request, pk):
    """Ask a person now, in a wave or besides them."""
    person, form = get_object_or_404(Trainee.objects, pk=pk), AskForm(request.POST)
    if form.is_valid():
        try:
            row = invite(person, form.cleaned_data["wave"], request.user)
            return redirect("returnee-survey", pk=row.pk)
        except Answered:
            form.add_error("wave", _("This person has answered in this wave."))
        except NoConsent:
            form.add_error(None, _("This person does not agree to be asked."))
    return _of_person(request, person, form)


def _of_person(request, person, form=None):
    agrees = bool(agreed(person.pk))
    page = record_page(
        request, "trainee", person, change="change trainees",
        template="followup/asking/person.html",
        tables=[
            Table(_("What became of the person"), Situation.objects.filter(trainee=person),
                  SITUATIONS, empty=_("Nothing is known yet.")),
            Table(_("Asked"), Invitation.objects.filter(trainee=person), SURVEYS,
                  empty=_("This person was not asked yet.")),
        ],
        form=form or AskForm(), may_ask=agrees and allowed(request, ASK), agreed=agrees,
    )  # fmt: skip
    if form:
        page.status_code = UNPROCESSABLE
    return page
