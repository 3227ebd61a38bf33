"""Which known field an unknown heading may mean: a proposal for people, never used for values."""

import re
from functools import lru_cache

from rapidfuzz import fuzz, process

from titp.japanese.text import clean
from trainees.roster.entries import Mapping
from trainees.roster.headings import key_of, known

# Under this a likeness is chance: headings are short.
SIMILAR = 75
# The list of headings knows it word for word only at 100.
MOST = 99
NUMBERING = re.compile(r"(?:no|番号)\W*", re.IGNORECASE)


@lru_cache(maxsize=2_000)
def nearest_field(heading):
    """(field, 0…99) of the known heading that is most like an unknown one; ("", 0) if none is."""
    key = key_of(heading)
    if len(key) < 2 or NUMBERING.fullmatch(clean(heading)):
        return "", 0
    same_script = [other for other in known() if other.isascii() == key.isascii()]
    found = process.extractOne(key, same_script, scorer=fuzz.ratio, score_cutoff=SIMILAR)
    return (known()[found[0]], min(int(found[1]), MOST)) if found else ("", 0)


def guess(sheet, row, column, heading):
    """The Mapping of a heading that maps to nothing."""
    field, likeness = nearest_field(heading)
    return Mapping(sheet, row, column, heading, "", likeness, proposal=field)
