"""The paper of a skills passport, and issuing one: printed, frozen, and the one before revoked."""

import hashlib

from babel import Locale
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.utils.timezone import localdate

from followup.departing.passport_content import CLASSES, content_of, is_empty
from followup.departing.words import words
from followup.models import SkillsPassport
from followup.survey.tongues import REVIEWED
from titp.documents import storage
from titp.documents.printing import Limits, print_papers
from titp.tenancy.context import current
from titp.tenancy.models import Organization
from trainees.models import Trainee
from trainees.safeguarding.card import drawing, outside
from trainees.safeguarding.codes import grouped

# Three languages, and tasks of five years.
LIMITS = Limits(pages=24, letters=600_000, seconds=60)


class NothingToCertify(ValueError):
    """Neither a plan, nor a test, nor a checked month is recorded of the person."""


class IssuedAlready(ValueError):
    """Somebody else has issued one at the same moment."""


def languages_of(language):
    """The languages of the paper, each once: Japanese, English, the holder's."""
    return list(dict.fromkeys(("ja", "en", language)))


def papers(content, language, organization, on, code=""):
    """The HTML pages of a passport, one for each of its languages; without a code, to look at."""
    address = outside("passport", code) if code else ""
    for tongue in languages_of(language):
        yield render_to_string("followup/skills_passport.html", shown(
            content, tongue, organization, on,
            code=grouped(code), door=outside("passport-door"),
            qr=drawing(address) if code else "",
        ))  # fmt: skip


def shown(content, language, organization, on, **more):
    """What the template shows of the frozen values in one language."""
    said = words(language)
    return {
        "words": said, "language": language, "organization": organization, "issued_on": on,
        "is_draft": language not in REVIEWED, "holder": content["holder"],
        "nationality": _country(content["holder"]["nationality"], language),
        "plans": [_plan(plan, said, language) for plan in content["plans"]],
        "tests": [
            test | {"grade": said[f"p_{test['grade']}"], "part": said[f"p_{test['part']}"]}
            for test in content["tests"]
        ],
        "reported": [(said[f"p_{one}"], content["reported"][one]) for one in CLASSES],
        "months": content["reported"]["months"],
        "lectures": [(said[f"p_{one}"], time) for one, time in content["lectures"].items()],
        **more,
    }  # fmt: skip


def _plan(plan, said, language):
    occupation = plan["occupation"] or {}
    return plan | {
        "stage": said[f"p_stage_{plan['stage']}"],
        "occupation": occupation.get("ja" if language == "ja" else "en", ""),
        "tasks": [task | {"class": said[f"p_{task['class']}"]} for task in plan["tasks"]],
        "hours": [(said[f"p_{one}"], plan["hours"][one]) for one in CLASSES],
    }


def _country(code, language):
    if not code:
        return ""
    locale = Locale.parse({"tl": "fil", "zh-hans": "zh_Hans"}.get(language, language))
    return locale.territories.get(code, code)


def issue(person, language, by):
    """Freeze a passport of today and revoke the one before; answers the row.

    Raises NothingToCertify, IssuedAlready, PrintingUnavailable and PaperTooLong.
    """
    on = localdate()
    content = content_of(person, on)
    if is_empty(content):
        raise NothingToCertify
    row = SkillsPassport(trainee=person, language=language, issued_on=on, content=content, by=by)
    organization = Organization.objects.get(pk=current().organization_id)
    printed = print_papers(papers(content, language, organization, on, row.code), LIMITS)
    key = storage.keep(printed.content)
    try:
        with transaction.atomic():
            Trainee.objects.select_for_update().get(pk=person.pk)
            for before in SkillsPassport.objects.in_force().filter(trainee=person):
                before.revoke(SkillsPassport.Why.REPLACED, by)
            row.key, row.pages, row.size = key, printed.pages, len(printed.content)
            row.sha256 = hashlib.sha256(printed.content).hexdigest()
            row.issue()
    except BaseException as refusal:
        storage.remove(key)
        if isinstance(refusal, IntegrityError):
            raise IssuedAlready from refusal
        raise
    return row
