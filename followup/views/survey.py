"""Doors for people who went home: by the link of an invitation, without an account.

A page holds all questions and shows one; without a script each answer is a form of its own. Every
link that opens nothing gives the same page. To look changes nothing: messengers look, too.
"""

from functools import wraps

from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from followup.models import FollowUpConsent, Invitation, Situation
from followup.models.answer import NOT_SAID
from followup.models.invitation import RESUMES
from followup.survey.contacts import contacts_for
from followup.survey.links import IN_FORCE, SOON_AFTER, behind, may_go_on
from followup.survey.questions import path
from followup.survey.recording import (
    Answered,
    agreed,
    answers_of,
    complete,
    missing,
    record,
    withdraw,
)
from followup.survey.screens import currency_codes, day, screens, told
from followup.survey.tongues import LANGUAGES, REVIEWED, wished, words
from followup.survey_forms import StartForm
from titp.pages.forms import UNPROCESSABLE
from titp.pages.public import without_account
from titp.tenancy.context import JOBS, use

TOO_MANY, KEPT, GONE = 429, 204, 404


def invited(view=None, *, statement=IN_FORCE):
    """A page behind a link in force: called with the Invitation, as the machine's own work."""
    if view is None:
        return lambda view: invited(view, statement=statement)

    @without_account
    @wraps(view)
    def door(request, token, **more):
        if not may_go_on(request):
            return closed(request, TOO_MANY)
        found = behind(token, statement)
        if found is None:
            return closed(request)
        with use(found[0], JOBS):
            row = Invitation.objects.select_related("trainee", "organization").get(pk=found[1])
            if statement == IN_FORCE and not agreed(row.trainee_id):
                return closed(request)
            return view(request, row, **more)

    return door


@without_account
@require_safe
def follow_up_door(request):
    """Where the address of a link is hidden from the address bar; for all others a closed door."""
    return closed(request, TOO_MANY if not may_go_on(request) else GONE)


