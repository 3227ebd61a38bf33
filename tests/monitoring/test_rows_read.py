"""A page of monitors reads a handful of rows, however much has been published."""

import json

import pytest
from clearing import clear_tenant_tables, close_connections
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from people import make_person

from titp.monitoring.subjects import published_figures

# Five years of editions, of each figure 60 numbers in each, of one with two dimensions 10 by 5 with
# both margins: about 150,000.
FILL = """
    WITH edition AS (
        INSERT INTO monitoring_edition (month, as_of, rules)
        SELECT month, (month + interval '1 month')::date - 1, 2
          FROM generate_series(date '2021-11-01', date '2026-10-01', interval '1 month') AS month
        RETURNING id
    )
    INSERT INTO monitoring_publishedcell
           (edition_id, figure, version, first, second, state, value, n, organizations)
    SELECT edition.id, slug, version, CASE row WHEN 0 THEN '' ELSE 'x' || row END,
           CASE col WHEN 0 THEN '' ELSE col::text END, 'shown', 9 + row + col, 9 + row + col, 3
      FROM edition,
           unnest(%s::text[], %s::int[], %s::int[]) AS figure (slug, version, dimensions),
           generate_series(0, CASE dimensions WHEN 2 THEN 10 ELSE 59 END) AS row,
           generate_series(0, CASE dimensions WHEN 2 THEN 5 ELSE 0 END) AS col
"""


@pytest.fixture(scope="module")
def monitor(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        with connections["owner"].cursor() as owner:
            rows = [(one.slug, one.version, len(one.dimensions)) for one in published_figures()]
            owner.execute(FILL, [list(column) for column in zip(*rows, strict=True)])
            # as the server itself does soon after an edition
            owner.execute("ANALYZE monitoring_publishedcell, monitoring_edition")
        client = Client()
        client.force_login(make_person("monitor@example.org", factor=True, is_monitor=True))
        yield client
        with connections["owner"].cursor() as owner:
            owner.execute("TRUNCATE monitoring_edition, monitoring_publishedcell,"
                          " monitoring_grouping, monitoring_yearlyreport")  # fmt: skip
            owner.execute("ANALYZE monitoring_publishedcell, monitoring_edition")
        clear_tenant_tables()
        close_connections()


@pytest.fixture
def read(monitor, django_db_blocker):
    """`read(path)` → how many rows its statements took from tables, those left out as well."""

    def read(path):
        with CaptureQueriesContext(connections["monitor"]) as asked:
            assert monitor.get(path).status_code == 200
        statements = [one["sql"] for one in asked if one["sql"].startswith("SELECT")]
        with connections["monitor"].cursor() as cursor:
            return sum(_rows(cursor, sql) for sql in statements)

    with django_db_blocker.unblock():
        yield read


def _rows(cursor, sql):
    cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}")
    (plan,) = cursor.fetchone()
    plan = json.loads(plan) if isinstance(plan, str) else plan
    return _of(plan[0]["Plan"])


def _of(plan):
    if parts := plan.get("Plans"):
        return sum(map(_of, parts))
    left_out = plan.get("Rows Removed by Filter", 0) + plan.get("Rows Removed by Index Recheck", 0)
    return (plan["Actual Rows"] + left_out) * plan["Actual Loops"]


@pytest.mark.parametrize(
    ("path", "most"),
    [
        # the editions to choose from, and a number of each figure, of today and of last year
        ("/monitor/", 250),
        ("/monitor/comparison/", 160),
        # twelve editions of each figure there
        ("/monitor/topics/protection/", 300),
        ("/monitor/sdgs/8/", 400),
        # all numbers of one figure, its table with them, and its course
        ("/monitor/figures/trainees_by_prefecture/", 260),
        ("/api/figures/trainees_by_prefecture", 140),
    ],
)
def test_a_page_reads_what_it_shows(read, path, most):
    assert 1 < read(path) <= most
