"""Over the connection of monitors no statement reaches one person's row."""

import psycopg
import pytest
from django.db import connections

# What is published, and the public register of organizations.
PUBLISHED = {"monitoring_edition", "monitoring_publishedcell", "monitoring_yearlyreport",
             "tenancy_organization", "training_plans_reportingstand"}  # fmt: skip
RELATIONS = """
    SELECT format('%I.%I', n.nspname, c.relname), c.relname FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
       AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
"""
DEFINERS = """
    SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
     WHERE p.prosecdef AND n.nspname NOT IN ('pg_catalog', 'information_schema')
"""
WRITES = [
    "INSERT INTO monitoring_edition (month, as_of, rules) VALUES ('2020-01-01', '2020-01-31', 1)",
    "UPDATE monitoring_publishedcell SET value = 1",
    "DELETE FROM monitoring_publishedcell",
    "TRUNCATE monitoring_publishedcell",
    "UPDATE tenancy_organization SET name = ''",
    "SELECT * FROM monitoring_publishedcell FOR UPDATE",
    "CREATE TABLE mine (id int)",
    "CREATE TEMP TABLE mine (id int)",
    "CREATE SCHEMA mine",
    "CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE FUNCTION pg_temp.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "ALTER TABLE monitoring_publishedcell ADD COLUMN mine int",
    "DROP TABLE monitoring_publishedcell",
    "GRANT SELECT ON trainees_trainee TO app_monitor",
    "SELECT nextval('monitoring_edition_id_seq')",
]
READS = [
    "SELECT name_roman FROM trainees_trainee",
    "SELECT count(*) FROM trainees_trainee",
    "SELECT 1 FROM monitoring_publishedcell WHERE EXISTS (SELECT FROM trainees_trainee)",
    "COPY trainees_trainee TO STDOUT",
    "DO $$ BEGIN PERFORM name_roman FROM trainees_trainee; END $$",
    "EXPLAIN ANALYZE SELECT * FROM trainees_trainee",
    "SELECT query_to_xml('SELECT * FROM trainees_trainee', true, false, '')",
    "SELECT * FROM past.trainees_trainee",
    "SELECT * FROM pg_authid",
    "SELECT * FROM pg_statistic",
    "SELECT pg_read_file('PG_VERSION')",
    "COPY (SELECT 1) TO PROGRAM 'true'",
    "SELECT lo_import('/etc/hostname')",
]


@pytest.fixture
def monitor(django_db_setup, django_db_blocker):
    """`monitor(statement)`: a new connection as the pages have it; it tries to write in earnest."""
    with django_db_blocker.unblock():
        parameters = connections["monitor"].get_connection_params()
        parameters.pop("cursor_factory", None)
        parameters.pop("context", None)
        with psycopg.connect(**parameters, autocommit=True) as connection:

            def ask(statement, *, eager=False):
                if eager:
                    connection.execute("SET default_transaction_read_only = off")
                cursor = connection.execute(statement)
                return cursor.fetchall() if cursor.description else []

            yield ask


@pytest.fixture
def catalogue(django_db_setup, django_db_blocker):
    """`catalogue(query)`: what the owner of the tables knows of them."""
    with django_db_blocker.unblock(), connections["owner"].cursor() as owner:

        def ask(query):
            owner.execute(query)
            return owner.fetchall()

        yield ask


def test_of_all_tables_and_views_it_reads_the_published_ones_only(monitor, catalogue):
    read, tried = set(), catalogue(RELATIONS)
    assert len(tried) > 150, "the catalogue was not read"
    for place, name in tried:
        try:
            monitor(f"SELECT * FROM {place} LIMIT 1")
            read.add(name)
        except psycopg.errors.InsufficientPrivilege:
            pass
    assert read == PUBLISHED


def test_it_has_no_right_on_any_single_column_of_the_others(catalogue):
    found = catalogue(
        "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE c.relkind IN ('r', 'p', 'v', 'm') AND n.nspname NOT IN"
        " ('pg_catalog', 'information_schema')"
        " AND has_any_column_privilege('app_monitor', c.oid, 'SELECT, INSERT, UPDATE')"
    )
    assert {name for (name,) in found} == PUBLISHED


@pytest.mark.parametrize("statement", READS)
def test_no_way_round_leads_to_a_person(monitor, statement):
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        monitor(statement, eager=True)


def test_what_the_planner_knows_of_other_tables_is_hidden_too(monitor):
    tables = {name for (name,) in monitor("SELECT DISTINCT tablename FROM pg_stats"
                                          " WHERE schemaname = 'public'")}  # fmt: skip
    assert tables <= PUBLISHED


@pytest.mark.parametrize("statement", WRITES)
def test_it_writes_nothing_even_where_it_says_it_will(monitor, statement):
    refused = (psycopg.errors.InsufficientPrivilege, psycopg.errors.ReadOnlySqlTransaction)
    with pytest.raises(refused):
        monitor(statement)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        monitor(statement, eager=True)


@pytest.mark.parametrize(
    "role",
    ["app_owner", "app_web", "app_worker", "app_nightly", "app_mailer", "app_staff", "app_company",
     "app_jobs", "postgres", "pg_read_all_data"],
)  # fmt: skip
def test_it_becomes_nobody_else(monitor, role):
    for statement in (f"SET ROLE {role}", f"SET SESSION AUTHORIZATION {role}"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            monitor(statement)


def test_it_calls_no_function_that_runs_with_anothers_rights(monitor, catalogue):
    names = [name for (name,) in catalogue(DEFINERS)]
    assert len(names) > 5
    for name in names:
        function, _, types = name.rstrip(")").partition("(")
        arguments = ", ".join(f"NULL::{kind}" for kind in types.split(",") if kind)
        with pytest.raises(
            (psycopg.errors.InsufficientPrivilege, psycopg.errors.UndefinedFunction)
        ):
            monitor(f"SELECT {function}({arguments})")


def test_a_seal_that_somebody_else_made_opens_nothing(monitor):
    monitor("SELECT set_config('app.ctx', '1|1|1|0|1|app_staff|4|9999999999|00', false)")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        monitor("SELECT * FROM trainees_trainee")


def test_it_is_read_only_and_gives_up_soon(monitor):
    assert monitor("SHOW transaction_read_only") == [("on",)]
    assert monitor("SHOW statement_timeout") == [("5s",)]
    assert monitor("SELECT session_user") == [("app_monitor",)]