def closed(request, status=GONE):
    """The same for a link that never was, is used, over, or withdrawn."""
    language = wished(request)
    shown = {
        "words": words(language), "language": language, "is_draft": language not in REVIEWED,
        "too_many": status == TOO_MANY,
    }  # fmt: skip
    return render(request, "followup/survey/closed.html", shown, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@invited
def follow_up(request, invitation):
    """The beginning: who asks and why, the language, the year of birth for who wants to tell it."""
    language = _language(request, invitation)
    if request.method != "POST":
        return _page(request, "start", invitation, language, form=StartForm())
    form = StartForm(request.POST)
    if not form.is_valid():
        error = words(language)["error_year"].format(**form.years)
        if _by_script(request):
            return JsonResponse({"error": error}, status=UNPROCESSABLE)
        return _page(request, "start", invitation, language, UNPROCESSABLE, form=form, error=error)
    invitation.begin(language, form.cleaned_data["birth_year"])
    if _by_script(request):
        return HttpResponse(status=KEPT)
    return redirect(_next(invitation))


@require_http_methods(["GET", "HEAD", "POST"])
@invited
def follow_up_question(request, invitation, question):
    """One question. Answered by a button; the answer is kept at once."""
    language, answers = invitation.language, answers_of(invitation)
    if request.method != "POST":
        if question not in {one.key for one in path(invitation.wave, answers)}:
            return redirect(_next(invitation))
        return _page(request, question, invitation, language)
    value, currency = request.POST.get("value", "")[:40], request.POST.get("currency", "")[:3]
    if value == "typed":
        value = request.POST.get("amount", "")[:40]
    try:
        if not invitation.opened_at:
            invitation.begin(language)
        record(invitation, question, value, currency)
    except ValidationError as refused:
        error = words(language)[refused.message]
        if _by_script(request):
            return JsonResponse({"error": error}, status=UNPROCESSABLE)
        typed = {"amount": request.POST.get("amount", "")[:40], "currency": currency}
        return _page(
            request, question, invitation, language, UNPROCESSABLE, error=error, typed=typed
        )
    if _by_script(request):
        return HttpResponse(status=KEPT)
    return redirect(_after(invitation, question))


@require_http_methods(["GET", "HEAD", "POST"])
@invited
def follow_up_send(request, invitation):
    """The end: once all is sent the link opens nothing any more."""
    if missing(invitation):
        return redirect(_next(invitation))
    if request.method != "POST":
        return _page(request, "send", invitation, invitation.language)
    try:
        situation = complete(invitation, Situation.Source.SURVEY)
    except Answered:  # by somebody who was a moment faster
        return closed(request)
    country = invitation.trainee.nationality
    if situation.kind == Situation.Kind.JAPAN_AGAIN:
        country = "JP"
    return _plain(
        request, "done", invitation,
        received=words(invitation.language)["received"].format(
            day=day(situation.as_of, invitation.language)
        ),
        contacts=contacts_for(country, invitation.organization),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@invited(statement=SOON_AFTER)
def follow_up_withdrawal(request, invitation):
    """To be asked no more; what was told stands beside it, to take along."""
    if request.method == "POST":
        withdraw(invitation.trainee_id, FollowUpConsent.Withdrawal.LINK)
    is_over = not agreed(invitation.trainee_id)
    return _plain(request, "withdrawn" if is_over else "withdrawal", invitation)


@require_POST
@invited(statement=SOON_AFTER)
def follow_up_answers(request, invitation):
    """What was told over this link, as a file of the person's own."""
    said = words(invitation.language)
    lines = [said["title"], str(invitation.organization), day(localdate(), invitation.language), ""]
    for question, answer in told(invitation, answers_of(invitation), invitation.language):
        lines += [question, f"  {answer}", ""]
    lines.append(said["export_all"])
    answer = HttpResponse("\r\n".join(lines), content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="follow-up.txt"'
    return answer


def _page(request, current, invitation, language, status=200, **more):
    """All screens, of which one is shown."""
    answers = answers_of(invitation)
    asked = path(invitation.wave, answers)
    context = {
        "screens": screens(invitation, answers, language), "current": current,
        "last": reverse("follow-up-question", args=[invitation.token, asked[-1].key]),
        "days": RESUMES.days, "currencies": currency_codes(), "not_said": NOT_SAID,
        "lead": [words(language)[one].format(days=RESUMES.days) for one in ("lead", "who", "free")],
        "resume": answers and words(language)["resume"].format(
            day=day(localdate(invitation.expires_at), language)
        ),
        **more,
    }  # fmt: skip
    return _render(request, "screens", invitation, language, status, context)


def _plain(request, name, invitation, **more):
    language = invitation.language
    lines = told(invitation, answers_of(invitation), language)
    return _render(request, name, invitation, language, 200, {"told": lines, **more})


def _render(request, name, invitation, language, status, context):
    shown = {
        "words": words(language), "language": language, "languages": LANGUAGES,
        "is_draft": language not in REVIEWED, "invitation": invitation,
        "organization": invitation.organization, **context,
    }  # fmt: skip
    return render(request, f"followup/survey/{name}.html", shown, status=status)


def _language(request, invitation):
    asked = request.POST.get("language") or request.GET.get("language") or ""
    return asked if asked in LANGUAGES else invitation.language


def _by_script(request):
    """Whether the page itself asks, and goes on by itself."""
    return request.headers.get("Accept") == "application/json"


def _next(invitation):
    """Where one goes on: to the first question without an answer, or to the end."""
    left = missing(invitation)
    if left:
        return reverse("follow-up-question", args=[invitation.token, left[0].key])
    return reverse("follow-up-send", args=[invitation.token])


def _after(invitation, question):
    """The question after this one, also where it was answered before: one has come back."""
    asked = [one.key for one in path(invitation.wave, answers_of(invitation))]
    place = asked.index(question) + 1
    if place == len(asked):
        return _next(invitation)
    return reverse("follow-up-question", args=[invitation.token, asked[place]])
