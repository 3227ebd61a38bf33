"""Nationalities, in any of the languages and abbreviations that offices use, as ISO 3166 codes."""

import csv
import re
from functools import cache
from pathlib import Path

from babel import Locale
from babel.core import get_global
from rapidfuzz import fuzz, process

from titp.japanese.text import compact, search_key
from trainees.roster.answers import NOTHING, ask, certain
from trainees.roster.marks import is_nothing

LIST = Path(__file__).with_name("nationalities.csv")
# Languages of the sending countries, after those of the office; the first to name a place wins.
LANGUAGES = [
    "ja",
    "en",
    "vi",
    "id",
    "fil",
    "my",
    "km",
    "ne",
    "th",
    "zh_Hans",
    "zh_Hant",
    "mn",
    "bn",
    "lo",
    "si",
    "ta",
    "ur",
    "hi",
    "uz",
    "ky",
    "kk",
    "ko",
    "pt",
    "es",
    "fr",
]
# Two letters that ISO 3166 gives to no country, though the languages have names for them.
NO_COUNTRY = {"EU", "EZ", "UN", "ZZ", "XA", "XB", "QO"}
FORM_OF_STATE = re.compile(
    r"(?:民主社会主義|社会主義|連邦民主|人民民主|民主|人民|連邦|イスラム|アラブ)*(?:共和国|王国|連邦共和国|連邦|首長国連邦|国)$"
)
ENGLISH_FORM = re.compile(
    r"^(?:the\s+)?(?:(?:federal|democratic|socialist|people'?s|islamic|united|independent|bolivarian)\s+)*"
    r"(?:republic|kingdom|union|state|commonwealth|federation)\s+of\s+(?:the\s+)?(?:union\s+of\s+)?"
)
SIMILAR = 70
# 50 is 050 without its zero; a 4 is rather the fourth entry of a list of the office's own.
SHORT_NUMBER = re.compile(r"\d")


@cache
def names():
    """Codes by folded name; a name that could be two countries has two codes."""
    found = {}
    with LIST.open(encoding="utf-8") as file:
        for line in csv.DictReader(file):
            for name in line["names"].split("|"):
                found[folded(name)] = tuple(line["codes"].split())
    for language in LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if is_country(code):
                # 「ミャンマー (ビルマ)」 names a place twice.
                for part in re.split(r"[()（）]", name):
                    if part.strip():
                        found.setdefault(folded(part), (code,))
    for code in Locale("en").territories:
        if is_country(code):
            found.setdefault(code.lower(), (code,))
    for alias, codes in get_global("territory_aliases").items():
        if re.fullmatch(r"[A-Z]{3}|\d{3}", alias) and len(codes) == 1 and is_country(codes[0]):
            found.setdefault(alias.lower(), tuple(codes))
    return found


def is_country(code):
    return len(code) == 2 and code.isalpha() and code not in NO_COUNTRY


def folded(name):
    return re.sub(r"[^\w]|_", "", search_key(name))


@cache
def codes_of(text):
    """The ISO codes a text can mean: one if it is certain, () if it means none."""
    key = folded(text)
    if key.isascii() and key.isdigit():
        return names().get(key.zfill(3), ())
    plain = text.casefold().strip().replace("’", "'")
    shapes = (
        key,
        folded(ENGLISH_FORM.sub("", plain)),
        folded(FORM_OF_STATE.sub("", compact(text))),
        folded(re.sub(r"人$|籍$|(?:国籍)$", "", compact(text))),
        folded(re.sub(r"[(\[].*?[)\]]", "", compact(text))),
    )
    found = next((names()[shape] for shape in shapes if shape in names()), ())
    return found or _said_twice(text)


def _said_twice(text):
    """The one country that all words of a text name: `ベトナム VIETNAM`, `VN/ベトナム`."""
    words = [folded(word) for word in re.split(r"[\s/・,:()\[\]]+", text) if folded(word)]
    if len(words) < 2:
        return ()
    said = {names().get(word) for word in words}
    return said.pop() or () if len(said) == 1 else ()


def nationality(text):
    """The Answer for a written nationality."""
    if is_nothing(text):
        return NOTHING
    codes = codes_of(text)
    if len(codes) == 1 and not SHORT_NUMBER.fullmatch(compact(text)):
        return certain(codes[0])
    return ask(*(codes or similar(text)))


def similar(text):
    """Codes of names that a misspelt one may mean, likeliest first."""
    key = folded(text)
    if len(key) < 4 or key.isdigit():
        return ()
    matches = process.extract(key, list(names()), scorer=fuzz.ratio, score_cutoff=SIMILAR, limit=3)
    return tuple(dict.fromkeys(code for name, _, _ in matches for code in names()[name]))


def names_a_country(text):
    return bool(codes_of(text))
