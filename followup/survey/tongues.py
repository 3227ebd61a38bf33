"""The languages of the survey, and its words, from data/survey_words.csv."""

import csv
from functools import cache
from pathlib import Path

LANGUAGES = {
    "ja": "日本語", "en": "English", "vi": "Tiếng Việt", "id": "Bahasa Indonesia",
    "my": "မြန်မာ", "km": "ខ្មែរ", "tl": "Tagalog", "th": "ไทย", "zh-hans": "简体中文",
    "ne": "नेपाली", "mn": "Монгол", "bn": "বাংলা", "lo": "ລາວ", "si": "සිංහල",
}  # fmt: skip
# All others are drafts of ours that no native reader has checked, and say so.
REVIEWED = ("ja", "en")
# What a person's mother tongue is called in our records (ISO 639), where the page has another code.
SPOKEN = {"fil": "tl", "zh": "zh-hans"}
DATA = Path(__file__).parents[1] / "data"


@cache
def table(name="survey"):
    """{key: {language: word}} of a file of words, in its order."""
    with (DATA / f"{name}_words.csv").open(encoding="utf-8", newline="") as file:
        return {row.pop("key"): row for row in csv.DictReader(file)}


@cache
def words(language, name="survey"):
    """{key: word} in a language of LANGUAGES."""
    return {key: row[language] for key, row in table(name).items()}


def page_language(spoken):
    """The page's language for the mother tongue of a record; English where there is none."""
    code = SPOKEN.get(spoken, spoken)
    return code if code in LANGUAGES else "en"


def wished(request):
    """What the browser asks for first and we have; English where it asks for nothing of ours."""
    for part in request.headers.get("Accept-Language", "").lower().split(","):
        code = part.partition(";")[0].strip()
        for ours in (code, code.partition("-")[0]):
            found = page_language("zh" if ours in ("zh-cn", "zh-sg") else ours)
            if found != "en" or ours == "en":
                return found
    return "en"
