"""Every page that can be reached, in both languages, at a desk and on a phone: nothing is wrong."""

import pytest
from django.urls import get_resolver

from browser.desks import LEDGER, drop
from browser.walk import FILES, Walk
from titp.accounts.permissions import ADMINISTRATOR, CASEWORKER, TABLE

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BOTH = pytest.mark.parametrize("language", ["ja", "en"])
# What the walk cannot come by, and why that is right.
NO_PAGE = {
    "healthz": "for machines", "readyz": "for machines", "api-schema": "for machines",
    "api-rules": "for machines", "api-findings": "for machines",
    "date-reading": "part of a form", "upload-progress": "part of a page",
    "document-order": "part of a page, while papers are made", "plan-shares": "part of a form",
    "set_language": "an act", "set_density": "an act", "reminders-reading": "an act",
    "outgoing-mail-resending": "an act", "finding-waiver": "an act",
    "finding-waiver-withdrawal": "an act", "passport-number": "an act",
    "residence-period-number": "an act", "upload-reading": "an act", "upload-answers": "an act",
    "upload-commits": "an act", "commit-undo": "an act", "paper-documents": "an act",
    "invitation-revocation": "an act", "member-ending": "an act", "finding-snooze": "an act",
    "finding-snooze-end": "an act", "finding-assignment": "an act",
    "finding-assignment-end": "an act", "calendar-feed-renewal": "an act",
    "calendar-feed-end": "an act",
}  # fmt: skip


# A person's own pages and empty forms are the same everywhere, so one walk looks at them.
NEW = ("trainees/new", "companies/new", "members/invitations/new")
SEEN_ELSEWHERE = {"hikari": (), "kita": ("accounts/", *NEW)}


def test_an_administrator_may_all_that_a_caseworker_may():
    """So that one walk does for both."""
    assert all(ADMINISTRATOR in roles for roles in TABLE.values() if CASEWORKER in roles)


# In an office without records all is empty alike: one language shows it.
@pytest.mark.parametrize(
    ("organization", "language"), [("hikari", "ja"), ("hikari", "en"), ("kita", "ja")]
)
def test_nothing_is_wrong_in_an_office(desks, offices, organization, language):
    page = desks.of("administrator", language=language, organization=organization)
    walk = Walk(page, language, without=SEEN_ELSEWHERE[organization])
    if organization == "hikari":
        drop(page, LEDGER)
        walk.go(*offices)
    walk.go("/", f"/o/{organization}/")
    assert not walk.wrong, walk.report()
    if organization == "hikari":
        assert pages_of(ADMINISTRATOR) - set(walk.seen.values()) == set()


def pages_of(role):
    """Names of all addresses that show this role a page."""
    return {
        pattern.name
        for pattern in all_patterns(get_resolver())
        if role in TABLE.get(getattr(pattern.callback, "may", None), ())
    } - {*NO_PAGE, *FILES}


def all_patterns(resolver):
    for pattern in resolver.url_patterns:
        yield from all_patterns(pattern) if hasattr(pattern, "url_patterns") else [pattern]


# Interpreters and operators see what others see, only less: one language shows what that breaks.
@pytest.mark.parametrize(
    ("role", "language"),
    [
        ("clerk", "ja"), ("clerk", "en"), ("monitor", "ja"), ("monitor", "en"),
        ("interpreter", "ja"), ("operator", "en"),
    ],
)  # fmt: skip
def test_nothing_is_wrong_for(desks, role, language):
    walk = Walk(desks.of(role, language=language), language, without=("accounts/",)).go("/")
    assert not walk.wrong, walk.report()


@BOTH
def test_nothing_is_wrong_for_a_stranger(desks, language):
    walk = Walk(desks.empty(language=language), language).go("/accounts/login/", "/demo/")
    assert not walk.wrong, walk.report()
