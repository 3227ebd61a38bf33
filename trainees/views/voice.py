"""Doors for trainees without an account: by the code of a card, and back by a code of their own.

Nobody is signed in here and no cookie is set, so nothing can be forged in anybody's name; what
asks from where is counted under a hash and kept nowhere. Every code that opens nothing gives the
same page.
"""

from functools import wraps

from csp.decorators import csp_update
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from titp.pages.forms import UNPROCESSABLE
from titp.pages.public import without_account
from titp.tenancy.models import Organization
from trainees.safeguarding.codes import (
    card_of,
    grouped,
    new_key,
    report_of,
    return_code,
    typed,
    within_limits,
)
from trainees.safeguarding.files import MOST_BYTES, NotTaken
from trainees.safeguarding.numbers import numbers
from trainees.safeguarding.reports import add, receive, told_back
from trainees.safeguarding.tongues import LANGUAGES, REVIEWED, wished, words
from trainees.voice_forms import ABOUT, ReportForm, SaidForm

TOO_MANY = 429
# A body far beyond any recording is not read at all.
MOST_OF_A_REQUEST = 3 * MOST_BYTES


def public(view):
    """A page outside of organizations that leaves nothing behind, but may hear a voice."""

    @without_account
    @csp_update({"media-src": ["'self'", "blob:"]})
    @wraps(view)
    def door(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response["Permissions-Policy"] = "microphone=(self)"
        return response

    return door


@public
@require_http_methods(["GET", "HEAD", "POST"])
def voice_door(request):
    """Where the code of a card, or of a report, is typed."""
    language = _language(request)
    if request.method != "POST":
        return _page(request, "door", language)
    code = typed(request.POST.get("code", "")[:100])
    if not within_limits(request, "code"):
        return _page(request, "door", language, TOO_MANY, error="error_many")
    if card_of(code):
        return redirect("voice", code=code, language=language)
    if report_of(code):
        return _thread(request, language, code)
    return _page(request, "door", language, UNPROCESSABLE, error="error_code")


@public
@require_safe
def voice_languages(request, code):
    """The choice of a language, where the card says none."""
    if not within_limits(request, "look"):
        return _page(request, "door", wished(request), TOO_MANY, error="error_many")
    found = card_of(code)
    if found is None:
        return _closed(request, wished(request))
    return _page(
        request, "languages", wished(request), organization=_organization(found), code=code
    )


@public
@require_http_methods(["GET", "HEAD", "POST"])
def voice(request, code, language):
    """The page of a card: numbers to call, and the form."""
    if language not in LANGUAGES:
        raise Http404
    if not within_limits(request, "look"):
        return _page(request, "door", language, TOO_MANY, error="error_many")
    found = card_of(code)
    if found is None:
        return _closed(request, language)
    shown = {"organization": _organization(found), "about": ABOUT, "code": code}
    if request.method != "POST":
        return _page(request, "report", language, form=ReportForm(), key=new_key(), **shown)
    if _too_large(request):
        form = ReportForm({})
        form.add_error("voice", "error_large")
        return _page(request, "report", language, UNPROCESSABLE, form=form, key=new_key(), **shown)
    form, key = ReportForm(request.POST, request.FILES), request.POST.get("key", "")[:64]
    again = {"form": form, "key": key or new_key(), **shown}
    if not form.is_valid():
        return _page(request, "report", language, UNPROCESSABLE, **again)
    if not within_limits(request, "send"):
        return _page(request, "report", language, TOO_MANY, error="error_many", **again)
    own = return_code(again["key"])
    try:
        is_read = receive(found[0], form.cleaned_data, language, own)
    except NotTaken as refused:
        form.add_error("voice", f"error_{refused}")
        return _page(request, "report", language, UNPROCESSABLE, **again)
    return _page(
        request, "done", language, organization=shown["organization"], own=grouped(own),
        matter=form.cleaned_data["about"], unread=not is_read,
    )  # fmt: skip


@public
@require_http_methods(["POST"])
def voice_return(request):
    """What the person adds to a report; its code comes with the form, never in the address."""
    language, code = _language(request), typed(request.POST.get("code", "")[:100])
    if not within_limits(request, "code"):
        return _page(request, "door", language, TOO_MANY, error="error_many")
    found = report_of(code)
    if found is None:
        return _page(request, "door", language, UNPROCESSABLE, error="error_code")
    form = SaidForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            add(*found, form.cleaned_data)
            return _thread(request, language, code, sent=True)
        except NotTaken as refused:
            form.add_error("voice", f"error_{refused}")
    return _thread(request, language, code, UNPROCESSABLE, form=form)


def _thread(request, language, code, status=200, **more):
    found = report_of(code)
    shown = {"organization": _organization(found), "told": told_back(*found), "own": code}
    return _page(request, "thread", language, status, **{"form": SaidForm(), **shown, **more})


def _closed(request, language):
    """The same for a code that never was and for one that is no longer good."""
    return _page(request, "closed", language, 404)


def _page(request, name, language, status=200, organization=None, matter="", **more):
    form = more.get("form")
    return render(
        request, f"trainees/voice/{name}.html",
        {
            "words": words(language), "language": language, "languages": LANGUAGES,
            "is_draft": language not in REVIEWED, "organization": organization,
            "numbers": numbers(language, organization and organization.pk, matter),
            "errors": _errors(form, language), **more,
        },
        status=status,
    )  # fmt: skip


def _errors(form, language):
    """{field: sentence} of what is wrong, in the page's language."""
    if form is None or not form.is_bound and not form.errors:
        return {}
    said = words(language)
    return {name: said.get(found[0], found[0]) for name, found in form.errors.items()}


def _organization(found):
    return Organization.objects.get(pk=found[0])


def _language(request):
    asked = request.POST.get("language") or request.GET.get("language") or ""
    return asked if asked in LANGUAGES else wished(request)


def _too_large(request):
    size = request.META.get("CONTENT_LENGTH") or "0"
    return not size.isdigit() or int(size) > MOST_OF_A_REQUEST
