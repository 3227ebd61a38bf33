"""The calendar of the passage, planned back from the official dates by durations that are data."""

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from titp.compliance.official_days import known_days
from titp.compliance.rule import Certainty
from titp.declared import Text
from titp.japanese.months import before

FILE = Path(__file__).parent / "data" / "successor_steps.csv"


@dataclass(frozen=True)
class Milestone:
    """A step of the organization, and the last day for it; None where its anchor is not known."""

    pk: str
    name: str
    day: date | None
    source: str
    certainty: Certainty


@cache
def rows():
    with FILE.open(encoding="utf-8", newline="") as file:
        return {row["key"]: row for row in csv.DictReader(file)}


def milestones(on):
    """All steps as planned with the official dates known on a day, the earliest first."""
    days = known_days(on)
    found = [_milestone(key, days) for key in rows()]
    return sorted(found, key=lambda one: (one.day is None, one.day or date.max))


def _milestone(key, days):
    row = rows()[key]
    name = str(Text(ja=row["name_ja"], en=row["name_en"]))
    if row["anchor"] == key:
        known = days[key]
        return Milestone(key, name, known.day, known.source, known.certainty)
    source = str(Text(ja=row["source_ja"], en=row["source_en"]))
    return Milestone(key, name, _day_of(key, days), source, Certainty(row["certainty"]))


def _day_of(key, days):
    """The day of an official date, or so long before the day of the step's anchor."""
    row = rows().get(key)
    if row is None or row["anchor"] == key:
        return days[key].day
    anchor = _day_of(row["anchor"], days)
    if anchor is None:
        return None
    return before(anchor, int(row["months_before"])) - timedelta(int(row["days_before"]))
