"""Leaving the test database as it was found, after tests whose writes were real."""

from django.db import connections

from titp.tenancy import grants


def clear_tenant_tables():
    """Empty every table but the public lists and the organizations, as the owner."""
    kept = {"tenancy_organization", "django_migrations", *grants.reference_tables()}
    with connections["owner"].cursor() as cursor:
        tables = set(connections["owner"].introspection.table_names(cursor)) - kept
        cursor.execute(f"TRUNCATE {', '.join(sorted(tables))} RESTART IDENTITY")
    close_connections()


def close_connections():
    for connection in connections.all(initialized_only=True):
        connection.close()
