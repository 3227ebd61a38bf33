"""The day on which the month is due, and the day after it."""

from datetime import UTC, date, datetime, timedelta

DUE = date(2026, 12, 10)
DAY_AFTER = DUE + timedelta(1)  # a Friday


def noon(day):
    return datetime(day.year, day.month, day.day, 3, tzinfo=UTC)  # twelve in Japan
