"""Asked for all organizations at once, as the night does, each rule tells each one only its own.

Inside an organization the wall of the database hides what a faulty join would bring; the night sees
the books of all, so here it would come to light.
"""

from datetime import date
from time import time

import pytest
from amiss import tell
from clearing import clear_tenant_tables
from conftest import EVERY_STATE
from django.db import connections
from django.test.utils import CaptureQueriesContext

from companies.models import Company
from titp.compliance.rule import RULES
from titp.compliance.sweep import NIGHTLY, evaluate
from titp.tenancy.context import READS_CONFIDENTIAL, STAFF, use
from titp.tenancy.models import Organization
from trainees.models import Trainee

DAYS = [date(2026, 11, 23), date(2027, 2, 28)]
each = pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)


def inside(organization_id):
    """Acting for it, with all that its office may read, for as long as a slow machine takes."""
    office = {"capabilities": READS_CONFIDENTIAL, "expires": int(time()) + 3600}
    return use(organization_id, STAFF, **office)


@pytest.fixture(scope="module")
def organizations(django_db_setup, django_db_blocker):
    """{organization: keys of its companies and people}; the same story is told in the books of all,
    on other days in each: what one reads from the books of another is then not what it has itself.

    Told in earnest: the night looks from a connection of its own.
    """
    with django_db_blocker.unblock():
        try:
            theirs = {}
            for later, pk in enumerate(Organization.objects.values_list("pk", flat=True)):
                with inside(pk):
                    tell(later=3 * later)
                    theirs[pk] = {
                        column: {None, *model.objects.values_list("pk", flat=True)}
                        for column, model in (("company_id", Company), ("trainee_id", Trainee))
                    }
            yield theirs
        finally:
            clear_tenant_tables()


@pytest.fixture
def found(organizations, rule):
    """{day: what the rule finds on it for all}; asked once for a day, whoever they are."""
    return {on: evaluate(rule, on, using=NIGHTLY, states=EVERY_STATE) for on in DAYS}


def test_the_story_is_told_in_two_books(organizations):
    assert len(organizations) == 2
    assert all(len(keys["trainee_id"]) > 4 for keys in organizations.values())


@each
def test_for_all_at_once_it_finds_what_each_would_find_alone(organizations, found, rule):
    for organization in organizations:
        with inside(organization):
            alone = {on: evaluate(rule, on, states=EVERY_STATE) for on in DAYS}
        assert alone == {
            on: [row for row in rows if row["organization_id"] == organization]
            for on, rows in found.items()
        }


@each
def test_company_and_person_of_a_row_belong_to_its_organization(organizations, found, rule):
    rows = [row for on in DAYS for row in found[on]]
    assert {row["organization_id"] for row in rows} == organizations.keys()
    for row in rows:
        for column, keys in organizations[row["organization_id"]].items():
            assert row[column] in keys


@each
def test_all_of_them_are_asked_in_one_statement(organizations, rule):
    with CaptureQueriesContext(connections[NIGHTLY]) as queries:
        evaluate(rule, DAYS[0], using=NIGHTLY)
    assert len(queries) == 1
