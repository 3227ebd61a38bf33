"""Asking the person concerned at the office: on a tablet that is handed over, or on paper."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST

from followup.case_forms import PaperAnswerForm
from followup.cases.consent_paper import case_consent_pdf
from followup.cases.consenting import Way, person_says
from followup.cases.words import words
from followup.survey.tongues import LANGUAGES, REVIEWED
from followup.views.case_copy import copy_asked_for
from followup.views.case_request import ANSWER
from titp.accounts.permissions import may
from titp.documents.printing import PrintingUnavailable
from titp.history.models import Reading
from titp.pages.forms import UNPROCESSABLE, form_page
from titp.tenancy.context import current
from titp.tenancy.models import Organization
from trainees.safeguarding.codes import grouped


@require_http_methods(["GET", "HEAD", "POST"])
@may(ANSWER)
@cache_control(private=True, no_store=True)
def case_consent_tablet(request, pk, language):
    """The page that is handed to the person; a POST opens the text, which is recorded."""
    copy, said = copy_asked_for(pk), _words(language)
    if request.method != "POST":
        return shown(request, language, copy, opens=True)
    answer = request.POST.get("answer", "")
    signed_as = request.POST.get("signed_as", "").strip()[:100]
    if answer == "decline" or answer == "agree" and signed_as:
        person_says(copy, answer == "agree", way=Way.TABLET, language=language, by=request.user,
                    signed_as=signed_as)  # fmt: skip
        key = "thanks" if answer == "agree" else "declined"
        return shown(request, language, copy, done=said[key],
                     back=reverse("case-copy", args=[pk]))  # fmt: skip
    Reading.record(copy, request.user)
    error = said["error_name"] if answer == "agree" else ""
    return shown(request, language, copy, asks_name=True, error=error, may_answer=True,
                 status=UNPROCESSABLE if error else 200)  # fmt: skip


@require_POST
@may(ANSWER)
@cache_control(private=True, no_store=True)
def case_consent_sheets(request, pk, language):
    """The sheets to sign, in the person's language with Japanese beside it; that is recorded."""
    copy = copy_asked_for(pk)
    _words(language)
    Reading.record(copy, request.user)
    try:
        printed = case_consent_pdf(copy, _organization(), language, localdate())
    except PrintingUnavailable as why:
        messages.error(request, str(why))
        return redirect("case-copy", pk)
    response = HttpResponse(printed.content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="case_consent_{language}.pdf"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@may(ANSWER)
def case_consent_paper(request, pk, language):
    """Enter what somebody signed on paper."""
    copy = copy_asked_for(pk)
    _words(language)
    form = PaperAnswerForm(request.POST or None)
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        person_says(copy, data["answer"] == "yes", way=Way.PAPER, language=language,
                    by=request.user, signed_as=data["signed_as"])  # fmt: skip
        messages.success(request, _("Saved."))
        return redirect("case-copy", pk)
    heading = _("Consent signed on paper (%(language)s)") % {"language": LANGUAGES[language]}
    return form_page(request, form, heading=heading, back=copy, template="pages/form.html")


def shown(request, language, copy, status=200, **context):
    """The page of the person, as the tablet and the code lead to it."""
    said = words(language)
    context |= {
        "words": said, "language": language, "is_draft": language not in REVIEWED,
        "title": said["title"], "copy": copy, "code": grouped(copy.code),
        "until": said["until"].format(day=copy.until.isoformat()),
        "organization": _organization(copy.organization_id),
    }  # fmt: skip
    return render(request, "followup/cases/person_page.html", context, status=status)


def _words(language):
    if language not in LANGUAGES:
        raise Http404
    return words(language)


def _organization(pk=None):
    return Organization.objects.get(pk=pk or current().organization_id)
