"""Database roles: who may log in, and as whom a transaction may act.

A LOGIN role per kind of process, without rights on tenant tables; NOLOGIN roles that carry the
rights and are entered by `SET LOCAL ROLE` together with a seal. Made once per server, by a login
that may create roles (`manage.py prepare_database`).
"""

import psycopg
from psycopg import sql

from titp.settings import database
from titp.tenancy.context import ASKER, COMPANY, JOBS, STAFF

OWNER = "app_owner"
ACTING = (STAFF, COMPANY, JOBS, ASKER)
# login role → roles it may act as
LOGINS = {
    OWNER: (),
    "app_web": ACTING,
    "app_worker": (STAFF, JOBS),
    "app_nightly": (),
    "app_mailer": (JOBS,),
    "app_monitor": (),
}
TIMEOUTS = {"app_web": "15s", "app_worker": "120s", "app_nightly": "600s", "app_mailer": "30s",
            "app_monitor": "5s"}  # fmt: skip


def prepare(url, passwords):
    """Make the roles on the server at `url` and the database it names; safe to run again.

    `passwords`: login role → password. The login in `url` needs CREATEROLE and CREATEDB.
    """
    info = psycopg.conninfo.conninfo_to_dict(url)
    name = info.pop("dbname")
    with psycopg.connect(**info, dbname="postgres", autocommit=True) as server:
        for role in ACTING:
            _make_role(server, role, "NOLOGIN")
        for role, may_act_as in LOGINS.items():
            _make_role(server, role, "LOGIN NOINHERIT", passwords[role])
            for target in may_act_as:
                _run(server, "GRANT {} TO {}", target, role)
            if role in TIMEOUTS:
                limit = sql.Literal(TIMEOUTS[role])
                alter = sql.SQL("ALTER ROLE {} SET statement_timeout = {}")
                server.execute(alter.format(sql.Identifier(role), limit))
                _run(server, "ALTER ROLE {} SET idle_in_transaction_session_timeout = '120s'", role)
        _run(server, "ALTER ROLE {} SET default_transaction_read_only = on", "app_monitor")
        # tests make their own database, as the owner that they will migrate it with
        _run(server, "ALTER ROLE {} CREATEDB", OWNER)
        if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            _run(server, "GRANT {} TO CURRENT_USER", OWNER)
            _run(server, "CREATE DATABASE {} OWNER {}", name, OWNER)


def _run(connection, statement, *names):
    connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def _make_role(server, role, attributes, password=None):
    known = server.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
    if not known:
        _run(server, "CREATE ROLE {}", role)
    alter = sql.SQL("ALTER ROLE {} " + attributes).format(sql.Identifier(role))
    if password:
        alter += sql.SQL(" PASSWORD {}").format(sql.Literal(password))
    server.execute(alter)


def passwords():
    """Login role → password, as the settings of each process will use it."""
    return {role: database(role)["PASSWORD"] for role in LOGINS}
