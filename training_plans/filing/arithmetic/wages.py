"""Base pay against the wage terms in force, and against the minimum wage of the hours."""

from fractions import Fraction
from math import ceil

from titp.compliance.rule import RULES
from titp.pages.hours import as_clock
from training_plans.filing.sentences import Listed, Place, Sentence

PIECE, MONTHLY = "piece", "monthly"
WORKED = ("regular_minutes", "overtime_minutes", "legal_holiday_minutes")


def as_agreed(line, books):
    """Base pay reaches what the terms promise for the hours, the days, the month less absence.

    Where terms changed within the month, the lower of both is asked for, if they are of one form.
    """
    terms = books.terms[line.trainee_id]
    if line.base_pay is None or len({one.unit for one in terms}) != 1:
        return
    lowest = min(terms, key=lambda one: one.amount or 0)
    told = AGREED.get(lowest.unit, _nothing)(line, lowest, books)
    if told:
        key, owed, values, columns = told
        rounded = int(owed + Fraction(1, 2))  # 50 sen and more are a yen
        if line.base_pay < rounded:
            numbers = {"wage": lowest.amount, "owed": rounded, "base_pay": line.base_pay,
                       "short": rounded - line.base_pay}  # fmt: skip
            sentence = Sentence(f"terms.{key}", numbers | values, ("base_pay", *columns))
            yield RULES["PAY-002"], "warning", [sentence]


def minimum_of_hours(line, books):
    """Base pay, with the allowances that count, reaches the minimum wage of the hours it is for.

    By the month the law compares with the mean hours of a month, so a long month asks for no
    more. Which hours lay on which side of a new rate is not known: what is below the lower one is
    below; what is below both by their days is to be looked at. Where PAY-001 has told that the
    terms are below, this is not told again.
    """
    rates, terms = books.rates[line.trainee_id], books.terms[line.trainee_id]
    if line.base_pay is None or not rates or books.told("PAY-001", line.trainee_id):
        return
    minutes = _minutes_paid(line, terms)
    if not minutes:
        return
    pay = line.base_pay + _allowances(line, terms)
    lowest = min(rates, key=lambda one: one.yen)
    values = {"pay": pay, "hours": as_clock(int(minutes))}
    columns = ("base_pay", "allowance_pay", "regular_minutes")
    if pay * 60 < lowest.yen * minutes:
        owed = ceil(lowest.yen * minutes / 60)
        values |= {
            "minimum_wage": lowest.yen, "place": Place(lowest.prefecture, lowest.industry),
            "from": lowest.since, "owed": owed, "short": owed - pay,
        }  # fmt: skip
        yield RULES["PAY-001"], "violation", [Sentence("minimum", values, columns)]
        return
    days = sum(one.days for one in rates)
    by_days = sum(one.yen * one.days for one in rates) * minutes / days / 60
    if pay < by_days:
        parts = (Sentence("minimum.part", {"yen": one.yen, "days": one.days}) for one in rates)
        values |= {"parts": Listed(tuple(parts), " + "), "days": days, "owed": ceil(by_days)}
        yield RULES["PAY-001"], "warning", [Sentence("minimum.days", values, columns)]


def _by_the_hour(line, terms, books):
    if line.regular_minutes is None:
        return None
    owed = Fraction(terms.amount * line.regular_minutes, 60)
    return "hourly", owed, {"hours": as_clock(line.regular_minutes)}, ("regular_minutes",)


def _by_the_day(line, terms, books):
    if line.worked_days is None:
        return None
    owed = Fraction(terms.amount * line.worked_days)
    return "daily", owed, {"days": line.worked_days}, ("worked_days",)


def _by_the_month(line, terms, books):
    """A month that terms or practice cover only in part, or whose days are not known: nothing."""
    month = books.month
    if terms.starts_on > month.first or terms.ends_on and terms.ends_on < month.last:
        return None
    if not books.practised_all(line.trainee_id):
        return None
    absent, scheduled = line.absent_days or 0, line.scheduled_days
    if not absent:
        return MONTHLY, Fraction(terms.amount), {}, ()
    if not scheduled or absent > scheduled:
        return None
    owed = Fraction(terms.amount * (scheduled - absent), scheduled)
    values = {"absent": absent, "scheduled": scheduled}
    return "absent", owed, values, ("absent_days", "scheduled_days")


def _nothing(line, terms, books):
    """By the piece nothing is promised for the time."""


AGREED = {"hourly": _by_the_hour, "daily": _by_the_day, MONTHLY: _by_the_month}


def _minutes_paid(line, terms):
    """The minutes that base pay is for, None where they are not known; a Fraction by the month."""
    units = {one.unit for one in terms}
    if len(units) != 1:
        return None
    minutes = [getattr(line, name) for name in (WORKED if PIECE in units else WORKED[:1])]
    if None in minutes:
        return None
    if MONTHLY in units:
        years = [one.annual_minutes for one in terms]
        return None if None in years else min(sum(minutes), Fraction(min(years), 12))
    return sum(minutes)


def _allowances(line, terms):
    """Those that count, as far as they were paid; believed where the month tells none."""
    most = max(one.included_allowances for one in terms)
    return most if line.allowance_pay is None else min(most, line.allowance_pay)
