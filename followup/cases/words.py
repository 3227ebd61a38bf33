"""What a person reads before a case is shown to monitors, from data/case_words.csv.

What every consent says (I agree, my name, you decide freely) stands in departure_words.csv.
"""

import hashlib
from functools import cache

from followup.departing.words import words as departure_words
from followup.survey import tongues

# In the order in which they are read; the text itself follows.
READ = ("title", "what", "who", "until", "withdraw", "free")


def table():
    """{key: {language: word}}, in the order of the file."""
    return tongues.table("case")


@cache
def words(language):
    """{key: word} in a language of followup.survey.tongues."""
    return departure_words(language) | tongues.words(language, "case")


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
