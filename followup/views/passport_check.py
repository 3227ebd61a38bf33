"""Doors for anybody who holds a skills passport in their hands: is it genuine, does it still hold?

Nobody is signed in here; what is shown tells nothing about the holder. Codes that were never given
all lead to one page, which the limits on tries make slow to search.
"""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from followup.departing.passport_check import may_look, passport_behind
from followup.departing.words import words
from followup.survey.tongues import LANGUAGES, REVIEWED, wished
from titp.pages.forms import UNPROCESSABLE
from titp.pages.public import without_account
from trainees.safeguarding.codes import grouped, typed

TOO_MANY = 429
# Longer than any code with its dashes and spaces.
LONGEST = 60


@without_account
@require_http_methods(["GET", "HEAD", "POST"])
def passport_door(request):
    """Where the code of a paper is typed."""
    if request.method != "POST":
        return _page(request, "door")
    if not may_look(request):
        return _page(request, "door", TOO_MANY, error="v_many")
    code = typed(request.POST.get("code", "")[:LONGEST])
    if passport_behind(code) is None:
        return _page(request, "door", UNPROCESSABLE, error="v_unknown")
    return redirect("passport", code)


@without_account
@require_safe
def passport(request, code):
    """What the code on a paper leads to: valid, no longer valid, or not known."""
    if not may_look(request):
        return _page(request, "door", TOO_MANY, error="v_many")
    found = passport_behind(code[:LONGEST])
    if found is None:
        return _page(request, "door", 404, error="v_unknown")
    return _page(request, "checked", found=found, code=grouped(typed(code)))


def _page(request, name, status=200, error="", **context):
    asked = request.GET.get("language") or request.POST.get("language") or ""
    language = asked if asked in LANGUAGES else wished(request)
    said = words(language)
    context |= {
        "words": said, "language": language, "languages": LANGUAGES, "title": said["v_title"],
        "is_draft": language not in REVIEWED, "error": said.get(error, ""),
    }  # fmt: skip
    return render(request, f"followup/passport_{name}.html", context, status=status)
