"""The schema `past`, in which each table with a history stands as it was recorded before."""

from pathlib import Path

from django.apps import apps
from django.db import connections

OURS = Path(__file__).parent / "sql" / "past.sql"


def tear_down(alias="owner"):
    """Before tables change: a view of a column would not let it go."""
    with connections[alias].cursor() as cursor:
        cursor.execute("DROP SCHEMA IF EXISTS past CASCADE")


def build(alias="owner"):
    """When they have changed; rooms may have views of their own, in `<app>/sql/past.sql`."""
    files = [OURS, *(Path(app.path) / "sql" / "past.sql" for app in apps.get_app_configs())]
    with connections[alias].cursor() as cursor:
        for file in files:
            if file.exists():
                cursor.execute(file.read_text())
