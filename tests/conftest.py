"""Every test works on a real database under the roles of production."""

import embedded_servers  # noqa: F401, I001  first: the settings need its servers
import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from allauth.mfa.utils import encrypt
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.test.utils import setup_databases, teardown_databases

from titp.accounts.models import Membership, User
from titp.accounts.permissions import NEEDS_FACTOR
from titp.tenancy import grants, roles
from titp.tenancy.context import STAFF, use
from titp.tenancy.models import Organization


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_blocker):
    """One database for all aliases: made and migrated by its owner, used by the others.

    With two organizations in it, which nobody else may write.
    """
    with django_db_blocker.unblock():
        roles.prepare(settings.DATABASE_URL, roles.passwords())
        made = setup_databases(0, interactive=False, aliases={"owner"}, serialized_aliases=set())
        for slug, name in [("kita", "きた協同組合"), ("minami", "みなみ協同組合")]:
            Organization.objects.using("owner").create(slug=slug, name=name)
        call_command("sync_reference", verbosity=0)
        connections["owner"].close()
    yield
    with django_db_blocker.unblock():
        for connection in connections.all(initialized_only=True):
            connection.close()
        teardown_databases(made, 0)


@pytest.fixture
def kita(db):
    """The organization that most tests act for."""
    return Organization.objects.get(slug="kita")


@pytest.fixture
def minami(db):
    """Another organization, whose rows must never be seen."""
    return Organization.objects.get(slug="minami")


@pytest.fixture
def acting(kita):
    """The test acts for きた協同組合, as its staff do."""
    with use(kita.pk, STAFF) as context:
        yield context


def make_member(organization, role, **fields):
    """A person with one membership, and a second factor where the role needs one."""
    user = make_person(f"{role}-{organization.slug}@example.org", factor=role in NEEDS_FACTOR)
    with use(organization.pk):
        Membership.objects.create(user=user, role=role, **fields)
    return user


def make_person(email, factor=False, **fields):
    """A person with a proven address; returns the user."""
    user = User.objects.create_user(email, "correct-horse-7-battery", **fields)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    if factor:
        secret = {"secret": encrypt(generate_totp_secret())}
        Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data=secret)
    return user


@pytest.fixture
def signed_in(client, kita):
    """`signed_in("caseworker")` → a client of that role and the prefix of its organization."""

    def sign_in(role, organization=kita, **fields):
        user = make_member(organization, role, **fields)
        client.force_login(user)
        client.user = user
        return client

    return sign_in


@pytest.fixture
def at():
    """Addresses inside an organization: `at("kita", "/trainees/")`."""
    return lambda slug, path: f"/o/{slug}{path}"


@pytest.fixture
def committed(django_db_setup, django_db_blocker):
    """For tests that look from several connections: writes are real, and cleared afterwards."""
    with django_db_blocker.unblock():
        kita = Organization.objects.get(slug="kita")
        try:
            yield kita
        finally:
            clear_tenant_tables()


def clear_tenant_tables():
    """Empty every table but the public lists and the two organizations, as the owner."""
    kept = {"tenancy_organization", "django_migrations", *grants.reference_tables()}
    with connections["owner"].cursor() as cursor:
        tables = set(connections["owner"].introspection.table_names(cursor)) - kept
        cursor.execute(f"TRUNCATE {', '.join(sorted(tables))} RESTART IDENTITY")
    for connection in connections.all(initialized_only=True):
        connection.close()
