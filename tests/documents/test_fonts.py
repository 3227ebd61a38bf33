"""The fonts we carry: what they can print, and what they cannot."""

import pytest

from titp.documents.fonts import carried, missing_glyphs
from titp.documents.papers import unprintable

IN_THEIR_SCRIPTS = {
    "ja": "技能実習生 髙﨑 ①㈱㊞ □✓ ０１２ ﾊﾝｶｸ",
    "vi": "Nguyễn Thị Ánh Đặng Thuỳ Trâm",
    "mn": "Өвөрхангай Үүрцайх",
    "my": "မြန်မာ",
    "km": "ភាសាខ្មែរ",
    "th": "ภาษาไทย",
    "bn": "বাংলা",
    "ne": "नेपाली",
    "lo": "ພາສາລາວ",
    "tl": "Piñas",
}


@pytest.mark.parametrize("words", IN_THEIR_SCRIPTS.values(), ids=IN_THEIR_SCRIPTS)
def test_names_of_the_sending_countries_can_be_printed(words):
    assert missing_glyphs(words) == set()


def test_a_character_that_no_font_has_is_named():
    assert missing_glyphs("𠮷田 ☑ 花子") == {"𠮷", "☑"}


def test_one_font_alone_lacks_more():
    (noto,) = [font for font in carried() if font.name == "NotoSans-Regular.ttf"]
    assert missing_glyphs("Nguyễn 花", [noto]) == {"花"}


def test_spaces_line_ends_and_variation_selectors_need_no_glyph():
    assert missing_glyphs("a\u3000b\n\t\u200b\u00a0葛\ufe00") == set()


def test_letters_with_loose_marks_are_looked_up_as_one():
    assert missing_glyphs("か\u3099") == set()


def test_a_paper_names_what_it_cannot_print_and_nothing_of_its_markup():
    assert unprintable("<p title='☑'>𠮷田 &#x2611;</p>") == {"𠮷", "☑"}
