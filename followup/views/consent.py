"""The consent to the follow-up: read on a tablet in the own language, or signed on paper."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from followup.departing.agreeing import agree, decline, ends_after
from followup.departing.consent_paper import consent_pdf
from followup.departing.words import YEARS, version, wording, words
from followup.departure_forms import PaperConsentForm, WithdrawalForm
from followup.models import FollowUpConsent
from followup.models.consent import SCOPES
from followup.survey.recording import withdraw
from followup.survey.tongues import LANGUAGES, REVIEWED, page_language
from followup.views.departure import CHANGE
from titp.accounts.permissions import may
from titp.documents.printing import PrintingUnavailable
from titp.pages.forms import UNPROCESSABLE, form_page
from titp.tenancy.context import current
from titp.tenancy.models import Organization
from trainees.models import Trainee


@require_safe
@may(CHANGE)
def trainee_consent(request, pk):
    """In which language, and on a tablet or on paper; the mother tongue comes first."""
    person = get_object_or_404(Trainee.objects, pk=pk)
    own = page_language(person.language)
    return render(
        request, "followup/consent.html",
        {
            "object": person, "own": own if person.language else "",
            "languages": sorted(LANGUAGES.items(), key=lambda one: one[0] != own),
            "drafts": [code for code in LANGUAGES if code not in REVIEWED],
        },
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@may(CHANGE)
@cache_control(private=True, no_store=True)
def trainee_consent_tablet(request, pk, language):
    """The page that is handed to the person; who says no is asked no more."""
    person = get_object_or_404(Trainee.objects, pk=pk)
    said = _words(language)
    answer = request.POST.get("answer", "")
    if request.method == "POST" and answer == "decline":
        decline(person, request.user)
        return _done(request, person, language, said["declined"])
    signed_as = request.POST.get("signed_as", "").strip()[:100]
    years = request.POST.get("years", "")
    years = int(years) if years in map(str, YEARS) else max(YEARS)
    scopes = set(request.POST.getlist("scopes")) & set(SCOPES)
    if request.method == "POST" and signed_as:
        agree(
            person, language, years=years, scopes=scopes, signed_as=signed_as, by=request.user
        )  # fmt: skip
        return _done(request, person, language, said["thanks"])
    return _page(
        request, "consent_tablet", language, person=person,
        status=UNPROCESSABLE if request.method == "POST" else 200,
        error=said["error_name"] if request.method == "POST" else "", signed_as=signed_as,
        years=[(one, said[f"years_{one}"], one == years) for one in YEARS],
        scopes=[(one, said[one], one in scopes) for one in SCOPES],
        organization=Organization.objects.get(pk=current().organization_id),
    )  # fmt: skip


@require_safe
@may(CHANGE)
@cache_control(private=True, no_store=True)
def trainee_consent_pdf(request, pk, language):
    """The sheet to sign, in the person's language with Japanese beside it."""
    person = get_object_or_404(Trainee.objects, pk=pk)
    _words(language)
    try:
        printed = consent_pdf(
            person, Organization.objects.get(pk=current().organization_id), language, localdate()
        )
    except PrintingUnavailable as why:
        messages.error(request, str(why))
        return redirect("trainee-consent", pk)
    response = HttpResponse(printed.content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="consent_{language}.pdf"'
    return response


@may(CHANGE)
def trainee_consent_paper(request, pk, language):
    """Enter what somebody signed on paper."""
    person = get_object_or_404(Trainee.objects, pk=pk)
    _words(language)
    row = FollowUpConsent(
        trainee=person, language=language, version=version(language), wording=wording(language),
        way=FollowUpConsent.Way.PAPER, by=request.user,
        until=ends_after(person, max(YEARS), localdate()),
    )  # fmt: skip
    form = PaperConsentForm.of(request, row)
    back = reverse("trainee-departure", args=[pk])
    if form.saved():
        messages.success(request, _("Saved."))
        return redirect(back)
    heading = _("%(name)s: consent signed on paper (%(language)s)") % {
        "name": person, "language": LANGUAGES[language],
    }  # fmt: skip
    return form_page(request, form, heading=heading, back=back)


@may(CHANGE)
def follow_up_consent_withdrawal(request, pk):
    """Write down that the person no longer agrees; nobody is asked or counted from then on."""
    row = get_object_or_404(FollowUpConsent.objects.select_related("trainee"), pk=pk)
    form = WithdrawalForm(request.POST or None)
    if form.is_bound and form.is_valid():
        withdraw(row.trainee_id, form.cleaned_data["how"], request.user)
        messages.success(
            request, _("The withdrawal is recorded. Offer what is kept to the person.")
        )
        return redirect(row)
    heading = _("%(name)s: withdrawal of the consent") % {"name": row.trainee}
    return form_page(request, form, heading=heading, back=row)


def _words(language):
    if language not in LANGUAGES:
        raise Http404
    return words(language)


def _done(request, person, language, said):
    back = reverse("trainee-departure", args=[person.pk])
    return _page(request, "consent_done", language, said=said, back=back)


def _page(request, name, language, status=200, **context):
    said = words(language)
    context |= {
        "words": said, "language": language, "is_draft": language not in REVIEWED,
        "title": said["title"],
    }  # fmt: skip
    return render(request, f"followup/{name}.html", context, status=status)
