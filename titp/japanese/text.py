"""Text as people type it, made comparable: widths, spaces, invisible characters, kana."""

import re
import unicodedata
from functools import lru_cache

import jaconv

ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
LINE_BREAKS = re.compile(r"\r\n?|\u2028|\u2029")
SPACES = re.compile(r"[^\S\n]+")
AROUND_LINE_BREAK = re.compile(r" ?\n ?")
WHITE_SPACE = re.compile(r"\s+")

# The two dakuten are combining marks too, but they change the sound, not the look.
DAKUTEN = "\u3099\u309a"


class Visible(dict):
    """For `str.translate`: drops what nobody can see, remembering each character's answer.

    Cc: control; Cf: zero-width and bidi; Cs: halves of characters. Variation selectors (Mn) tell
    two drawings of one character apart, which no comparison should see.
    """

    def __missing__(self, code):
        char = chr(code)
        selects = "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"
        hidden = char not in "\n\t" and unicodedata.category(char) in {"Cc", "Cf", "Cs"}
        self[code] = None if selects or hidden else code
        return self[code]


VISIBLE = Visible()


# Lists repeat themselves: what is short and was seen before need not be worked out again.
REMEMBERED, SHORT = 50_000, 100


def clean(text):
    """NFKC, one kind of space, line breaks as `\\n`, nothing invisible; trimmed.

    Spreadsheets store control characters as `_x0007_`; they go as well. `_x000D_` is a line break.
    """
    return _clean_short(text) if len(text) <= SHORT else _clean(text)


def _clean(text):
    text = ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    text = LINE_BREAKS.sub("\n", text).translate(VISIBLE)
    text = unicodedata.normalize("NFKC", text)
    return AROUND_LINE_BREAK.sub("\n", SPACES.sub(" ", text)).strip()


_clean_short = lru_cache(REMEMBERED)(_clean)


def one_line(text):
    """Cleaned text with line breaks turned into spaces."""
    return WHITE_SPACE.sub(" ", clean(text))


def compact(text):
    """Cleaned text without any white space, for comparing captions and codes."""
    return "".join(clean(text).split())


def katakana(text):
    """Full-width katakana of hiragana, half-width or full-width kana; the rest stays."""
    return unicodedata.normalize("NFKC", jaconv.hira2kata(unicodedata.normalize("NFKC", text)))


def search_key(text):
    """The form in which names are searched: without case, marks, spaces, or the kind of kana.

    `Trần Thị Hà` and `TRAN THI HA` have one key, half-width and full-width kana too.
    """
    folded = clean(text).casefold().replace("đ", "d")
    folded = jaconv.kata2hira(_without_marks(folded))
    return "".join(char for char in folded if char != "・" and not char.isspace())


def sort_key(text):
    """A key whose code-point order puts kana in the order of the syllabary."""
    return unicodedata.normalize("NFD", jaconv.kata2hira(clean(text)).casefold())


def _without_marks(text):
    decomposed = unicodedata.normalize("NFD", text)
    kept = (char for char in decomposed if char in DAKUTEN or not unicodedata.combining(char))
    return unicodedata.normalize("NFC", "".join(kept))
