"""From a code that somebody typed to whether a skills passport is genuine, and to nothing else."""

from dataclasses import dataclass
from datetime import date, datetime

from followup.models.passport import PASSPORT_CODE
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
    row = PASSPORT_CODE.behind("SELECT * FROM app.passport_of(%s)", typed(code))
    return Checked(*row) if row else None


def may_look(request):
    return within_limits(request, "look", "followup.passport", LIMITS)
