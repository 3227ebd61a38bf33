"""Two dates in one text that are the ends of a span (2026/4/15～2026/5/14)."""

import re

from titp.japanese.text import clean
from titp.japanese.written_dates import INSIDE, NOTHING, Certainty, read_date

BETWEEN = re.compile(r"\s*(?:[~〜∼→⇒]|から|より|\s[-–—―−ー]\s|至)\s*")
DASH = re.compile(r"(?<=[\d日])\s*[-–—―−ー]\s*(?=[\dA-Za-z令平昭])")
YEAR = re.compile(r"\s*((?:[A-Za-z]\.?|令和|令|平成|平|昭和|昭)?\s*(?:\d+|元))[\s./年-]")
SHORT_END = re.compile(r"\d{1,2}[\s./月-]+\d{1,2}日?")


def read_span(text):
    """The WrittenDates of start and end. An end without a year takes that of the start."""
    text = clean(text).replace("自", "", 1)
    start, end = _halves(text)
    first = read_date(start)
    if SHORT_END.fullmatch(end) and first.certainty is Certainty.CERTAIN:
        same_year = read_date(f"{first.days[0][:4]}/{end}")
        if same_year.days and same_year.days[0] < first.days[0]:
            same_year = read_date(f"{int(first.days[0][:4]) + 1}/{end}")
        return first, same_year
    return first, read_date(end) if end else NOTHING


def _halves(text):
    parts = BETWEEN.split(text, maxsplit=1)
    if len(parts) == 2:
        return parts[0].strip(), re.sub(r"(まで|迄|\s)+$", "", parts[1])
    for dash in DASH.finditer(text):
        halves = text[: dash.start()], text[dash.end() :]
        if all(read_date(half).certainty is Certainty.CERTAIN for half in halves):
            return halves
    found = INSIDE.findall(text)
    return (found[0], found[1]) if len(found) == 2 else (text, "")
