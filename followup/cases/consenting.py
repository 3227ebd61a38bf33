"""The two consents to a copy: given, refused and taken back, each once however often it is sent."""

from django.db import transaction
from django.utils import timezone

from followup.cases.asking import is_released
from followup.cases.telling import tell_monitor, tell_readers
from followup.cases.words import version, wording
from followup.models import CaseConsent, CaseCopy
from followup.models.case_copy import CASE
from titp.tenancy.context import JOBS, use
from trainees.safeguarding.codes import typed

Side, Way = CaseConsent.Side, CaseConsent.Way


def release(copy, by):
    """The organization agrees; answers whether monitors can read it now."""
    return _say(copy, Side.OFFICE, True, way=Way.OFFICE, by=by)


def person_says(copy, agreed, *, way, language, by=None, signed_as=""):
    """What the person concerned said, with the words that were read; answers as `release`."""
    read = {"language": language, "version": version(language), "wording": wording(language, copy)}
    return _say(copy, Side.PERSON, agreed, way=way, by=by, signed_as=signed_as, **read)


@transaction.atomic
def _say(copy, side, agreed, **more):
    last = newest(copy, side)
    if last is None or last.withdrawn_at or last.agreed != agreed:
        last = CaseConsent.objects.create(copy=copy, side=side, agreed=agreed, **more)
    opened = is_released(copy)
    if opened:
        tell_monitor(copy, last)
    return opened


@transaction.atomic
def withdraw(copy, side, by=None):
    """Take a consent back: from now on nothing is readable; twice changes nothing."""
    row = newest(copy, side)
    if row is None or not row.agreed or row.withdrawn_at:
        return
    row.withdrawn_at, row.withdrawn_by = timezone.now(), by
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
    if side == Side.PERSON:
        tell_readers(f"back {row.pk}", copy.request, copy)


def newest(copy, side):
    return CaseConsent.objects.filter(copy=copy, side=side).order_by("-pk").first()


def copy_behind(code):
    """(organization id, copy id) of a person's code, however it was typed; None for all others."""
    return CASE.behind("SELECT * FROM app.case_consent_of(%s)", typed(code))


def said_by_code(found, answer, language):
    """What the person does with the code, as the machine's own work: (copy, what they said last).

    `answer`: "agree", "decline", "withdraw", or "" to look. None for a copy that is over, or that
    is asked for no more.
    """
    with use(found[0], JOBS):
        copy = CaseCopy.objects.select_related("request", "consultation").get(pk=found[1])
        if copy.until < timezone.localdate() or copy.request.recall:
            return None
        if answer in ("agree", "decline"):
            person_says(copy, answer == "agree", way=Way.CODE, language=language)
        elif answer == "withdraw":
            withdraw(copy, Side.PERSON)
        last = newest(copy, Side.PERSON)
        return copy, last and ("withdrawn" if last.withdrawn_at else "yes" if last.agreed else "no")
