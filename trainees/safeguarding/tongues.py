"""The languages of the pages for trainees, and their words, from data/voice_words.csv."""

import csv
from functools import cache
from pathlib import Path

LANGUAGES = {
    "ja": "日本語", "en": "English", "vi": "Tiếng Việt", "id": "Bahasa Indonesia",
    "my": "မြန်မာ", "km": "ខ្មែរ", "tl": "Tagalog", "th": "ไทย", "zh-hans": "简体中文",
    "ne": "नेपाली", "mn": "Монгол",
}  # fmt: skip
# All others are drafts of ours that no native reader has checked, and say so.
REVIEWED = ("ja", "en")
# As a consultation keeps them (trainees.models.reference), where it has another code.
SPOKEN = {"tl": "fil", "zh-hans": "zh"}
WORDS_FILE = Path(__file__).parents[1] / "data" / "voice_words.csv"


@cache
def _table():
    with WORDS_FILE.open(encoding="utf-8", newline="") as file:
        return {row.pop("key"): row for row in csv.DictReader(file)}


@cache
def words(language):
    """{key: word} in a language of LANGUAGES; for templates "about.wages" is `about_wages`."""
    return {key.replace(".", "_"): row[language] for key, row in _table().items()}


def spoken(language):
    return SPOKEN.get(language, language)


def page_language(code):
    """The page's language for one of a consultation or person, English where there is none."""
    back = {kept: page for page, kept in SPOKEN.items()}
    return code if code in LANGUAGES else back.get(code, "en")


def wished(request):
    """What the browser asks for first and we have; Japanese where it asks for nothing of ours."""
    for part in request.headers.get("Accept-Language", "").lower().split(","):
        code = part.partition(";")[0].strip()
        for ours in (code, code.partition("-")[0]):
            found = {"zh": "zh-hans", "zh-cn": "zh-hans", "fil": "tl"}.get(ours, ours)
            if found in LANGUAGES:
                return found
    return "ja"
