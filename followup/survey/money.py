"""Amounts as people type them, currencies, and bands of earnings."""

import csv
import re
import unicodedata
from decimal import Decimal
from functools import cache
from pathlib import Path

from django.core.exceptions import ValidationError

DATA = Path(__file__).parents[1] / "data"
# Nobody paid more than this to come to Japan; beyond it somebody has mistyped (own limit).
MOST_YEN = 20_000_000
GROUPED = re.compile(r"\d{1,3}([., '’]\d{3})+")


@cache
def rows_of(name, key):
    """{key: row} of a file of data/, as texts."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return {row[key]: row for row in csv.DictReader(file)}


def currencies():
    """{currency: yen for one unit} of data/currencies.csv."""
    return {
        code: Decimal(row["yen"]) for code, row in rows_of("currencies.csv", "currency").items()
    }


def in_yen(amount, currency):
    """Whole yen at the rate of data/currencies.csv."""
    return round(amount * currencies()[currency])


def currency_of(country):
    """The currency with which a country's earnings are told; that of Japan where none is known."""
    row = rows_of("earnings_bands.csv", "country").get(country)
    return row["currency"] if row else "USD"


def bands_of(country):
    """(currency, limits): the five limits between the six bands of earnings there, in a month.

    The first band is nothing at all, so its limit is 0.
    """
    rows = rows_of("earnings_bands.csv", "country")
    row = rows.get(country, rows[""])
    return row["currency"], [0, *(int(row[f"limit_{place}"]) for place in range(1, 5))]


def read_amount(text, currency):
    """A whole number from digits of any script, however grouped.

    Raises ValidationError with a key of survey_words.csv.
    """
    if currency not in currencies():
        raise ValidationError("error_currency")
    typed = " ".join(unicodedata.normalize("NFKC", text).split())
    if GROUPED.fullmatch(typed):
        typed = re.sub(r"[., '’]", "", typed)
    if not typed.isdecimal() or len(typed) > 15:
        raise ValidationError("error_amount")
    amount = int(typed)
    if in_yen(amount, currency) > MOST_YEN:
        raise ValidationError("error_high")
    return amount
