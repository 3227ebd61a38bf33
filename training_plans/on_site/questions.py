"""What a trainee is asked at an audit, in the trainee's language (面談; handbook 15.7 no. 9)."""

import csv
from functools import cache
from pathlib import Path

# That of the office first; the others are drafts of ours that no native reader has checked yet.
LANGUAGES = {
    "ja": "日本語", "en": "English", "vi": "Tiếng Việt", "id": "Bahasa Indonesia", "zh": "中文",
    "fil": "Filipino", "th": "ไทย",
}  # fmt: skip
UNCHECKED = ("vi", "id", "zh", "fil", "th")
WORDS_FILE = Path(__file__).parent.parent / "data" / "interview_words.csv"
ANSWERS = ("yes", "no", "unsaid")
SPOKEN = {
    "VN": "vi", "ID": "id", "CN": "zh", "PH": "fil", "TH": "th", "JP": "ja",
}  # fmt: skip


@cache
def _words():
    with WORDS_FILE.open(encoding="utf-8", newline="") as file:
        return {row.pop("key"): row for row in csv.DictReader(file)}


def questions():
    """{question: the answer that gives no cause to ask on}."""
    return {key: row["good"] for key, row in _words().items() if row["good"]}


def word(key, language):
    """A question or an answer in a language; in English where we have none in it."""
    row = _words()[key]
    return row.get(language) or row["en"]


def language_of(nationality):
    """In which of our languages somebody is probably best asked."""
    return SPOKEN.get(nationality, "en")
