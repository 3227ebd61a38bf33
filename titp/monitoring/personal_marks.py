"""What in a text looks like data of a person, so that it is not handed out by mistake (要確認).

A look and no proof: of names those are found that an organization has recorded, as each room
declares them. Who has looked may go on all the same.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from titp.declared import Declared

NAMES = Declared("personal_names")
SHORTEST = 3  # letters of a name in an alphabet or in kana that are looked for
# Of what a name is made that people write or leave out as they like.
LOOSE = re.compile(r"[\W_ー]+")
IN_KATAKANA = {place: place + 0x60 for place in range(ord("ぁ"), ord("ゖ") + 1)}
HAN = re.compile(r"[\u3400-\u9fff]{2}")

MARKS = (
    (_("a residence card number"), re.compile(r"(?<![A-Z0-9])[A-Z]{2}\d{8}[A-Z]{2}(?![A-Z0-9])")),
    (_("a passport number"), re.compile(r"(?<![A-Z0-9])[A-Z]{1,2}\d{7}(?!\d)")),
    (_("an e-mail address"), re.compile(r"[^\s@]+@[^\s@]+\.[a-zA-Z]{2,}")),
    (_("a telephone number"),
     re.compile(r"(?<!\d)(?:\+\d{1,3}|0\d{1,4})[- ]\d{1,4}[- ]\d{3,4}(?!\d)")),
    (_("a number of 12 digits"), re.compile(r"(?<!\d)\d{4}[ -]?\d{4}[ -]?\d{4}(?!\d)")),
)  # fmt: skip


def marks_in(text):
    """The kinds of marks that a text has, in words, each once."""
    plain = unicodedata.normalize("NFKC", text)
    return [word for word, pattern in MARKS if pattern.search(plain)]


@dataclass(frozen=True)
class Names:
    """Names that stand in the records of the organization we act for.

    `word`: what a text has where one of them stands in it. `spellings()`: texts, some of them
    empty; the parts of one in an alphabet may stand in any order.
    """

    slug: str
    word: str
    spellings: Callable


def marks_of_ours(text):
    """As marks_in, and whose names of our own records stand in the text, in any script."""
    found, written = marks_in(text), _Written(text)
    if written.flat:
        kinds = NAMES.values()
        found += [one.word for one in kinds if any(map(written.has, one.spellings()))]
    return found


class _Written:
    """A text, to look for names in however they are spaced, accented or cased."""

    def __init__(self, text):
        self.flat = LOOSE.sub("", _folded(text))
        self.parts = set(LOOSE.split(_folded(text)))

    def has(self, name):
        folded = _folded(name)
        flat = LOOSE.sub("", folded)
        if len(flat) < SHORTEST and not HAN.fullmatch(flat):
            return False
        if not flat.isascii():
            return flat in self.flat
        # letters of other words side by side are no name: Lan An is not in “plan and”
        parts = [part for part in LOOSE.split(folded) if part]
        return self.parts.issuperset(parts) or (flat in self.parts)


def _folded(text):
    """Without case and accents, kana as katakana: Nguyễn as NGUYEN; đ has no accent to take off."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("đ", "d")
    plain = plain.translate(IN_KATAKANA)
    letters = unicodedata.normalize("NFD", plain)
    return unicodedata.normalize("NFC", _LATIN_ACCENT.sub(r"\1", letters))


_LATIN_ACCENT = re.compile(r"([a-z])[\u0300-\u036f]+")
