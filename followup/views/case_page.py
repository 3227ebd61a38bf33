"""The door of the person concerned, without an account: by the code of a copy, and by POST only.

A code never leads on by itself, since messengers open addresses for their previews; whatever opens
nothing gives one page. The code itself is the proof, so no name is asked.
"""

from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from followup.cases.consenting import copy_behind, said_by_code
from followup.cases.words import words
from followup.survey.tongues import LANGUAGES, REVIEWED, wished
from followup.views.case_consent import shown
from titp.pages.forms import UNPROCESSABLE
from titp.pages.public import without_account
from trainees.safeguarding.codes import within_limits

TOO_MANY = 429
LONGEST = 60  # of any code with its dashes and spaces
LIMITS = {"code": "20/m/key,100/h/key"}
ANSWERS = {"agree": "thanks", "decline": "declined", "withdraw": "withdrawn"}
STATES = {"yes": "thanks", "no": "declined", "withdrawn": "withdrawn"}


@without_account
@require_http_methods(["GET", "HEAD", "POST"])
def case_consent_door(request):
    """Where the code is typed; with it the text, and what the person says of it."""
    language = _language(request)
    if request.method != "POST":
        return _door(request, language)
    if not within_limits(request, "code", "followup.cases", LIMITS):
        return _door(request, language, TOO_MANY, "v_many")
    found = copy_behind(request.POST.get("code", "")[:LONGEST])
    answer = request.POST.get("answer", "")
    came = found and said_by_code(found, answer if answer in ANSWERS else "", language)
    if came is None:
        return _door(request, language, UNPROCESSABLE, "unknown")
    copy, state = came
    return shown(
        request, language, copy, done=words(language)[STATES[state]] if state else "",
        by_code=True, may_answer=state != "yes", may_withdraw=state == "yes",
        languages=LANGUAGES,
    )  # fmt: skip


@without_account
@require_safe
def case_consent(request, code):
    """What a link leads to: the same door with the code in its field, and nothing of the case."""
    return _door(request, _language(request), code=code[:LONGEST])


def _door(request, language, status=200, error="", code=""):
    said = words(language)
    context = {
        "words": said, "language": language, "languages": LANGUAGES, "title": said["title"],
        "is_draft": language not in REVIEWED, "error": said.get(error, ""), "code": code,
    }  # fmt: skip
    return render(request, "followup/case_page/door.html", context, status=status)


def _language(request):
    asked = request.POST.get("language") or request.GET.get("language") or ""
    return asked if asked in LANGUAGES else wished(request)
