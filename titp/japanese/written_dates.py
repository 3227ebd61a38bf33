"""Dates as people write them: each text becomes candidate days, with how sure they are.

A candidate is an ISO text: `2025-04-01`, or `2025-04` where the writer named no day.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from functools import lru_cache

from titp.japanese.eras import BY_MARK, era_named, from_era
from titp.japanese.numerals import arabic
from titp.japanese.text import one_line


class Certainty(Enum):
    """How far a written date can be trusted without asking."""

    NOTHING = "no date is written"
    CERTAIN = "one date is meant"
    DAY_OR_MONTH = "the first two numbers could be day and month in either order"
    SHORT_YEAR = "a month by name, and a year of two digits"
    NO_ERA = "three short numbers: the year may be of any era, or cut to two digits"
    WRONG_WEEKDAY = "the weekday contradicts the date"
    SEVERAL = "more than one date is written"
    NO_DATE = "numbers that are no date"


@dataclass(frozen=True)
class WrittenDate:
    """What one text says: candidate days (ISO, likeliest first) and how certain they are.

    `order` is "day" or "month" where the text itself proves which of the two comes first.
    `planned` tells that the writer called it a plan (予定). `era_had_ended` is worth a notice.
    """

    certainty: Certainty
    days: tuple[str, ...] = ()
    order: str = ""
    planned: bool = False
    era_had_ended: bool = False


NOTHING = WrittenDate(Certainty.NOTHING)
NO_DATE = WrittenDate(Certainty.NO_DATE)

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
WEEKDAYS = {name: day for day, name in enumerate("月火水木金土日")}
WEEKDAYS |= {
    name: day for day, name in enumerate(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])
}

ERA = "|".join(sorted(map(re.escape, BY_MARK), key=len, reverse=True))
GAP = r"[\s./年月-]+"
MONTH_NAME = r"(?P<name>[a-z]{3,9})\.?"
ROUGHLY = r"(?:月)?(?:\s*(?:上旬|中旬|下旬|初旬|初め|末|中|頃|ごろ))?(?:\s*日)?"
DAY = r"(?P<day>\d{1,2})(?:\s*日)?"
SHORT = r"(?P<a>\d{1,2})[\s./年月-]+(?P<b>\d{1,2})[\s./年月-]+"

PLACEHOLDER = re.compile(
    r"0+|0{2,4}[-/.]0{1,2}[-/.]0{1,2}|1899[-/.]12[-/.]3[01]|1900[-/.]0?1[-/.]0{1,2}|9999[-/.]?12[-/.]?31"
    r"|0{2}[-/.]0{2}[-/.]0{4}|31[-/.]12[-/.]9999|12[-/.]31[-/.]9999|1899年12月3[01]日|9999年12月31日"
)
TIME = re.compile(r"(?<=\d)[t ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:z|[+-]\d{2}:?\d{2})?$")
WEEKDAY = re.compile(
    r"\s*[(\[]\s*(?P<kanji>[月火水木金土日])(?:曜日?)?\s*[)\]]$|\s*(?P<long>[月火水木金土日])曜日?$"
    r"|[ (,]+(?P<english>mon|tue|wed|thu|fri|sat|sun)[a-z]*[)]?$"
)
PLANNED = re.compile(r"[(\[]?\s*(?:予定日?|見込み?)\s*[)\]]?")
AGE = re.compile(r"\s*[(\[]?\s*満?\s*\d{1,3}\s*[歳才]\s*[)\]]?$")
UNTIL = re.compile(r"\s*(?:まで|迄|付け?|生(?:まれ)?)$")
DASHES = re.compile(r"(?<=\d)\s*[‐‑‒–—―−ー]\s*(?=\d)")


def _era(match):
    number = 1 if match["year"] == "元" else int(match["year"])
    day = from_era(match["era"], number, int(match["month"]), int(match["day"]))
    era = era_named(match["era"])
    return _certain(day, era_had_ended=era.until is not None and day >= era.until)


def _era_month(match):
    number = 1 if match["year"] == "元" else int(match["year"])
    return _month(era_named(match["era"]).year(number), int(match["month"]))


def _western(match):
    return _certain(date(int(match["year"]), int(match["month"]), int(match["day"])))


def _western_month(match):
    return _month(int(match["year"]), int(match["month"]))


def _year_last(match):
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    if first == second:
        return _certain(date(year, first, second))
    if first > 12 or second > 12:
        order = "day" if first > 12 else "month"
        day = date(year, second, first) if order == "day" else date(year, first, second)
        return replace(_certain(day), order=order)
    days = (date(year, second, first), date(year, first, second))
    return WrittenDate(Certainty.DAY_OR_MONTH, tuple(map(str, days)))


def _named_month(match):
    month = MONTHS.index(match["name"][:3]) + 1
    year, day = match["year"].lstrip("'"), int(match["day"])
    if len(year) == 4:
        return _certain(date(int(year), month, day))
    years = (2000 + int(year), 1900 + int(year))
    return WrittenDate(Certainty.SHORT_YEAR, _valid((year, month, day) for year in years))


def _named_month_only(match):
    return _month(int(match["year"]), MONTHS.index(match["name"][:3]) + 1)


def _three_short_numbers(match):
    a, b, c = (int(match[group]) for group in "abc")
    western = ((2000 + a, b, c), (1900 + a, b, c))
    eras = tuple((era_named(mark).year(a), b, c) for mark in "RHS" if a)
    reverse = tuple((century + c, *pair) for pair in ((b, a), (a, b)) for century in (2000, 1900))
    found = _valid((*western, *eras, *reverse))
    return WrittenDate(Certainty.NO_ERA, found) if found else NO_DATE


NAMED = r"[\s./,-]*"
ANY_YEAR = r"(?P<year>\d{4}|'?\d{2})"
STYLES = [
    (re.compile(pattern, re.IGNORECASE), read)
    for pattern, read in (
        (rf"(?P<era>{ERA})\.?\s*(?P<year>\d{{1,2}}|元){GAP}(?P<month>\d{{1,2}}){GAP}{DAY}", _era),
        (
            rf"(?P<era>{ERA})\.?\s*(?P<year>\d{{1,2}}|元){GAP}(?P<month>\d{{1,2}})\s*{ROUGHLY}",
            _era_month,
        ),
        (rf"(?P<year>\d{{4}}){GAP}(?P<month>\d{{1,2}}){GAP}{DAY}", _western),
        (r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)", _western),
        (rf"(?P<year>\d{{4}}){GAP}(?P<month>\d{{1,2}})\s*{ROUGHLY}", _western_month),
        (rf"{SHORT}(?P<year>\d{{4}})", _year_last),
        (r"(?P<month>\d{1,2})[/.-](?P<year>\d{4})", _western_month),
        (rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{NAMED}{MONTH_NAME}{NAMED}{ANY_YEAR}", _named_month),
        (
            rf"{MONTH_NAME}{NAMED}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s,./-]+{ANY_YEAR}",
            _named_month,
        ),
        (rf"(?P<year>\d{{4}}){NAMED}{MONTH_NAME}{NAMED}(?P<day>\d{{1,2}})", _named_month),
        (rf"{MONTH_NAME}{NAMED}(?P<year>\d{{4}})", _named_month_only),
        (rf"{SHORT}(?P<c>\d{{1,2}})(?:\s*日)?", _three_short_numbers),
    )
]
# What counts as a date inside a longer text: only the styles that say their year in full.
INSIDE = re.compile(
    rf"(?:(?:{ERA})\.?\s*(?:\d{{1,2}}|元)|\d{{4}})[\s./年-]+\d{{1,2}}(?:[\s./月-]+\d{{1,2}}日?|月)?(?!\d)"
    r"|(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?!\d)|(?<!\d)\d{8}(?!\d)",
    re.IGNORECASE,
)


@lru_cache(maxsize=50_000)
def read_date(text):
    """The WrittenDate of one text; never raises.

    Words without digits are no date. A day the calendar has not is NO_DATE, never a near day.
    """
    text = arabic(one_line(text).lstrip("'")).lower()
    if not any(char.isdigit() for char in text):
        return NOTHING
    text = DASHES.sub("-", TIME.sub("", text))
    if PLACEHOLDER.fullmatch(text):
        return NOTHING
    bare, planned = PLANNED.subn("", AGE.sub("", text))
    bare, weekday = _without_weekday(UNTIL.sub("", bare).strip())
    found = _in_style(bare) or _inside(bare)
    if weekday is not None and _contradicts(found, weekday):
        found = WrittenDate(Certainty.WRONG_WEEKDAY, found.days)
    return replace(found, planned=bool(planned))


def _contradicts(found, weekday):
    if found.certainty is not Certainty.CERTAIN or len(found.days[0]) < 10:
        return False
    return date.fromisoformat(found.days[0]).weekday() != weekday


def _in_style(text):
    """What the first fitting style makes of the whole text; None if no style fits."""
    for pattern, read in STYLES:
        match = pattern.fullmatch(text)
        if match and _is_month_name(match):
            try:
                return read(match)
            except ValueError:
                return NO_DATE
    return None


def _inside(text):
    """The dates within a longer text: only to be proposed."""
    found = [_in_style(part.strip()) for part in INSIDE.findall(text)]
    days = tuple(dict.fromkeys(day for one in found if one for day in one.days))
    dates = [one for one in found if one and one.days]
    return WrittenDate(Certainty.SEVERAL if len(dates) > 1 else Certainty.NO_DATE, days)


def _is_month_name(match):
    name = match.groupdict().get("name")
    return name is None or name[:3] in MONTHS


def _without_weekday(text):
    match = WEEKDAY.search(text)
    if not match:
        return text, None
    return text[: match.start()].strip(), WEEKDAYS[
        match["kanji"] or match["long"] or match["english"]
    ]


def _certain(day, era_had_ended=False):
    return WrittenDate(Certainty.CERTAIN, (day.isoformat(),), era_had_ended=era_had_ended)


def _month(year, month):
    return WrittenDate(Certainty.CERTAIN, (date(year, month, 1).isoformat()[:7],))


def _valid(numbers):
    days = []
    for year, month, day in numbers:
        try:
            days.append(date(int(year), month, day).isoformat())
        except ValueError:
            continue
    return tuple(dict.fromkeys(days))
