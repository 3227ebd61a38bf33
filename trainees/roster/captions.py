"""Captions: lines outside the rows of a table that say something about all of its people."""

import re

from trainees.roster.entries import Source, spelled
from trainees.roster.headings import Heading, heading_of
from trainees.roster.hosts import in_title

FIELDS = {
    "host_company", "batch", "stage", "residence_status", "nationality", "sending_organization",
    "occupation", "operation", "occupation_operation", "entered_on", "lecture_starts_on",
    "lecture_ends_on", "lecture_period", "assigned_on", "training_ends_on", "accredited_on",
    "accreditation_applied_on",
}  # fmt: skip

NEXT_LABEL = re.compile(r"[ \n]+(?=[^ :\n]{1,20}:)")
BRACKETED = re.compile(
    r"[【\[(<〔「](?P<label>[^】\])>〕」]{1,20})[】\])>〕」]\s*:?\s*(?P<value>.+)", re.DOTALL
)
HOST, BATCH = Heading("host_company", ""), Heading("batch", "")
BARE_BATCH = re.compile(r"第?\s*\d+\s*(?:期生|回生|期)")
BATCH_ALONE = re.compile(rf"\W*{BARE_BATCH.pattern}\W*(?:\(\d+名\))?")


def captions_in(row_cells):
    """The Sources by field that the cells of one row state, as `label：value` or label, value."""
    found = {}
    cells = [row_cells[column] for column in sorted(row_cells)]
    waiting = None
    for cell in cells:
        text = cell.text
        whole = heading_of(text.rstrip(":"))
        if waiting and not whole:
            found.setdefault(waiting.field, Source(waiting, cell, cell))
            waiting = None
            continue
        waiting = whole if whole and whole.field in FIELDS else None
        if not whole and BATCH_ALONE.fullmatch(text):
            batch = spelled(cell, BARE_BATCH.search(text)[0])
            found.setdefault("batch", Source(BATCH, cell, batch))
        elif not whole:
            for heading, value in labelled(text):
                if heading.field in FIELDS:
                    found.setdefault(heading.field, Source(heading, cell, spelled(cell, value)))
    if "host_company" not in found:
        found |= _unlabelled_host(cells, found)
    return found


def labelled(text):
    """(Heading, value) of each `label：value`, `【label】value` or `label value` in a text."""
    for part in NEXT_LABEL.split(text):
        label, colon, value = part.partition(":")
        bracketed = BRACKETED.fullmatch(part)
        if bracketed and heading_of(bracketed["label"]):
            label, value = bracketed["label"], bracketed["value"]
        elif not colon:
            label, _, value = part.partition(" ")
        heading = heading_of(label)
        if heading and value.strip():
            yield heading, value.strip()


def _unlabelled_host(cells, found):
    for cell in cells:
        taken = any(source.cell is cell for source in found.values())
        company = "" if taken else in_title(cell.text)
        if company:
            return {HOST.field: Source(HOST, cell, spelled(cell, company))}
    return {}
