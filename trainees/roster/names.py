"""Names of people: which script they are in, and whether they can be names at all."""

import re
import unicodedata
from functools import lru_cache

from titp.japanese.text import clean, katakana, search_key
from trainees.roster.answers import NOTHING, ask, certain
from trainees.roster.marks import is_nothing

LONGEST = 100
PUNCTUATION = set(" .,'’‘-‐・ー")
FORMULA_SIGNS = ("=", "+", "-", "@")
KANA = re.compile(r"[ぁ-ゖァ-ヺー・ヽヾ]")
KANJI = re.compile(r"[一-鿿㐀-䶿豈-﫿々]")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
PARTS = re.compile(r"[\n()\[\]【】〔〕<>/|]+")
KEYS = {"roman": "name_roman", "kana": "name_kana"}
WRITE = {"roman": lambda name: unicodedata.normalize("NFC", name), "kana": katakana}


def script(text):
    """ "roman", "kana", "kanji", or "" for a text without letters of these."""
    if LATIN.search(text):
        return "roman"
    if KANJI.search(text):
        return "kanji"
    return "kana" if KANA.search(text) else ""


def parts_of(text):
    """A written name as (script, text) parts: Latin and kana may share a cell."""
    for part in PARTS.split(clean(text)):
        run, kind = [], ""
        for word in part.split():
            its = script(word) or kind
            if run and its != kind:
                yield kind, " ".join(run)
                run = []
            run.append(word)
            kind = its
        if run:
            yield kind, " ".join(run)


@lru_cache(maxsize=20_000)
def answers_of(text, field="name_roman"):
    """Answers by key for a name as written; a cell that is no name asks about `field`.

    Names in kanji belong to neither key: they are left out, with the reading beside them taken.
    """
    if is_nothing(text):
        return {}
    whole = " ".join(clean(text).split())
    if whole.startswith(FORMULA_SIGNS) or len(whole) > LONGEST:
        return {field: ask()}
    parts = list(parts_of(text))
    scripts = {kind for kind, _ in parts}
    if len(parts) > len(scripts) or len(parts) > 2 or (len(parts) == 1 and PARTS.search(whole)):
        parts = [(script(whole), whole)]
    if not all(is_possible(part) for _, part in parts):
        return {KEYS.get(script(whole), field): ask()}
    return {KEYS[kind]: certain(WRITE[kind](part)) for kind, part in parts if kind in KEYS}


def is_possible(text):
    """True if a text has only letters, marks, spaces and the signs that names have."""
    return bool(text) and all(
        char in PUNCTUATION or unicodedata.category(char)[0] in "LM" for char in text
    )


def is_alone_a_name(text):
    """True for a text that is surely a name of a trainee, with nothing else in its row."""
    answers = answers_of(text)
    return any(answer.value for answer in answers.values())


def joined(family, given):
    """The Answer for a name in two columns; people without a family name have one of them."""
    family, given = (
        "" if is_nothing(part) else " ".join(clean(part).split()) for part in (family, given)
    )
    if family and family.casefold() == given.casefold():
        return ask(family, f"{family} {given}")
    whole = f"{family} {given}".strip()
    if not whole:
        return NOTHING
    if len(whole) > LONGEST or whole.startswith(FORMULA_SIGNS) or not is_possible(whole):
        return ask()
    return certain(katakana(whole) if script(whole) == "kana" else whole)


def same_name(one, other):
    """True if two spellings differ only in case, diacritics or spaces."""
    return search_key(one) == search_key(other)
