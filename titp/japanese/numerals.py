"""Kanji numerals in dates (令和七年十二月一日) as Arabic digits."""

import re

DIGITS = {kanji: number for number, kanji in enumerate("〇一二三四五六七八九")}
NUMERAL = re.compile(r"[〇一二三四五六七八九十]+(?=[年月日])")


def arabic(text):
    """The text with kanji numbers before 年, 月 and 日 in digits; 二〇二六 digit by digit."""
    return NUMERAL.sub(lambda match: _number(match[0]), text)


def _number(kanji):
    if "十" not in kanji:
        return "".join(str(DIGITS[char]) for char in kanji)
    tens, _, ones = kanji.partition("十")
    return str((DIGITS[tens] if tens else 1) * 10 + (DIGITS[ones] if ones else 0))
