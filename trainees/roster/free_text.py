"""Fields that are taken as written: notes, addresses, organizations, hosts."""

import re

from titp.japanese.text import clean, compact
from trainees.roster.answers import NOTHING, ask, certain
from trainees.roster.cautions import answered
from trainees.roster.choices import meaning
from trainees.roster.hosts import legal_name
from trainees.roster.marks import is_nothing
from trainees.roster.reading import TOO_LONG, Origin

CODE = re.compile(r"\d{1,4}")


def written(source):
    """The Answer for a text; a bare code says nothing without a legend."""
    text = clean(meaning(source.text, source.heading.legend))
    if is_nothing(text):
        return NOTHING
    return ask() if CODE.fullmatch(compact(text)) else certain(text)


def within(letters):
    """`written`, but a text that is longer than what it is recorded in is asked about."""

    def understand(source):
        answer = written(source)
        return ask() if len(answer.value or "") > letters else answer

    return understand


def address(source):
    return ask() if len(source.text) > TOO_LONG else written(source)


def host(source):
    answer = written(source)
    return certain(legal_name(answer.value)) if answer.value else answer


def note(entry, row):
    """Notes in column order, then the comments of the row; one that is too long is not taken."""
    taken = []
    for source in entry.of("note"):
        too_long = len(source.content.result) > TOO_LONG
        answer = ask() if too_long else answered(source, _as_note)
        if answer.asks:
            row.doubt("note", source.cell.address, source.raw, answer.readings)
        elif answer.value:
            taken.append(answer.value)
            row.origins.setdefault("note", Origin(source.cell.address, source.raw))
    taken += [text for comment in entry.comments if not is_nothing(text := clean(comment))]
    if taken and not row.asks_about("note"):
        row.values["note"] = "\n".join(taken)


def _as_note(source):
    text = clean(meaning(source.text, source.heading.legend))
    return NOTHING if is_nothing(text) else certain(text)
