"""Days on which offices in Japan are open."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from titp.japanese.business_days import (
    eve_of_next_business_day,
    is_business_day,
    last_business_day,
)

DAYS = st.dates(date(2017, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 11, 21),  # a Saturday
        date(2026, 11, 22),  # a Sunday
        date(2026, 11, 23),  # 勤労感謝の日
        date(2026, 12, 29),  # the turn of the year
        date(2027, 1, 3),
        date(2026, 5, 6),  # 振替休日
    ],
)
def test_offices_are_closed(day):
    assert not is_business_day(day)


@pytest.mark.parametrize("day", [date(2026, 11, 24), date(2026, 12, 28), date(2027, 1, 4)])
def test_offices_are_open(day):
    assert is_business_day(day)


def test_the_turn_of_the_year_is_preceded_by_the_28th():
    assert last_business_day(date(2027, 1, 3)) == date(2026, 12, 28)


@given(DAYS)
def test_a_day_and_the_eve_of_the_next_agree(day):
    """A day is told of on `on` exactly when `on` is its last business day."""
    on = last_business_day(day)
    assert on <= day <= eve_of_next_business_day(on)
    assert is_business_day(eve_of_next_business_day(day) + timedelta(days=1))
