"""Years of figures: they meet, and no day lies in two of them."""

from datetime import date

import pytest
from django.db import connection

from titp.monitoring.days import YEAR, in_year


@pytest.mark.parametrize("on", [date(2029, 2, 28), date(2028, 2, 29), date(2026, 10, 31)], ids=str)
def test_the_days_of_a_year_are_those_of_its_moments(db, on):
    """The year up to 28 February 2029 does not begin with 29 February 2028."""
    sql = f"""
        SELECT min(day)::date = (begins_at AT TIME ZONE 'Asia/Tokyo')::date,
               max(day)::date = (ends_at AT TIME ZONE 'Asia/Tokyo')::date - 1
          FROM {YEAR},
               generate_series(%(on)s::date - 400, %(on)s::date + 9, interval '1 day') AS day
         WHERE {in_year("day::date")} GROUP BY begins_at, ends_at
    """
    with connection.cursor() as cursor:
        cursor.execute(sql, {"on": on})
        assert cursor.fetchall() == [(True, True)]
