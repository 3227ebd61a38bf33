"""Seconds to publish the figures of a country, and what a page of monitors then reads.

`uv run python bench/cube.py 2000 400000`: so many organizations and people. Makes a database of
its own with invented snapshots – people by nationality and prefecture, a rate and a mean by the
same – publishes three months, and asks what pages ask.
"""

import sys
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from stage import own_database, run, seconds  # noqa: E402  the path comes first

ORGANIZATIONS = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
PEOPLE = int(sys.argv[2]) if len(sys.argv) > 2 else 400_000
MONTHS = [date(2026, 8, 31), date(2026, 9, 30), date(2026, 10, 31)]
FOUND = """
    INSERT INTO tenancy_organization (slug, name, licence_number, licence, language)
    SELECT 'bench-' || n, 'bench ' || n, '', 'general', 'ja' FROM generate_series(1, %s) n
"""
# Few large organizations and many small ones; few common nationalities and many rare ones; an
# organization is at home in one prefecture. Each month two people in a hundred are new.
SNAPSHOTS = """
    WITH person AS (
        SELECT n, 1 + floor(%(organizations)s * power(draw[1], 2))::int AS organization,
               1 + floor(%(nationalities)s * power(draw[2], 3))::int AS nationality, draw[3] AS far
          FROM (SELECT n, ARRAY[hashfloat(n, 1), hashfloat(n, 2), hashfloat(n, 3)] AS draw
                  FROM (SELECT CASE WHEN n %% 50 = 0 THEN n + %(month)s * 10000000 ELSE n END AS n
                          FROM generate_series(1, %(people)s) n) again) drawn
    )
    INSERT INTO monitoring_snapshot
           (organization_id, figure, taken_on, grouping, second, value, base, squares)
    SELECT o.id, kind.figure, %(on)s, (%(keys)s::text[])[p.nationality],
           lpad((1 + (o.id + CASE WHEN far < 0.2 THEN n ELSE 0 END) %% 47)::text, 2, '0'),
           CASE kind.figure WHEN 'people' THEN count(*)
                WHEN 'rate' THEN count(*) FILTER (WHERE n %% 4 = 0)
                ELSE sum(100000 + n %% 50000) END,
           CASE kind.figure WHEN 'people' THEN 0 ELSE count(*) END,
           CASE kind.figure WHEN 'mean' THEN sum((100000 + n %% 50000)::bigint ^ 2)::bigint
                ELSE 0 END
      FROM person p
      JOIN tenancy_organization o ON o.slug = 'bench-' || p.organization
     CROSS JOIN (VALUES ('people'), ('rate'), ('mean')) kind (figure)
     GROUP BY 1, 2, 3, 4, 5
"""
HASH = """
    CREATE FUNCTION hashfloat(n bigint, seed bigint) RETURNS float LANGUAGE sql IMMUTABLE AS
    $$ SELECT (hashint8extended(n, seed) & 1073741823)::float / 1073741824 $$
"""


def rows_read(sql):
    """How many rows a statement of the monitors takes from tables and indexes, also those that it
    then leaves out."""
    from django.db import connections

    with connections["monitor"].cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}")
        (plan,) = cursor.fetchone()
    return _rows_of(plan[0]["Plan"])


def _rows_of(plan):
    parts = plan.get("Plans", [])
    if parts:
        return sum(map(_rows_of, parts))
    left_out = sum(plan.get(why, 0) for why in ("Rows Removed by Filter",
                                                "Rows Removed by Index Recheck"))  # fmt: skip
    return (plan["Actual Rows"] + left_out) * plan["Actual Loops"]


def declare():
    """Only the figures of this bench."""
    from companies.dimensions import PREFECTURE
    from titp.declared import Text
    from titp.monitoring.figure import FIGURES, Figure, Kind
    from trainees.dimensions import NATIONALITY

    words = Text("数", "number")
    FIGURES.clear()
    for slug, kind in (("people", Kind.COUNT), ("rate", Kind.RATE), ("mean", Kind.MEAN)):
        both = (NATIONALITY, PREFECTURE)
        FIGURES.add(Figure(slug, words, words, words, lambda: "", both, kind))
    return FIGURES


def fill():
    from django.db import connections

    from trainees.dimensions import REGION_OF

    with connections["owner"].cursor() as owner:
        owner.execute(HASH)
        owner.execute(FOUND, [ORGANIZATIONS])
        for month, on in enumerate(MONTHS):
            keys = sorted(REGION_OF, key=lambda key: (key not in ("VN", "ID", "PH", "MM"), key))
            owner.execute(
                SNAPSHOTS,
                {"organizations": ORGANIZATIONS, "people": PEOPLE, "month": month, "on": on,
                 "keys": keys, "nationalities": len(keys)},
            )  # fmt: skip
        owner.execute("ANALYZE monitoring_snapshot")
        owner.execute("SELECT count(*) FROM monitoring_snapshot WHERE taken_on = %s", [MONTHS[0]])
        return owner.fetchone()[0]


def main():
    from django.conf import settings
    from django.db import connections, reset_queries

    from titp.monitoring import reading
    from titp.monitoring.editions import publish

    figures = declare()
    settings.DEBUG = True  # so that statements are counted
    with own_database("monitor"):
        filled, rows = seconds(fill)
        print(f"{PEOPLE} people of {ORGANIZATIONS} organizations: {rows} snapshots a month,"
              f" {filled:.1f} s")  # fmt: skip
        for on in MONTHS:
            took, edition = seconds(publish, on)
            print(f"edition {edition}: published in {took:.1f} s")
        edition = reading.edition()
        for words, ask in (
            ("totals of all figures", lambda: reading.totals(edition)),
            ("one breakdown", lambda: reading.cells(figures["people"], edition)),
            ("the table of both", lambda: reading.table(figures["people"], edition)),
            ("the history of one number", lambda: reading.history(figures["people"], "VN")),
            ("the whole edition, for a file", lambda: reading.numbers(edition)),
        ):
            ask()
            reset_queries()
            took, found = seconds(ask)
            asked = [one["sql"] for one in connections["monitor"].queries]
            read = sum(rows_read(sql) for sql in asked)
            print(f"{words}: {len(found)} numbers, {len(asked)} statement, {read} rows read,"
                  f" {took * 1000:.0f} ms")  # fmt: skip


if __name__ == "__main__":
    run(main)
