"""What a person who goes home reads, in the own language, from data/departure_words.csv."""

import hashlib
from functools import cache

from followup.models.consent import SCOPES
from followup.survey import tongues

# In the order in which they are read; `until_head` stands before the choice of years.
READ = ("title", "what", "who", "until_head", "until", "withdraw", "free", "allow", *SCOPES)
YEARS = (1, 3, 5)


def words(language):
    """{key: word} in a language of followup.survey.tongues."""
    return tongues.words(language, "departure")


@cache
def wording(language):
    """All that somebody reads before agreeing, a paragraph each."""
    said = words(language)
    return "\n\n".join(said[key] for key in READ)


@cache
def version(language):
    """What names a wording: it changes with every letter of it."""
    return hashlib.sha256(wording(language).encode()).hexdigest()[:12]
