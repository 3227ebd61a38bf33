"""Walks through all pages that a person of a role can reach."""

from django.urls import get_resolver
from doors import for_machines

from browser.desks import LEDGER, drop
from browser.walk import FILES, NO_PAGE, Walk
from titp.accounts.permissions import ADMINISTRATOR, TABLE

# A person's own pages are the same everywhere, so one walk looks at them.
ELSEWHERE = ("accounts/",)
# What all rounds of a run have seen in a language: one goes on where the one before ended.
SEEN = {"ja": {}, "en": {}}
PEOPLE, COMPANIES = "trainees/<int:pk>/", "companies/<int:pk>/"
MONTHS, PLANS = "monthly-reports/<int:pk>/", "training-plans/<int:pk>/"
# What is done at and for the companies: a round of its own, so that none takes too long.
WORK = (
    "supervision/", "site-records/", "corrections/", "errands/", "lecture-courses/", "forms/",
    "plan-batches/", "supervision-fees/", "fee-rates/", "invoices/", "invoice-terms/",
    "consultations/", "safeguarding/", "voice-cards/", "skill-tests/", "organization/",
)  # fmt: skip
STARTS = (
    "supervision/", "corrections/", "lecture-courses/", "forms/", "plan-batches/",
    "supervision-fees/", "invoices/", "consultations/", "safeguarding/", "skill-tests/",
    "organization/",
)  # fmt: skip


def through_the_office(desks, language, addresses):
    """Everything in an office but its work and what stands on the pages of single records."""
    page = desks.of("administrator", language=language)
    drop(page, LEDGER)
    walk = Walk(page, language, (PEOPLE, COMPANIES, MONTHS, PLANS, *WORK), SEEN[language])
    of_a_person(walk, "/", "/o/hikari/")


def through_the_work(desks, language, addresses):
    page = desks.of("administrator", language=language)
    walk = Walk(page, language, (PEOPLE, COMPANIES, MONTHS, PLANS), SEEN[language])
    of_a_person(walk, *(f"/o/hikari/{start}" for start in STARTS))


def to_the_people(desks, language, addresses):
    page = desks.of("administrator", language=language)
    page.goto("/o/hikari/trainees/?here=true")
    somebody = page.locator("tbody th a").first.get_attribute("href")
    of_a_person(Walk(page, language, (COMPANIES, MONTHS, PLANS), SEEN[language]), somebody)


def to_the_companies(desks, language, addresses):
    page = desks.of("administrator", language=language)
    page.goto("/o/hikari/companies/")
    one = page.locator("tbody th a").first.get_attribute("href")
    of_a_person(Walk(page, language, (MONTHS, PLANS), SEEN[language]), one)


def to_months_and_plans(desks, language, addresses):
    page = desks.of("administrator", language=language)
    starts = []
    for path in ("/o/hikari/months/", "/o/hikari/training-plans/"):
        page.goto(path)
        starts.append(page.locator("main tbody a").first.get_attribute("href"))
    of_a_person(Walk(page, language, seen=SEEN[language]), *starts)


def to_one_of_each_kind(desks, language, addresses):
    """What few records have, in another office; then no page is left that was not seen."""
    page = desks.of("administrator", language=language, organization="mirai")
    walk = Walk(page, language, seen=SEEN[language])
    of_a_person(walk, "/o/mirai/", *addresses)
    assert pages_of(ADMINISTRATOR) - set(walk.seen.values()) == set()


def empty_office(desks, language):
    """Without records all is empty alike."""
    page = desks.of("administrator", language=language, organization="kita")
    of_a_person(Walk(page, language, without=ELSEWHERE, forms=False), "/", "/o/kita/")


def of_a_person(walk, *starts):
    walk.go(*starts)
    assert not walk.wrong, walk.report()


def pages_of(role):
    """Names of all addresses that show this role a page."""
    return {
        pattern.name
        for pattern in all_patterns(get_resolver())
        if role in TABLE.get(getattr(pattern.callback, "may", None), ())
        and not for_machines(pattern.callback)
    } - {*NO_PAGE, *FILES}


def all_patterns(resolver):
    for pattern in resolver.url_patterns:
        yield from all_patterns(pattern) if hasattr(pattern, "url_patterns") else [pattern]
