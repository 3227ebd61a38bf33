"""Occupation and operation (職種・作業): texts are joined, codes stand alone."""

import re

from titp.japanese.text import clean, compact
from titp.japanese.written_dates import MONTHS
from titp.spreadsheets.cells import Kind
from trainees.roster.answers import NOTHING, ask, certain
from trainees.roster.choices import meaning
from trainees.roster.marks import is_nothing

CODE = re.compile(r"\d{1,2}(?:-\d{1,2}){1,2}")
ONLY_DIGITS = re.compile(r"\d{1,4}")
# What spreadsheets make of 6-4-1 and 6-4.
TURNED_INTO_DATE = re.compile(
    r"(?P<year>\d{4})[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?(?: ?0{1,2}:00(?::00)?)?"
)
TURNED_INTO_DAY = re.compile(r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
TURNED_INTO_NAMED = re.compile(
    rf"(?P<day>\d{{1,2}})-(?P<name>{'|'.join(MONTHS)})(?:-(?P<year>\d{{2,4}}))?", re.IGNORECASE
)


def part(source):
    """The Answer for one cell of occupation or operation."""
    content = source.content
    if content.kind is Kind.DATE:
        day = content.value
        # 6-4 takes the year in which it was typed along, which nobody wrote.
        return ask(f"{day.year % 100}-{day.month}-{day.day}", f"{day.month}-{day.day}")
    text = meaning(clean(content.text), source.heading.legend)
    if is_nothing(text):
        return NOTHING
    code = destroyed_code(text)
    if code:
        return ask(code)
    return ask() if ONLY_DIGITS.fullmatch(compact(text)) else certain(text)


def is_code(text):
    return bool(CODE.fullmatch(text) or ONLY_DIGITS.fullmatch(text))


def destroyed_code(text):
    """The code that a date in this field must have been; "" if the text is no date."""
    for pattern in (TURNED_INTO_DATE, TURNED_INTO_DAY, TURNED_INTO_NAMED):
        match = pattern.fullmatch(text.strip())
        if match:
            found = match.groupdict()
            month = found.get("month") or MONTHS.index(found["name"].lower()) + 1
            numbers = (int(found["year"]) % 100,) if found.get("year") else ()
            return "-".join(map(str, (*numbers, int(month), int(found["day"]))))
    return ""


def joined(occupation, operation):
    """One text for both: `機械加工・普通旋盤作業`; equal texts once, an operation code alone."""
    if not operation or not occupation or CODE.fullmatch(operation):
        return operation or occupation
    if is_code(occupation):
        return operation
    same = compact(occupation) == compact(operation)
    return operation if same else f"{occupation}・{operation}"
