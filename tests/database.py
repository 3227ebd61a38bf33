"""The test database: migrated once for each state of the schema, then copied for each run."""

import hashlib
import os
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from psycopg import sql

from titp.tenancy import grants, roles
from titp.tenancy.models import Organization

ROOT = Path(__file__).resolve().parents[1]
# What the schema, its grants and its public lists are made from.
SOURCES = ["*/migrations/*.py", "*/*/migrations/*.py", "*/sql/*.sql", "*/*/sql/*.sql",
           "*/data/*.csv", "titp/tenancy/*.py", "titp/reference/**/*.py"]  # fmt: skip
PREFIX = "titp_template_"
LOCK = 0x74657374  # any number, the same for all: "test" in ASCII


def state_of_the_schema():
    digest = hashlib.sha256(settings.SECRET_KEY.encode() + Path(__file__).read_bytes())
    for path in sorted({path for pattern in SOURCES for path in ROOT.glob(pattern)}):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@contextmanager
def database_of_this_run():
    """A fresh copy with two organizations in it; every alias looks at it until the block ends."""
    anyone = psycopg.conninfo.conninfo_to_dict(settings.DATABASE_URL) | {"dbname": "postgres"}
    with psycopg.connect(**anyone, autocommit=True) as founder:
        # Two parts of a run that both make the roles would trip over each other.
        founder.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        roles.prepare(settings.DATABASE_URL, roles.passwords())
    name = os.environ["TEST_DATABASE"]
    template = f"{PREFIX}{state_of_the_schema()}"
    with _as_owner() as server:
        # Two runs may come here at once: one of them makes it, the other waits and copies.
        server.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        if not _exists(server, template):
            _make(server, template, f"{name}_making")
        _run(server, "CREATE DATABASE {} TEMPLATE {}", name, template)
        # what a test commits need not outlive the machine: nobody waits for its disk
        _run(server, "ALTER DATABASE {} SET synchronous_commit = off", name)
    point_at(name)
    with connections["owner"].cursor() as cursor:
        grants.close(cursor)
    connections["owner"].close()
    try:
        yield
    finally:
        with _as_owner() as server:
            _run(server, "DROP DATABASE {} WITH (FORCE)", name)


def point_at(name):
    for connection in connections.all():
        connection.close()
        connection.settings_dict["NAME"] = name


def _make(server, template, making):
    """Under another name until it is complete: a run that is stopped leaves no half template."""
    _run(server, "DROP DATABASE IF EXISTS {}", making)
    _run(server, "CREATE DATABASE {}", making)
    point_at(making)
    call_command("migrate", verbosity=0)
    call_command("sync_reference", verbosity=0)
    for slug, name in [("kita", "きた協同組合"), ("minami", "みなみ協同組合")]:
        Organization.objects.using("owner").create(slug=slug, name=name)
    point_at(making)
    for (old,) in server.execute(
        "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [PREFIX]
    ).fetchall():
        _run(server, "DROP DATABASE IF EXISTS {}", old)
    _run(server, "ALTER DATABASE {} RENAME TO {}", making, template)


def _as_owner():
    owner = connections["owner"].get_connection_params() | {"dbname": "postgres"}
    known = ("host", "port", "user", "password", "dbname")
    return psycopg.connect(**{key: owner[key] for key in known if key in owner}, autocommit=True)


def _exists(server, name):
    return server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()


def _run(server, statement, *names):
    server.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
