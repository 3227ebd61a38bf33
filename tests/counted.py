"""What a figure's statement answers, for tests of figures."""

from django.db import connection

from titp.monitoring.figure import FIGURES


def counted(slug, on):
    """Its rows as seen on a day, without the organization, in order."""
    with connection.cursor() as cursor:
        cursor.execute(FIGURES[slug].statement(), {"on": on})
        return sorted(row[1:] for row in cursor.fetchall())


def headline(slug, on):
    """The sums of its numbers over all groups: (value,), (numerator, denominator), …"""
    groups = max(1, len(FIGURES[slug].dimensions))
    rows = [row[groups:] for row in counted(slug, on)]
    return tuple(sum(numbers) for numbers in zip(*rows, strict=True))


def asked(sql, on):
    """The first row of another query, that goes another way to the same numbers."""
    with connection.cursor() as cursor:
        cursor.execute(sql, {"on": on})
        return cursor.fetchone()
