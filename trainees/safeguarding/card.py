"""The sheet of cards: a code to scan and to type, in Japanese and the language of the lecture."""

import io
import re

import qrcode
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import get_script_prefix, reverse, set_script_prefix
from django.utils.safestring import mark_safe
from qrcode.image.svg import SvgPathImage

from titp.documents.printing import Limits, print_papers
from trainees.safeguarding.codes import grouped
from trainees.safeguarding.tongues import REVIEWED, words

ROWS, ACROSS = 5, 2
ONE_SHEET = Limits(pages=4, letters=500_000, seconds=20)


def card_pdf(card, organization, language, on):
    """One A4 sheet of ten cards as `Printed`. Raises PrintingUnavailable."""
    context = {
        "organization": organization, "language": language, "printed_on": on,
        "rows": [range(ACROSS)] * ROWS, "code": grouped(card.code),
        "ja": words("ja"), "words": words(language), "is_draft": language not in REVIEWED,
        "door": outside("voice-door"), "label": card.label,
        "qr": drawing(outside("voice", card.code, language)),
    }  # fmt: skip
    return print_papers([render_to_string("trainees/voice/cards.html", context)], ONE_SHEET)


def drawing(address):
    """The address as a QR code: SVG without styles, of squares in one path."""
    image = qrcode.make(
        address, image_factory=SvgPathImage, border=2,
        error_correction=qrcode.constants.ERROR_CORRECT_M,
    )  # fmt: skip
    out = io.BytesIO()
    image.save(out)
    svg = out.getvalue().decode()
    sized = re.sub(r' (width|height)="[^"]*"', r' \1="30mm"', svg[svg.index("<svg") :], count=2)
    return mark_safe(sized)  # noqa: S308  drawn here from an address of ours


def outside(name, *args):
    """The full address outside of organizations: who scans it belongs to none."""
    before = get_script_prefix()
    set_script_prefix("/")
    try:
        return settings.SITE_URL.rstrip("/") + reverse(name, args=args)
    finally:
        set_script_prefix(before)
