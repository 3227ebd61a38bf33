"""How tests look back: the clock of the database, and pages asked for by two days."""

from urllib.parse import urlencode

from django.db import connection
from django.utils.timezone import localdate

TODAY = localdate()


def clock():
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]


def ask(client, path, on=TODAY, known=TODAY, **more):
    query = {"on": on, "known": getattr(known, "isoformat", lambda: known)(), **more}
    return client.get(f"/o/kita{path}?{urlencode(query)}")


def text(response):
    return response.content.decode()
