"""The figures of a day, counted once for everybody and kept; one statement for each figure."""

from django.db import connections, transaction

from titp.monitoring.figure import FIGURES, NUMBERS

KEEP = """
    WITH counted ({columns}) AS ({statement}),
    read AS (
        SELECT organization_id, first, {second} AS second,
               {value} AS value, {base} AS base, {squares} AS squares FROM counted
    ), kept AS (
        INSERT INTO monitoring_snapshot AS snapshot
               (organization_id, figure, taken_on, grouping, second, value, base, squares)
        SELECT organization_id, %(figure)s, %(on)s, first, second, value, base, squares FROM read
        ON CONFLICT (organization_id, figure, taken_on, grouping, second)
        DO UPDATE SET value = excluded.value, base = excluded.base, squares = excluded.squares
         WHERE (snapshot.value, snapshot.base, snapshot.squares)
               IS DISTINCT FROM (excluded.value, excluded.base, excluded.squares)
        RETURNING 1
    ), gone AS (
        DELETE FROM monitoring_snapshot AS snapshot
         WHERE figure = %(figure)s AND taken_on = %(on)s
           AND NOT EXISTS (SELECT FROM read WHERE read.organization_id = snapshot.organization_id
                              AND read.first = snapshot.grouping AND read.second = snapshot.second)
        RETURNING 1
    )
    SELECT (SELECT count(*) FROM kept) + (SELECT count(*) FROM gone)
"""


def keeping(figure):
    """The statement that counts a figure and keeps what differs from what was kept."""
    value, base, squares = (*NUMBERS[figure.kind], "0", "0")[:3]
    return KEEP.format(
        columns=", ".join(figure.columns),
        statement=figure.statement(),
        second="second" if figure.second else "''",
        value=value,
        base=base,
        squares=squares,
    )


def take(on, alias="nightly"):
    """Count every figure as seen on a day; returns how many rows were written (0 when repeated)."""
    written = 0
    for figure in FIGURES.values():
        with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
            cursor.execute(keeping(figure), {"figure": figure.slug, "on": on})
            written += cursor.fetchone()[0]
    return written
