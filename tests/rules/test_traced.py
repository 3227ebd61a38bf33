"""A finding is traced by hand: its values are words, and a link leads to where it is settled."""

import re
from collections import defaultdict
from datetime import date, timedelta

import pytest
from amiss import tell
from django.db import transaction
from django.urls import resolve

from titp.accounts.models import Role
from titp.accounts.permissions import TABLE
from titp.compliance.models import Finding
from titp.compliance.rule import RULES
from titp.compliance.sweep import evaluate, sweep
from titp.official_forms.form import FORMS
from titp.pages.tab import TABS
from titp.tenancy.context import READS_CONFIDENTIAL, STAFF, use
from titp.tenancy.models import Organization

each = pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
DAYS = [date(2026, 4, 30) + timedelta(56 * step) for step in range(8)]
SETTLED = re.compile(r"What settles it(.*?)</section>", re.DOTALL)
BUTTON = re.compile(r"<a class=\"button[^\"]*\" href=\"([^\"?]+)([^\"]*)\"")


@pytest.fixture(scope="module")
def books(django_db_setup, django_db_blocker):
    """The story in the books of two organizations: what each rule finds there, on several days."""
    found = {}
    with django_db_blocker.unblock(), transaction.atomic():
        for slug in ("minami", "kita"):
            own = Organization.objects.get(slug=slug).pk
            with use(own, STAFF, capabilities=READS_CONFIDENTIAL):
                tell()
                found[slug] = {
                    rule.id: {on: evaluate(rule, on) for on in DAYS} for rule in RULES.values()
                }
                for rule in RULES.values():
                    sweep(rule, next(on for on, rows in found[slug][rule.id].items() if rows))
        yield found
        transaction.set_rollback(True)


def numbers(found):
    """The numbers that stand in the evidence, by name."""
    by_name = defaultdict(set)
    for rows in found.values():
        for row in rows:
            for name, value in row["evidence"].items():
                if isinstance(value, int) and not isinstance(value, bool):
                    by_name[name].add(value)
    return by_name


def page_of(rule):
    return rule.settled_at or rule.about.page


def has_a_paper(rule):
    """Whether a form settles it that the caseworker may make."""
    made = (form for editions in FORMS.values() for form in editions if rule.id in form.settles)
    return any(TABLE[form.may] & {Role.CASEWORKER.value} for form in made)


@each
def test_no_value_that_was_read_is_a_key_of_the_database(rule, books):
    """One story has the same numbers in two organizations' books, but never the same keys."""
    ours, theirs = (numbers(books[slug][rule.id]) for slug in ("kita", "minami"))
    assert not [name for name in ours if theirs[name] and not ours[name] & theirs[name]]


@each
def test_its_finding_leads_to_papers_and_to_where_it_is_settled(rule, books, signed_in, at, kita):
    office = signed_in("caseworker")
    with use(kita.pk, STAFF, capabilities=READS_CONFIDENTIAL):
        finding = Finding.objects.filter(rule=rule.id, closed_on=None)[0]
    page = office.get(at("kita", f"/findings/{finding.pk}/")).content.decode()
    (card,) = SETTLED.findall(page)
    *papers, (address, _) = BUTTON.findall(card)
    assert bool(papers) == has_a_paper(rule)
    assert {office.get(path + period).status_code for path, period in papers} <= {200}
    assert office.get(address).status_code == 200
    assert resolve(address.removeprefix("/o/kita")).url_name == page_of(rule)


@each
def test_where_it_is_settled_is_a_tab(rule):
    assert {page_of(rule), rule.about.page} <= TABS.keys()
