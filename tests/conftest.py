"""Every test works on a real database under the roles of production."""

import os
import secrets

import embedded_servers  # noqa: F401, I001  first: the settings need its servers
import psycopg
import pytest
from clearing import clear_tenant_tables, close_connections
from database import database_of_this_run
from django.conf import settings
from django.db import connections
from django.utils.translation import override
from people import make_member

from titp.collector import keep_what_lives
from titp.tenancy.context import READS_CONFIDENTIAL, STAFF, use
from titp.tenancy.models import Organization


def pytest_xdist_auto_num_workers(config):
    """The whole suite uses several cores; a run of named tests is quicker without."""
    return 0 if config.args != config.getini("testpaths") else min(4, os.cpu_count())


def pytest_collection_finish(session):
    """Tests and all they import stay; the collector walked through them a thousand times."""
    keep_what_lives()


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker):
    """One database for all aliases: made and migrated by its owner, used by the others.

    With two organizations in it, which nobody else may write.
    """
    with django_db_blocker.unblock(), database_of_this_run():
        yield
        close_connections()


@pytest.fixture(autouse=True)
def _language_of_the_settings():
    """A request speaks its reader's language on, which is no business of the next test."""
    with override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture
def client(client):
    """From another address of the network each time: the limits of one test do not meet another."""
    client.defaults["REMOTE_ADDR"] = ".".join(["10", *(str(secrets.randbelow(250)) for _ in "abc")])
    return client


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
    """The test acts for きた協同組合, as its office does."""
    with use(kita.pk, STAFF, capabilities=READS_CONFIDENTIAL) as context:
        yield context


@pytest.fixture
def specified_licence(acting):
    """The register is the owner's: changed on a connection of its own, and put back."""
    change = "UPDATE tenancy_organization SET licence = %s WHERE id = %s"
    with psycopg.connect(**connections["owner"].get_connection_params(), autocommit=True) as owner:
        owner.execute(change, ["specified", acting.organization_id])
        yield
        owner.execute(change, ["general", acting.organization_id])


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
def office(signed_in):
    """A client of a caseworker of きた協同組合."""
    return signed_in("caseworker")


@pytest.fixture
def at():
    """Addresses inside an organization: `at("kita", "/trainees/")`."""
    return lambda slug, path: f"/o/{slug}{path}"


@pytest.fixture
def url(at):
    """Addresses inside きた協同組合: `url("/trainees/")`."""
    return lambda path: at("kita", path)


@pytest.fixture
def committed(django_db_setup, django_db_blocker):
    """For tests that look from several connections: writes are real, and cleared afterwards."""
    with django_db_blocker.unblock():
        kita = Organization.objects.get(slug="kita")
        try:
            yield kita
        finally:
            clear_tenant_tables()
