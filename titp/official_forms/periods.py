"""The days a paper speaks of, as addresses and people name them: a month or a fiscal year."""

import re
from datetime import date, timedelta

from django.utils.translation import gettext as _

from titp.japanese.months import add_months, fy
from titp.official_forms.source import Asked

MONTH, YEAR = "month", "fiscal_year"
MONTHS_SHOWN, YEARS_SHOWN = 24, 5
FIRST_YEAR, LAST_YEAR = 2017, 2100
WRITTEN = {MONTH: re.compile(r"(\d{4})-(\d{2})"), YEAR: re.compile(r"(\d{4})")}


class NoSuchPeriod(ValueError):
    """What was asked is no month, or no fiscal year, that a paper could be about."""


def asked_for(period, text, today):
    """The days of what an address names; without a name, the last that is over.

    Raises NoSuchPeriod. Forms of no period speak of the day on which they are made.
    """
    if not period:
        return Asked(today, today, today)
    if not text:
        return _last(period, today)
    match = WRITTEN[period].fullmatch(text)
    if match is None or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        raise NoSuchPeriod(text)
    if period == YEAR:
        return _year(int(match[1]), today)
    if not 1 <= int(match[2]) <= 12:
        raise NoSuchPeriod(text)
    return _month(date(int(match[1]), int(match[2]), 1), today)


def around(period, asked):
    """The days that a form of another period speaks of, where a month was asked for many."""
    if period == YEAR:
        return _year(fy(asked.starts_on), asked.on)
    return asked if period else Asked(asked.on, asked.on, asked.on)


def named(period, asked):
    """How an address names these days; "" for forms of no period."""
    if not period:
        return ""
    return f"{asked.starts_on:%Y-%m}" if period == MONTH else str(asked.fiscal_year)


def offered(period, today):
    """Pairs of name and label to choose from, the latest first."""
    if period == MONTH:
        first = today.replace(day=1)
        months = (add_months(first, -number) for number in range(MONTHS_SHOWN))
        return [(f"{month:%Y-%m}", f"{month:%Y-%m}") for month in months]
    if period == YEAR:
        years = range(fy(today), fy(today) - YEARS_SHOWN, -1)
        return [
            (str(year), _("April %(year)s to March %(next)s") % {"year": year, "next": year + 1})
            for year in years
        ]
    return []


def _last(period, today):
    if period == YEAR:
        return _year(fy(today) - 1, today)
    return _month(add_months(today.replace(day=1), -1), today)


def _year(year, today):
    return Asked(today, date(year, 4, 1), date(year + 1, 3, 31))


def _month(first, today):
    return Asked(today, first, add_months(first, 1) - timedelta(1))
