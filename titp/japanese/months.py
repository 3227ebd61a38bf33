"""Months as the law counts them (Civil Code art. 139–143); the database has the same functions.

All days are inclusive: a result is the last day on which something is still in time. The twins in
SQL stand in `titp/compliance/sql/months.sql`; a test holds them together.
"""

from calendar import monthrange
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


def add_months(day, months):
    """The same day some months away; where that month has no such day, its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def inclusive_end(start, months):
    """The last day of a period whose first day counts (Civil Code art. 143(2))."""
    there = add_months(start, months)
    # A month without that day: the period ends with the month, nothing is taken off.
    return there - ONE_DAY if there.day == start.day else there


def civil_end(event, months):
    """The last day of a period that begins the day after an event (Civil Code art. 140)."""
    return inclusive_end(event + ONE_DAY, months)


def before(day, months):
    """The last day that is still some months ahead of a day."""
    return add_months(day, -months)


def days(event, number):
    """The last of so many days after an event."""
    return event + timedelta(days=number)


def window(anchor, block):
    """First and last day of a block of three calendar months; block 0 holds the anchor."""
    first = add_months(anchor.replace(day=1), 3 * block)
    return first, add_months(first, 3) - ONE_DAY


def fy(day):
    """The fiscal year of a day: it runs from 1 April."""
    return day.year if day.month >= 4 else day.year - 1
