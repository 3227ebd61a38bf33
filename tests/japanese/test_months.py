"""Months as the law counts them: the same in Python and in the database, on any date."""

from datetime import date

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from titp.japanese import months

VECTORS = [
    ("civil_end", "2026-09-30", 1, "2026-10-31"),
    ("civil_end", "2026-01-31", 1, "2026-02-28"),
    ("civil_end", "2028-01-31", 1, "2028-02-29"),
    ("civil_end", "2026-02-28", 1, "2026-03-31"),
    ("civil_end", "2026-05-13", 1, "2026-06-13"),
    ("civil_end", "2026-06-30", 2, "2026-08-31"),
    ("civil_end", "2026-12-31", 2, "2027-02-28"),
    ("civil_end", "2026-12-27", 2, "2027-02-27"),
    ("civil_end", "2026-12-28", 2, "2027-02-28"),
    ("civil_end", "2027-03-31", 12, "2028-03-31"),
    ("inclusive_end", "2026-05-13", 12, "2027-05-12"),
    ("inclusive_end", "2027-03-01", 12, "2028-02-29"),
    ("inclusive_end", "2028-02-29", 12, "2029-02-28"),
    ("inclusive_end", "2026-08-31", 6, "2027-02-28"),
    ("inclusive_end", "2026-12-01", 24, "2028-11-30"),
    ("before", "2027-05-31", 3, "2027-02-28"),
    ("before", "2028-05-31", 3, "2028-02-29"),
    ("before", "2027-08-31", 6, "2027-02-28"),
    ("before", "2027-05-12", 3, "2027-02-12"),
    ("add_months", "2027-01-30", 1, "2027-02-28"),
    ("days", "2026-12-20", 14, "2027-01-03"),
]
WINDOWS = [
    ("2026-04-15", 0, "2026-04-01", "2026-06-30"),
    ("2026-04-15", 2, "2026-10-01", "2026-12-31"),
    ("2026-11-30", 0, "2026-11-01", "2027-01-31"),
]
DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))
MONTHS = st.integers(-360, 360)


def in_sql(call, *arguments):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {call}", arguments)
        return cursor.fetchone()[0]


def window_in_sql(anchor, block):
    return in_sql("ARRAY[lower(w), upper(w) - 1] FROM law.window(%s, %s) w", anchor, block)


@pytest.mark.parametrize(("function", "day", "months_away", "end"), VECTORS)
def test_python_counts_as_the_law(function, day, months_away, end):
    assert getattr(months, function)(date.fromisoformat(day), months_away).isoformat() == end


@pytest.mark.parametrize(("function", "day", "months_away", "end"), VECTORS)
def test_the_database_counts_as_the_law(db, function, day, months_away, end):
    found = in_sql(f"law.{function}(%s, %s)", date.fromisoformat(day), months_away)
    assert found.isoformat() == end


@pytest.mark.parametrize(("anchor", "block", "first", "last"), WINDOWS)
def test_audit_windows_are_blocks_of_three_calendar_months(db, anchor, block, first, last):
    expected = (date.fromisoformat(first), date.fromisoformat(last))
    anchor = date.fromisoformat(anchor)
    assert months.window(anchor, block) == expected
    assert tuple(window_in_sql(anchor, block)) == expected


def test_the_fiscal_year_begins_on_the_first_of_april():
    assert [months.fy(date(2027, 3, 31)), months.fy(date(2027, 4, 1))] == [2026, 2027]


@given(day=DAYS, number=MONTHS)
@settings(max_examples=150, deadline=None)
def test_python_and_the_database_agree_on_any_date(django_db_setup, django_db_blocker, day, number):
    functions = ["add_months", "inclusive_end", "civil_end", "before", "days"]
    calls = ", ".join(f"law.{name}(%s, %s)" for name in functions)
    with django_db_blocker.unblock():
        found = in_sql(f"ARRAY[{calls}]", *([day, number] * len(functions)))
        assert found == [getattr(months, name)(day, number) for name in functions]
        assert tuple(window_in_sql(day, number)) == months.window(day, number)
        assert in_sql("law.fy(%s)", day) == months.fy(day)
