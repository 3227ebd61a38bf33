"""What a person reads before a case is shown to monitors, from data/case_words.csv.

What every consent says (I agree, my name, you decide freely) stands in departure_words.csv.
"""

import csv
import hashlib
from functools import cache
from pathlib import Path

from followup.departing.words import words as departure_words

WORDS_FILE = Path(__file__).parents[1] / "data" / "case_words.csv"
# In the order in which they are read; the text itself follows.
READ = ("title", "what", "who", "until", "withdraw", "free")


@cache
def table():
    """{key: {language: word}}, in the order of the file."""
    with WORDS_FILE.open(encoding="utf-8", newline="") as file:
        return {row.pop("key"): row for row in csv.DictReader(file)}


@cache
def words(language):
    """{key: word} in a language of followup.survey.tongues."""
    return departure_words(language) | {key: row[language] for key, row in table().items()}


def wording(language, copy):
    """All that somebody reads before agreeing, a paragraph each, and the text of the copy."""
    said = words(language)
    read = [said[key].format(day=copy.until.isoformat()) for key in READ]
    return "\n\n".join([*read, *(part for part in (copy.told, copy.facts, copy.text) if part)])


@cache
def version(language):
    """What names a wording, whatever the copy: it changes with every letter of it."""
    said = words(language)
    return hashlib.sha256("\n\n".join(said[key] for key in READ).encode()).hexdigest()[:12]
