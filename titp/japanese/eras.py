"""Japanese eras: their first days, their many abbreviations, and dates written with them (和暦)."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Era:
    """One era (元号): how it is written, its first day, and the day after its last one."""

    letter: str
    name: str
    since: date
    until: date | None

    def year(self, number):
        """The year of the common era for a year of this era; year 1 is the year it began in."""
        return self.since.year + number - 1

    def covers(self, day):
        return self.since <= day and (self.until is None or day < self.until)


ERAS = (
    Era("M", "明治", date(1868, 1, 25), date(1912, 7, 30)),
    Era("T", "大正", date(1912, 7, 30), date(1926, 12, 25)),
    Era("S", "昭和", date(1926, 12, 25), date(1989, 1, 8)),
    Era("H", "平成", date(1989, 1, 8), date(2019, 5, 1)),
    Era("R", "令和", date(2019, 5, 1), None),
)

# 令和, 令, R and r all name one era; the square forms ㋿ ㍻ ㍼ are 令和 … after NFKC.
BY_MARK = {mark: era for era in ERAS for mark in (era.letter, era.name, era.name[0])}


def era_named(mark):
    """The era of an abbreviation such as `R`, `r`, `令` or `令和`; KeyError if there is none."""
    return BY_MARK[mark.upper()]


def era_of(day):
    """The era a day belongs to; ValueError before 1868-01-25."""
    for era in reversed(ERAS):
        if era.covers(day):
            return era
    raise ValueError(f"{day} is before the first era")


def japanese_date(day):
    """`令和8年11月23日`; the first year is 元年."""
    return f"{japanese_month(day)}{day.day}日"


def japanese_month(day):
    """`令和8年11月`, of the month in which a day lies; as of that day where the era changed."""
    era = era_of(day)
    number = day.year - era.since.year + 1
    year = "元" if number == 1 else str(number)
    return f"{era.name}{year}年{day.month}月"


def from_era(mark, number, month, day):
    """The date of a day written in an era; ValueError if the calendar has no such day.

    A year after the era's end counts on (平成33年 is 2021), as old papers write it.
    """
    return date(era_named(mark).year(number), month, day)
