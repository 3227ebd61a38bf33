"""Numbers of papers: passport (旅券), residence card (在留カード), accreditation (認定)."""

import re

from titp.japanese.text import compact
from trainees.roster.answers import NOTHING, ask, certain
from trainees.roster.marks import is_nothing

HYPHENS = re.compile(r"[-‐‑‒–—―−ーｰ]")
PASSPORT = re.compile(r"[A-Z0-9]+")
USUAL_PASSPORT_LENGTHS = range(7, 10)
CARD = re.compile(r"[A-Z]{2}\d{8}[A-Z]{2}")

AS_LETTERS = ({"0": "O", "1": "I"}, {"0": "O", "1": "L"})


def passport_number(text):
    """Letters and digits are certain; an unusual length is only worth a notice."""
    number = HYPHENS.sub("", _written(text).upper())
    if _is_none(number):
        return NOTHING
    if not PASSPORT.fullmatch(number):
        return ask()
    unusual = len(number) not in USUAL_PASSPORT_LENGTHS
    return certain(number, notice="unusual length" if unusual else "")


def residence_card_number(text):
    """2 letters, 8 digits, 2 letters; O/0 and I/l/1 mixed up are repaired only as a proposal."""
    number = HYPHENS.sub("", _written(text))
    if _is_none(number):
        return NOTHING
    if CARD.fullmatch(number.upper()):
        return certain(number.upper())
    return ask(*repaired(number))


def repaired(number):
    """The card numbers that a misread one can be; none if it does not fit."""
    if len(number) != 12:
        return ()
    digits = re.sub("[OoIiLl]", lambda match: "0" if match[0] in "Oo" else "1", number[2:10])
    readings = []
    for letters in AS_LETTERS:
        ends = [
            part.upper().translate(str.maketrans(letters)) for part in (number[:2], number[10:])
        ]
        candidate = f"{ends[0]}{digits}{ends[1]}"
        if CARD.fullmatch(candidate):
            readings.append(candidate)
    return tuple(dict.fromkeys(readings))


def accreditation_number(text):
    """As written without spaces; two numbers in one cell are asked about."""
    number = _written(text)
    if _is_none(number):
        return NOTHING
    several = re.findall(r"認[\d-]{6,}", number)
    if len(several) > 1:
        return ask(*several)
    return certain(number)


def _written(text):
    # An apostrophe in front is how spreadsheets keep digits from becoming a number.
    return compact(text).lstrip("'")


def _is_none(number):
    return is_nothing(number) or not any(char.isdigit() for char in number)
