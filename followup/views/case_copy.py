"""One copy of a case: its words on request, both consents, and who has read it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from followup.cases.asking import is_released
from followup.cases.consenting import Side, release, withdraw
from followup.models import CaseCopy, FollowUpConsent
from followup.survey.tongues import LANGUAGES, REVIEWED, page_language
from followup.views.case_request import ANSWER, READ
from titp.accounts.permissions import allowed, may
from titp.history.models import Reading
from titp.pages.records import facts
from trainees.safeguarding.card import outside
from trainees.safeguarding.codes import grouped


def copy_at(pk):
    rows = CaseCopy.objects.with_consents()
    rows = rows.select_related("request", "consultation", "person")
    return get_object_or_404(rows, public_id=pk)


def copy_asked_for(pk):
    """The copy, to do something with it. Raises Http404 where the request was taken back."""
    row = copy_at(pk)
    if row.request.recall:
        raise Http404
    return row


@require_safe
@may(READ)
@cache_control(private=True, no_store=True)
def case_copy(request, pk):
    return _page(request, copy_at(pk))


@require_POST
@may(READ)
@cache_control(private=True, no_store=True)
def case_copy_words(request, pk):
    """The page with its words; that this person read them is recorded first."""
    row = copy_at(pk)
    Reading.record(row, request.user)
    return _page(request, row, words=facts(row, "facts", "text", "told"))


@require_POST
@may(ANSWER)
def case_release(request, pk):
    """The organization agrees; monitors read it once the person has agreed, too."""
    if release(copy_asked_for(pk), request.user):
        messages.success(request, _("Released. The monitor who asked gets a mail."))
    else:
        messages.info(request, _("Agreed. Nobody can read it before the person agrees, too."))
    return redirect("case-copy", pk)


@require_POST
@may(ANSWER)
def case_withdrawal(request, pk):
    """The organization takes its consent back."""
    withdraw(copy_asked_for(pk), Side.OFFICE, request.user)
    messages.success(request, _("Taken back: the monitors cannot read it any more."))
    return redirect("case-copy", pk)


@require_POST
@may(ANSWER)
def case_person_withdrawal(request, pk):
    """Write down that the person took the consent back, by telling us."""
    withdraw(copy_asked_for(pk), Side.PERSON, request.user)
    messages.success(request, _("Taken back: the monitors cannot read it any more."))
    return redirect("case-copy", pk)


def wants_no_asking(person):
    """Whether the person's consent on leaving did not allow that Devnet asks for the case."""
    given = FollowUpConsent.objects.in_force(localdate()).filter(trainee=person).first()
    return bool(person and given and not given.devnet_may_ask)


def _page(request, row, words=None):
    spoken = row.person.language if row.person else row.consultation and row.consultation.language
    own = page_language(spoken) if spoken else ""
    recalled = row.request.recall
    context = {
        "row": row, "words": words, "recalled": recalled,
        "may_answer": not recalled and allowed(request, ANSWER),
        "is_released": is_released(row), "wants_no_asking": wants_no_asking(row.person),
        "consents": row.consents.with_person(),
        "readings": row.readings.all(), "own": own, "code": grouped(row.code),
        "door": outside("case-consent-door"),
        "languages": sorted(LANGUAGES.items(), key=lambda one: one[0] != own),
        "drafts": [code for code in LANGUAGES if code not in REVIEWED],
    }  # fmt: skip
    return render(request, "followup/cases/case_copy.html", context)
