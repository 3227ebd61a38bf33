"""Enrolment (在籍状況): where a trainee is, from a status column or from the words of the row."""

import re
from dataclasses import dataclass

from titp.japanese.text import compact
from trainees.roster.answers import NOTHING, ask, certain
from trainees.roster.choices import CODE, choice, names_other_status
from trainees.roster.marks import is_nothing

ALL = ("returned", "absconded", "other_status", "active")

STATUS_WORDS = (
    (
        re.compile(
            r"終了|^(?:closed|end|ended|finished)$|契約満了|満了(?!帰国)|修了|完了|転籍|移籍|^transfer",
            re.I,
        ),
        "",
    ),
    (re.compile(r"一時帰国|帰国(?:予定|希望|準備)"), "active"),
    (re.compile(r"失踪|行方不明|missing|abscond|escaped|runaway|逃亡", re.I), "absconded"),
    (re.compile(r"特定技能|特定活動|ssw|その他|^other", re.I), "other_status"),
    (re.compile(r"帰国|return|repatriat|went ?home", re.I), "returned"),
    (
        re.compile(
            r"在籍|実習中|就労中|配属中|講習中|在留中|稼働中|勤務中"
            r"|^active|^training|in ?training|enrol",
            re.I,
        ),
        "active",
    ),
    (re.compile(r"入国前|入国待|来日前|来日待|入国予定|内定|候補|未入国|planned"), ""),
)

TRANSFER = re.compile(r"転籍|移籍")
FROM_ELSEWHERE = re.compile(
    r"(?:より|から)[^、。\nへ]{0,6}(?:転籍|移籍)|(?:転籍|移籍)(?:元|により受入|受入)"
)
PLAN = (
    r"(?:予定|希望|準備|検討|相談|見込|手続|意向|意思|申請中|したい|するか|かも|可能|候補|未定"
    r"|せず|しない|なし|無し|延期|中止|取り?やめ)"
)
NOT_GONE = re.compile(rf"[^、。\n]{{0,6}}{PLAN}")
RETURN = re.compile(r"(?<!一時)(?<!未)(?<!再)帰国")
# After a fact comes the end, a date, or a word of completion; `帰国便` and `帰国費用` are no fact.
RETURN_AS_FACT = re.compile(
    r"(?:$|[\s、。,.()/\d\n:~・]|済|し(?:た|ました|て)|完了|届|[RH令平]|日?\d|\[)"
)
ABSCONDED = re.compile(
    r"(?:失踪|行方不明)(?!.{0,4}(?:おそれ|恐れ|歴|防止|対策|予防|リスク|なし|無し|可能性|未遂|懸念|注意|指導))"
)

COLOURED = re.compile(
    r"行|色|グレー|灰|黄|赤|青|緑|橙|紫|ピンク|網掛|取り?消し?線|打ち?消し?線|斜線|塗"
)
LEGEND_WORDS = (
    ("帰国", "returned"),
    ("失踪", "absconded"),
    ("行方不明", "absconded"),
    ("特定", "other_status"),
    ("在籍", "active"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """What one row without a status column shows that bears on enrolment."""

    block_status: str
    stages: tuple[str, ...]
    note: str
    ends: str
    marked: bool  # struck through or filled as a whole
    hints: tuple[str, ...]  # what remarks on the sheet say such marks mean
    is_form: bool
    entry_planned: bool


def enrolment(row):
    """The Answer for a row's enrolment; the first of the rules that matches decides."""
    said = statuses_said(row)
    if len(said) > 1:
        return ask(*said)
    if said:
        return certain(said[0])
    if _went_elsewhere(row):
        return NOTHING
    if row.marked:
        return ask(*row.hints, *ALL)
    if row.entry_planned or row.is_form:
        return NOTHING
    return certain("active")


def by_status_column(text, legend):
    """A status column decides alone, also where it says nothing."""
    word = compact(choice(text, legend))
    if is_nothing(word):
        return NOTHING
    if CODE.fullmatch(word):
        return ask()
    for pattern, status in STATUS_WORDS:
        if pattern.search(word):
            return certain(status) if status else NOTHING
    return ask()


def statuses_said(row):
    """What the words of the row state, without repetition."""
    said = [row.block_status] if row.block_status else []
    if ABSCONDED.search(row.note):
        said.append("absconded")
    if any(names_other_status(text) for text in row.stages):
        said.append("other_status")
    if tells_of_return(row.note):
        said.append("returned")
    return list(dict.fromkeys(said))


def tells_of_return(note):
    """True if a note states a return home as a fact, not as a plan or wish."""
    return any(
        RETURN_AS_FACT.match(note, match.end()) and not NOT_GONE.match(note, match.end())
        for match in RETURN.finditer(note)
    )


def _went_elsewhere(row):
    note = TRANSFER.search(row.note)
    if note and NOT_GONE.match(row.note, note.end()):
        note = None
    if FROM_ELSEWHERE.search(row.note):
        return False
    return bool(note or TRANSFER.search(row.ends))


def hints(remarks):
    """What the remarks of a sheet say that coloured or struck rows mean."""
    found = []
    for remark in remarks:
        if COLOURED.search(remark):
            found += [status for word, status in LEGEND_WORDS if word in remark]
    return tuple(dict.fromkeys(found))
