"""From a code that somebody typed to whether a skills passport is genuine, and to nothing else."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from followup.models.passport import CODE_LETTERS, passport_hash
from trainees.safeguarding.codes import typed, within_limits

# An employer may look at the papers of many people in a row; nobody at hundreds.
LIMITS = {"look": "30/m/key,300/h/key"}


@dataclass(frozen=True)
class Checked:
    """What anybody may know of a code: nothing about the holder or the organization."""

    issued_on: date
    revoked_at: datetime | None
    revoked_why: str
    sha256: str


def passport_behind(code):
    """The Checked of a code, however it was typed; None for every other one."""
    # Asked in any case: how long it takes does not tell what a code looks like.
    code = typed(code)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.passport_of(%s)", [passport_hash(code)])
        row = cursor.fetchone()
    return Checked(*row) if row and len(code) == CODE_LETTERS else None


def may_look(request):
    return within_limits(request, "look", "followup.passport", LIMITS)
