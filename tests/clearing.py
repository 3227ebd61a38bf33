"""Leaving the test database as it was found, after tests whose writes were real."""

from django.db import connections

from titp.tenancy import grants

# Tables that were written to, and all that refer to them: PostgreSQL empties none without those.
WRITTEN = """
WITH RECURSIVE written AS (
    SELECT oid FROM pg_class
     WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
       AND relname <> ALL (%s) AND pg_relation_size(oid) > 0
     UNION
    SELECT conrelid FROM pg_constraint JOIN written ON contype = 'f' AND confrelid = written.oid
)
SELECT oid::regclass::text FROM written ORDER BY 1"""


def clear_tenant_tables():
    """Empty every table but the public lists and the organizations, as the owner.

    One that nobody wrote to is empty already: to empty all two hundred takes a second.
    """
    kept = ["tenancy_organization", "django_migrations", *grants.reference_tables()]
    with connections["owner"].cursor() as cursor:
        cursor.execute(WRITTEN, [kept])
        tables = {name for (name,) in cursor.fetchall()}
        assert not tables.intersection(kept)
        if tables:
            cursor.execute(f"TRUNCATE {', '.join(sorted(tables))} RESTART IDENTITY")
    close_connections()


def close_connections():
    for connection in connections.all(initialized_only=True):
        connection.close()
