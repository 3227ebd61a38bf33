"""Days in a roster: what is certain by itself, by its field, or by the rest of its column."""

import re
import statistics
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from titp.japanese.date_spans import read_span
from titp.japanese.eras import ERAS, era_of
from titp.japanese.written_dates import Certainty, WrittenDate, read_date
from titp.spreadsheets.cells import Kind, shortest
from titp.spreadsheets.serials import EPOCH_1900, day_of
from trainees.roster.answers import Answer, ask

FIELDS = (
    "birth_date", "passport_expires_on", "residence_expires_on", "accreditation_applied_on",
    "accredited_on", "entered_on", "lecture_starts_on", "lecture_ends_on", "assigned_on",
    "training_ends_on", "recommended_on",
)  # fmt: skip
SPAN = "lecture_period"
SPAN_ENDS = ("lecture_starts_on", "lecture_ends_on")
ENDS = {"passport_expires_on", "residence_expires_on", "training_ends_on"}

YOUNGEST, OLDEST = 15, 70
YEARS_BACK, YEARS_AHEAD, YEARS_OF_VALIDITY = 15, 3, 15
SERIAL = re.compile(r"'?(?P<day>\d{5})(?:\.\d+)?")
# Serials outside these years are numbers of something else: 2026 is a year, not a day of 1905.
SERIAL_YEARS = range(1930, 2100)
PLACEHOLDERS = {date(9999, 12, 31), date(1899, 12, 30), date(1899, 12, 31)}


@dataclass
class Column:
    """What the dates of one field in one source prove about each other."""

    orders: set[str] = field(default_factory=set)
    certain: list[int] = field(default_factory=list)

    @property
    def order(self):
        """ "day" or "month" first if that is proved and the contrary is not; else ""."""
        return next(iter(self.orders)) if len(self.orders) == 1 else ""

    @property
    def middle(self):
        return statistics.median(self.certain) if self.certain else None


class Days:
    """Reads the days of one file: first `learn` from every cell, then `answer`."""

    def __init__(self, today, epoch=EPOCH_1900):
        self.today, self.epoch = today, epoch
        self.columns = defaultdict(Column)

    def learn(self, key, name, content):
        """Takes note of what a cell proves; `key` is the source whose cells share one order."""
        column = self.columns[key]
        for written in self._spans(content) if name == SPAN else (self._written(content),):
            if written.order:
                column.orders.add(written.order)
            if written.certainty is Certainty.CERTAIN and len(written.days[0]) == 10:
                column.certain.append(date.fromisoformat(written.days[0]).toordinal())

    def answer(self, key, name, content):
        """The Answer for a cell in a date field."""
        return self._answer(self.columns[key], name, self._written(content))

    def span(self, key, content):
        """The Answers for both ends of a range in one cell."""
        column = self.columns[key]
        start, end = self._spans(content)
        return tuple(
            self._answer(column, name, written)
            for name, written in zip(SPAN_ENDS, (start, end), strict=True)
        )

    def _spans(self, content):
        if content.kind is Kind.DATE or content.kind is Kind.NUMBER:
            return self._written(content), read_date("")
        return read_span(content.result)

    def _written(self, content):
        if content.kind is Kind.DATE:
            return _shown(content.value, content.shows)
        text = content.text
        number = shortest(content.value) if content.kind is Kind.NUMBER else text
        if serial := SERIAL.fullmatch(number):
            day = day_of(int(serial["day"]), self.epoch)
            if day and day.year in SERIAL_YEARS:
                return WrittenDate(Certainty.CERTAIN, (day.isoformat(),))
        return read_date(number)

    def _answer(self, column, name, written):
        if written.certainty is Certainty.NOTHING:
            return Answer(planned=written.planned)
        certain = self._certain_day(column, name, written)
        if certain is None:
            return ask(*self._likeliest_first(column, name, written))
        if name == "birth_date":
            if len(certain) < 10:
                return ask()
            if not self._has_working_age(certain):
                return ask(*self._other_eras(certain))
        notice = "the era had ended" if written.era_had_ended else ""
        return Answer(certain, planned=written.planned, notice=notice)

    def _certain_day(self, column, name, written):
        """The one day that is meant; None if a person must say."""
        match written.certainty:
            case Certainty.CERTAIN:
                return written.days[0]
            case Certainty.DAY_OR_MONTH if column.order:
                return written.days[0 if column.order == "day" else 1]
            case Certainty.SHORT_YEAR if name == "birth_date":
                fitting = [day for day in written.days if self._has_working_age(day)]
                return fitting[0] if len(fitting) == 1 else None
        return None

    def _likeliest_first(self, column, name, written):
        """The candidates that make sense in the field, nearest to the rest of the column first."""
        days = written.days
        if written.certainty in {Certainty.NO_ERA, Certainty.SHORT_YEAR}:
            days = [day for day in days if self._makes_sense(name, day)] or days
            if column.middle is not None:
                days = sorted(days, key=lambda day: abs(_ordinal(day) - column.middle))
        if name == "birth_date":
            days = [day for day in days if len(day) == 10 and self._has_working_age(day)]
        return days

    def _makes_sense(self, name, day):
        if name == "birth_date":
            return self._has_working_age(day)
        ahead = YEARS_OF_VALIDITY if name in ENDS else YEARS_AHEAD
        return self.today.year - YEARS_BACK <= int(day[:4]) <= self.today.year + ahead

    def _has_working_age(self, day):
        born, today = date.fromisoformat(day), self.today
        age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
        return YOUNGEST <= age <= OLDEST

    def _other_eras(self, day):
        """The same year number in other eras, where that gives a working age."""
        written = date.fromisoformat(day)
        try:
            number = written.year - era_of(written).since.year + 1
        except ValueError:
            return []
        years = [era.year(number) for era in reversed(ERAS)] + [written.year - 100]
        days = [f"{year}{day[4:]}" for year in years if year != written.year]
        return [day for day in days if _exists(day) and self._has_working_age(day)]


def _shown(day, shows):
    """A date cell as what it shows: its hidden first of the month is not a day."""
    if day in PLACEHOLDERS:
        return read_date("")
    match shows:
        case "month":
            return WrittenDate(Certainty.CERTAIN, (day.isoformat()[:7],))
        case "year":
            return WrittenDate(Certainty.NO_DATE)
    return WrittenDate(Certainty.CERTAIN, (day.isoformat(),))


def _ordinal(day):
    return date.fromisoformat(day).toordinal()


def _exists(day):
    try:
        return bool(date.fromisoformat(day))
    except ValueError:
        return False
