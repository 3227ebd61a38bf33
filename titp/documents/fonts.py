"""The fonts we carry, and which characters none of them can print."""

import unicodedata
from functools import lru_cache

from django.conf import settings
from fontTools.ttLib import TTFont

FOLDER = settings.ROOT / "static" / "fonts"
CONFIGURATION = FOLDER / "fonts.conf"

# Controls, spaces, marks that join or direct, variation selectors: they need no glyph.
INVISIBLE = {"Cc", "Cf", "Zs", "Zl", "Zp"}


@lru_cache
def characters(path):
    """All characters that a font has a glyph for."""
    with TTFont(path, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))


def carried():
    """The fonts that papers are printed with."""
    return sorted(FOLDER.glob("*.ttf"))


def missing_glyphs(text, fonts=None):
    """The characters of a text that would print as empty boxes in all of these fonts.

    `fonts` are paths; without them, the fonts we carry.
    """
    needed = {
        character
        for character in unicodedata.normalize("NFC", text)
        if unicodedata.category(character) not in INVISIBLE
        and not 0xFE00 <= ord(character) <= 0xFE0F
    }
    for font in carried() if fonts is None else fonts:
        needed -= characters(font)
    return needed
