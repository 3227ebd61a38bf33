"""What is missing on this machine, in sentences that say what works without it."""

import os
import shutil

from django.conf import settings

from titp.documents import fonts, printing
from titp.embedded.lease import VAR

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")
ENOUGH = 2 * 2**30  # bytes of disk: the servers, the sample and some papers


def lacks():
    """What is missing for the product itself; an empty list on a machine that has all."""
    return [
        *([_no_pango(reason)] if (reason := printing.available()) else []),
        *([] if fonts.carried() else ["static/fonts/ is empty: PDFs will not show Japanese."]),
        *([_little_room(room)] if (room := _room()) < ENOUGH else []),
    ]


def lacks_for_tests():
    """What is missing only for the tests."""
    if any(map(shutil.which, CHROMIUM)):
        return []
    return ["Chromium is not here: the browser tests are skipped. (Debian: apt install chromium)"]


def _no_pango(reason):
    return (
        f"{reason}. Everything but PDFs works. (Debian: apt install libpango-1.0-0"
        " libpangoft2-1.0-0; macOS: brew install pango)"
    )


def _room():
    return shutil.disk_usage(VAR if os.path.exists(VAR) else settings.ROOT).free


def _little_room(room):
    return f"Only {room / 2**30:.1f} GiB are free where {VAR} lies; {ENOUGH / 2**30:.0f} are wise."
