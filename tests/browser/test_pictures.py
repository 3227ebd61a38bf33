"""Pictures of the key pages, for eyes: `SHOTS=folder pytest tests/browser/test_pictures.py`."""

import os
from pathlib import Path

import pytest

from browser.desks import PHONE, WIDE

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif("SHOTS" not in os.environ, reason="SHOTS names no folder for pictures"),
]

# name → role, first address, links to follow from there (by CSS)
PICTURES = {
    "to-do": ("caseworker", "to-do/", ()),
    "finding": ("caseworker", "to-do/", ("main a[href*='/findings/']",)),
    "trainees": ("caseworker", "trainees/", ()),
    "trainee": ("caseworker", "trainees/", ("tbody th a",)),
    "trainee-plans": ("caseworker", "trainees/", ("tbody th a", ".tabs a >> nth=1")),
    "trainee-edit": ("caseworker", "trainees/", ("tbody th a", "a[href$='/edit/']")),
    "company": ("caseworker", "companies/", ("tbody th a",)),
    "companies": ("caseworker", "companies/", ()),
    "training-plan": ("caseworker", "training-plans/", ("tbody th a",)),
    "rules": ("caseworker", "rules/", ()),
    "rule": ("caseworker", "rules/", ("main a[href*='/rules/']",)),
    "audits": ("caseworker", "audits/", ()),
    "returnees": ("caseworker", "returnees/", ()),
    "documents": ("caseworker", "documents/", ()),
    "calendar": ("caseworker", "calendar/", ()),
    "reminder-days": ("administrator", "reminders/days/", ()),
    "organization": ("caseworker", "organization/", ()),
    "outlooks": ("caseworker", "outlooks/", ()),
    "outlook": ("caseworker", "outlooks/?stage=1", ("tbody th a",)),
    "passage": ("caseworker", "organization/passage/", ()),
    "official-days": ("administrator", "official-days/", ()),
    "members": ("administrator", "members/", ()),
    "nothing-yet": ("administrator@kita", "to-do/", ()),
    "clerk": ("clerk", "", ()),
    "month": ("clerk", "months/mine/", ("main a.button--primary",)),
    "month-check": ("clerk", "months/mine/", ("main a.button--primary", ".stepper a >> nth=3")),
    "programme": ("monitor", "/monitor/", ()),
}


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_pictures_are_taken(desks, language, viewport):
    folder = Path(os.environ["SHOTS"])
    folder.mkdir(parents=True, exist_ok=True)
    pages = {}
    for name, (who, address, links) in PICTURES.items():
        role, _, organization = who.partition("@")
        organization = organization or "hikari"
        if who not in pages:
            pages[who] = desks.of(role, language, organization, viewport=viewport)
        page = pages[who]
        page.goto(address if address.startswith("/") else f"/o/{organization}/{address}")
        for link in links:
            page.locator(link).first.click()
            page.wait_for_load_state()
        file = folder / f"{name}-{language}-{viewport['width']}.png"
        page.screenshot(path=file, full_page=True)
        assert file.stat().st_size > 5000
