"""Who signs in belongs to no organization, yet each organization sees only its own people."""

import pytest
from django.db import ProgrammingError, connection, connections
from factories.companies import CompanyFactory
from people import make_member, make_person

from titp.accounts.models import Membership, User
from titp.tenancy.context import COMPANY, JOBS, STAFF, use
from titp.tenancy.models import Organization


def seen():
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM accounts_user")
        return {pk for (pk,) in cursor.fetchall()}


@pytest.fixture
def ours(kita):
    return make_member(kita, "caseworker")


@pytest.fixture
def theirs(minami):
    return make_member(minami, "caseworker")


@pytest.mark.parametrize("role", [STAFF, JOBS])
def test_an_organization_sees_its_own_people(kita, ours, theirs, role):
    with use(kita.pk, role):
        assert seen() == {ours.pk}


def test_who_left_is_still_named_in_the_history(kita, ours):
    with use(kita.pk, STAFF):
        Membership.objects.get(user=ours).end()
        assert seen() == {ours.pk}


def test_somebody_from_outside_sees_themselves(kita, ours, theirs):
    with use(kita.pk, STAFF, user_id=theirs.pk):
        assert seen() == {ours.pk, theirs.pk}


def test_a_clerk_sees_nobody_else(kita, ours):
    with use(kita.pk, STAFF):
        company = CompanyFactory()
    clerk = make_member(kita, "clerk", company=company)
    with use(kita.pk, COMPANY, company_id=company.pk, user_id=clerk.pk):
        assert seen() == {clerk.pk}


@pytest.mark.parametrize("column", ["password", "last_login", "is_operator"])
def test_no_organization_reads_what_signs_a_person_in(kita, ours, column):
    with pytest.raises(ProgrammingError, match="permission denied"), use(kita.pk, STAFF):
        User.objects.values_list(column).first()


@pytest.mark.parametrize("table", ["django_session", "mfa_authenticator", "account_emailaddress"])
def test_no_organization_reads_how_people_sign_in(kita, ours, table):
    with pytest.raises(ProgrammingError, match="permission denied"), use(kita.pk, STAFF):
        connection.cursor().execute(f"SELECT count(*) FROM {table}")


def test_the_night_sees_the_members_of_every_organization(committed):
    """And nobody who belongs to none, such as a monitor."""
    minami = Organization.objects.get(slug="minami")
    ours, theirs = make_member(committed, "caseworker"), make_member(minami, "caseworker")
    make_person("monitor@example.org", is_monitor=True)
    with connections["nightly"].cursor() as cursor:
        cursor.execute("SELECT id FROM accounts_user")
        assert {pk for (pk,) in cursor.fetchall()} == {ours.pk, theirs.pk}
