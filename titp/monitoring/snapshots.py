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
    publish(on, alias)
    return written


# What a monitor may see of all organizations together: enough people, enough organizations, none
# of them dominant, and rounded, so that nobody can be picked out (TENANCY 2.7).
LEAST, LEAST_ORGANIZATIONS, LARGEST_SHARE, ROUND_TO = 10, 3, 70, 5
PUBLISH = """
    WITH cells AS (
        SELECT figure, grouping, sum(value) AS n, count(*) AS organizations, max(value) AS largest
          FROM monitoring_snapshot WHERE taken_on = %(on)s AND value > 0 AND base = 0 GROUP BY figure, grouping
    ), judged AS (
        SELECT figure, grouping, n, organizations,
               n >= %(least)s AND organizations >= %(organizations)s
               AND largest * 100 <= n * %(share)s AS shown
          FROM cells
    ), guarded AS (
        -- One hidden group alone could be computed from a total: the smallest shown one goes too.
        SELECT *, count(*) FILTER (WHERE NOT shown) OVER (PARTITION BY figure) AS hidden,
               row_number() OVER (PARTITION BY figure ORDER BY NOT shown, n, grouping) AS place
          FROM judged
    )
    INSERT INTO monitoring_publishedfigure AS published
           (figure, taken_on, grouping, value, organizations)
    SELECT figure, %(on)s, grouping,
           CASE WHEN shown AND NOT (hidden = 1 AND place = 1)
                THEN round(n / %(to)s::numeric) * %(to)s END,
           CASE WHEN shown AND NOT (hidden = 1 AND place = 1) THEN organizations END
      FROM guarded
    ON CONFLICT (figure, taken_on, grouping)
    DO UPDATE SET value = excluded.value, organizations = excluded.organizations
     WHERE (published.value, published.organizations)
           IS DISTINCT FROM (excluded.value, excluded.organizations)
"""


def publish(on, alias="nightly"):
    """Write what monitors may see of a day's snapshots; a hidden cell is NULL, not its number."""
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        cursor.execute(
            PUBLISH,
            {
                "on": on,
                "least": LEAST,
                "organizations": LEAST_ORGANIZATIONS,
                "share": LARGEST_SHARE,
                "to": ROUND_TO,
            },
        )
