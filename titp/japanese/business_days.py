"""Business days in Japan: when an office is open, and reads its mail."""

from datetime import timedelta

import holidays

HOLIDAYS = holidays.country_holidays("JP")
TURN_OF_THE_YEAR = {(12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3)}
DAY = timedelta(days=1)


def is_business_day(day):
    """Not a Saturday, Sunday, national holiday, nor 29 December to 3 January."""
    closed = (day.month, day.day) in TURN_OF_THE_YEAR
    return day.weekday() < 5 and not closed and day not in HOLIDAYS


def last_business_day(day):
    """The day itself when it is a business day, else the nearest one before."""
    while not is_business_day(day):
        day -= DAY
    return day


def eve_of_next_business_day(day):
    """The last day before the next business day: a Friday's is mostly Sunday."""
    while not is_business_day(day + DAY):
        day += DAY
    return day
