"""Printed codes: for each person a line with a code to scan, in their language."""

from django.template.loader import render_to_string
from django.utils.timezone import localdate

from followup.survey.links import address
from followup.survey.tongues import REVIEWED, words
from titp.documents.printing import Limits, print_papers
from trainees.safeguarding.card import drawing

MOST_CODES = 60
LIMITS = Limits(pages=MOST_CODES, letters=2_000_000, seconds=60)


def code_sheet(invitations):
    """A4 sheets of codes as `Printed`. Raises PrintingUnavailable."""
    people = [
        {
            "person": row.trainee, "language": row.language, "words": words(row.language),
            "wave": row.get_wave_display(), "qr": drawing(address(row)),
            "until": localdate(row.expires_at),
            "is_draft": row.language not in REVIEWED,
        }
        for row in invitations
    ]  # fmt: skip
    context = {
        "people": people, "organization": invitations[0].organization, "printed_on": localdate(),
    }  # fmt: skip
    return print_papers([render_to_string("followup/asking/codes.html", context)], LIMITS)
