"""One sheet, taken apart as a table, as a form, or as no roster at all."""

from titp.japanese.text import compact
from trainees.roster.boxes import Boxes
from trainees.roster.entries import Aside, Layout, Reason
from trainees.roster.folded import unfolded
from trainees.roster.forms import FormReader
from trainees.roster.headers import find_header
from trainees.roster.panels import panels
from trainees.roster.tables import TableReader, says

TEMPLATES = (
    "原本",
    "ひな形",
    "雛形",
    "ひな型",
    "雛型",
    "様式",
    "記入例",
    "見本",
    "テンプレート",
    "template",
)
DELETED = {
    "1",
    "true",
    "yes",
    "y",
    "on",
    "○",
    "〇",
    "◯",
    "済",
    "削除",
    "削除済",
    "削除済み",
    "✓",
    "✔",
    "☑",
    "レ",
}
NOT_DELETED = ("", "null", "none", "-", "―")


def take_apart(sheet, from_text=False, row_done=lambda: None):
    """The Layout of a sheet; its people are marked if the sheet or row is not to be taken."""
    rows = [row for row in sorted(sheet.rows) if any(map(says, sheet.rows[row].values()))]
    if not rows:
        return Layout()
    sheet.rows = {row: sheet.rows[row] for row in rows}
    if from_text:
        layout = _read(sheet, from_text, row_done)
    else:
        layout = _together([_read(unfolded(part), False, row_done) for part in panels(sheet)])
    _mark_ignored(sheet, layout.entries)
    return layout


def _read(sheet, from_text, row_done):
    boxes = Boxes(sheet)
    header = find_header(sheet, boxes)
    if header:
        return TableReader(sheet, header, boxes, from_text, row_done).layout()
    form = FormReader(sheet, boxes, from_text, row_done)
    if not form.is_roster:
        return Layout(asides=[Aside(sheet.name, min(sheet.rows), Reason.NOT_ROSTER)])
    return form.layout()


def _together(layouts):
    """One Layout of what stands side by side; a line that all share is told once."""
    whole, *beside = layouts
    for layout in beside:
        # The last form on the right is often left empty.
        whole.entries += [entry for entry in layout.entries if entry.sources]
        known = {aside.row for aside in whole.asides}
        whole.asides += [aside for aside in layout.asides if aside.row not in known]
        whole.mappings += layout.mappings
        whole.remarks += layout.remarks
    return whole


def _mark_ignored(sheet, entries):
    whole_sheet = None
    if any(word in compact(sheet.name).lower() for word in TEMPLATES):
        whole_sheet = Reason.TEMPLATE_SHEET
    elif sheet.hidden:
        whole_sheet = Reason.HIDDEN_SHEET
    seen = set()
    for entry in entries:
        fingerprint = entry.fingerprint
        if whole_sheet:
            entry.ignored = whole_sheet
        elif is_deleted(entry):
            entry.ignored = Reason.DELETED_ROW
        elif fingerprint in seen:
            entry.ignored = Reason.DUPLICATE_ROW
        seen.add(fingerprint)


def is_deleted(entry):
    """True if a deletion mark is set: a flag of 1, or the day of a deletion."""
    flags = [_word(source) for source in entry.sources.get("deleted", [])]
    days = [_word(source) for source in entry.sources.get("deleted_at", [])]
    return any(flag in DELETED for flag in flags) or any(_is_day(day) for day in days)


def _word(source):
    word = compact(source.text).lower()
    return source.heading.legend.get(word, word)


def _is_day(word):
    return word not in NOT_DELETED and bool(word.strip("0-:/ t.z"))
