"""Doubts that every field shares: errors, formulas without or from outside, destroyed numbers."""

import re

from titp.japanese.text import compact
from titp.spreadsheets.cells import Kind
from trainees.roster.answers import ask, in_doubt

DESTROYED = re.compile(r"\d(?:\.\d+)?E\+\d+", re.IGNORECASE)
EXACT_DIGITS = 15
OUTSIDE = re.compile(
    r"\[[^\[\]]*\][^\[\]!,()+*/<>=&]*!|\b(?:HYPERLINK|WEBSERVICE|FILTERXML|RTD|DDE|IMAGE|IMPORT\w+|CUBE\w+|CALL|REGISTER(?:\.ID)?)\s*\("
    r"|\|[^!\"]*!|'?(?:https?|file|ftp):|\\\\",
    re.IGNORECASE,
)
ERRORS = re.compile(r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)")
BROKEN = re.compile(rf"{ERRORS.pattern}|{DESTROYED.pattern}", re.IGNORECASE)


def answered(source, understand):
    """The Answer of `understand(source)`, unless the cell itself cannot be trusted."""
    content = source.content
    if source.headless_ditto or content.kind is Kind.ERROR or content.kind is Kind.UNCOMPUTED:
        return ask()
    text = content.text
    if ("#" in text or "+" in text) and BROKEN.fullmatch(compact(text)):
        return ask()
    if content.kind is Kind.NUMBER and abs(content.value) >= 10**EXACT_DIGITS:
        # Spreadsheets keep fifteen digits; the rest were zeros before anybody looked.
        return ask()
    answer = understand(source)
    return in_doubt(answer) if content.formula and OUTSIDE.search(content.formula) else answer
