"""Fields with few possible values: sex, stage, basic test, batch; codes need a legend."""

import re

from titp.japanese.text import clean, compact
from trainees.roster.answers import NOTHING, ask, certain
from trainees.roster.marks import is_nothing

CODE = re.compile(r"[0-9]{1,3}|[A-Za-z]")


TICKED_BOX, EMPTY_BOX = "☑☒✔✓✅■", "□☐▢"
OPTION = re.compile(rf"(?P<box>[{TICKED_BOX}{EMPTY_BOX}])\s*(?P<word>[^{TICKED_BOX}{EMPTY_BOX}]+)")


def meaning(text, legend):
    """The word that a heading's legend gives a code; other texts stay what they are."""
    return legend.get(compact(text), text) if legend else text


def choice(text, legend=None):
    """Like `meaning`, of boxes to tick the ticked words: `□1号 ☑2号` means 2号."""
    options = list(OPTION.finditer(text))
    if options and not text[: options[0].start()].strip():
        text = " ".join(o["word"].strip() for o in options if o["box"] in TICKED_BOX)
    return meaning(text, legend)


# ---------------------------------------------------------------- sex 性別

TICKED = "☑☒✔✓✅■●◉▣▪レ✗✘"
UNTICKED = "□☐○◯〇▢"
SEX_WORDS = {
    "male": {"男", "男性", "男子", "おとこ", "オトコ", "♂", "m", "male", "man", "nam", "lakilaki"},
    "female": {
        "女",
        "女性",
        "女子",
        "おんな",
        "オンナ",
        "♀",
        "f",
        "female",
        "woman",
        "nữ",
        "nu",
        "perempuan",
    },
}
SEX_CODES = {"1": "male", "2": "female"}
SEX_PIECE = re.compile(
    rf"[{TICKED}{UNTICKED}]|女性?子?|男性?子?|female|male|(?<![a-z])[mf](?![a-z])", re.IGNORECASE
)
CIRCLED = {"㊚": "male", "㊛": "female"}


def sex(raw, legend=None):
    """The Answer for a sex; boxes, ticks and circled signs are looked at before NFKC."""
    circled = {value for sign, value in CIRCLED.items() if sign in raw}
    if circled:
        return _one_of(circled)
    text = meaning(clean(raw), legend)
    if is_nothing(text):
        return NOTHING
    word = compact(text).casefold()
    for value, words in SEX_WORDS.items():
        if word in words:
            return certain(value)
    if not legend and word in SEX_CODES:
        return certain(SEX_CODES[word])
    pieces = SEX_PIECE.findall(raw.replace("\ufe0f", ""))
    marks = [piece for piece in pieces if piece in TICKED + UNTICKED]
    if marks:
        return _ticked(pieces, marks)
    words = {_sex_of(piece) for piece in pieces}
    # 男・女 with nothing marked is a form that was not filled in.
    return NOTHING if len(words) == 2 else ask(*words)


def _ticked(pieces, marks):
    ticks = [mark for mark in marks if mark in TICKED] or _rings(pieces, marks)
    first = pieces[0] in marks
    chosen = set()
    for index, piece in enumerate(pieces):
        if piece in marks:
            beside = index + 1 if first else index - 1
            if piece in ticks and 0 <= beside < len(pieces) and pieces[beside] not in marks:
                chosen.add(_sex_of(pieces[beside]))
    return _one_of(chosen) if chosen else NOTHING


def _rings(pieces, marks):
    """A ring marks a choice only where the other word has none: ○男 女."""
    rings = [mark for mark in marks if mark in "○◯〇"]
    return rings if len(rings) < len(pieces) - len(marks) else []


def _sex_of(piece):
    return "female" if piece[0] in "女fF" else "male"


def _one_of(values):
    return certain(*values) if len(values) == 1 else ask(*sorted(values))


# ---------------------------------------------------------------- stage 区分

NUMERALS = {"一": "1", "二": "2", "三": "3", "i": "1", "ii": "2", "iii": "3"}
STAGE = re.compile(
    r"第?(?P<number>[123一二三])号(?:技能実習)?\(?(?P<kind>団体監理型|企業単独型|団体|企業単独)?\)?[-・]?\(?(?P<letter>[イロ口])?"
)
ENGLISH_STAGE = re.compile(
    r"technicalintern(?:training)?\(?(?P<number>i{1,3}|[123])\)?\(?(?P<letter>[ab])?\)?", re.I
)
SHORT_STAGE = re.compile(r"(?:技能)?(?:実習)?(?P<number>[123])(?P<letter>[イロ口])")
PLAN_CLASSES = {"A": "1号イ", "B": "2号イ", "C": "3号イ", "D": "1号ロ", "E": "2号ロ", "F": "3号ロ"}
OTHER_STATUS = re.compile(
    r"特定技能|特定活動|ssw|specifiedskilled|designatedactivities", re.IGNORECASE
)


def names_other_status(text):
    """True for 特定技能 and 特定活動, which are no stage of training."""
    return bool(OTHER_STATUS.search(compact(text)))


def residence_status(text, legend=None):
    """The Answer for a stage with its type (`1号ロ`); the stage alone is its first character."""
    text = compact(choice(text, legend))
    if is_nothing(text) or names_other_status(text):
        return NOTHING
    if text.upper() in PLAN_CLASSES:
        return certain(PLAN_CLASSES[text.upper()])
    found = [_stage(match) for match in STAGE.finditer(text)]
    for pattern in (SHORT_STAGE, ENGLISH_STAGE):
        match = pattern.fullmatch(text)
        found = found or ([_stage(match)] if match else [])
    if len(set(found)) == 1:
        return certain(found[0])
    if found:
        return ask(*found)
    return ask() if CODE.fullmatch(text) or any(char.isdigit() for char in text) else NOTHING


def _stage(match):
    number = match["number"].lower()
    groups = match.groupdict()
    alone = groups.get("letter") in {"イ", "a", "A"} or (groups.get("kind") or "").startswith(
        "企業"
    )
    return f"{NUMERALS.get(number, number)}号{'イ' if alone else 'ロ'}"


# ---------------------------------------------------------------- basic test 基礎級

TEST_WORDS = (
    (re.compile(r"不合格|failed|fail|not ?pass(?:ed)?", re.I), "failed"),
    (re.compile(r"合格|passed|pass", re.I), "passed"),
    (
        re.compile(r"未受検|未受験|受検予定|受験予定|未(?![^\W\d_])|not ?taken|not_taken", re.I),
        "not_taken",
    ),
)
NOT_YET = re.compile(r"(?:不?合格)(?:予定|見込|待ち|発表|したら|すれば|か|\?|かも)|合否")
NOT_YET_TAKEN = re.compile(r"受[検験]予定")
SAYS_PASSED = re.compile(r"済|[○◯〇◎]|合格|修了|免除|ok", re.IGNORECASE)


def basic_test(text, legend=None):
    """The Answer for the result of the basic test (基礎級, 初級)."""
    text = choice(text, legend).strip()
    if is_nothing(text):
        return NOTHING
    for word, value in TEST_WORDS:
        if word.match(text) and not NOT_YET.match(text):
            return certain(value)
    passed = SAYS_PASSED.search(text) and not re.search(r"不合格|未|待", text)
    if passed:
        return ask("passed")
    return ask("not_taken") if NOT_YET_TAKEN.search(text) else ask()


# ---------------------------------------------------------------- batch 期生

BATCH = re.compile(r"第?(\d+)(?:期生|期|回生|回)?")


def batch(text, legend=None):
    """The digits of ①, 第3期, 3期生; any other text as it is."""
    text = clean(meaning(text, legend))
    if is_nothing(text):
        return NOTHING
    number = BATCH.fullmatch(compact(text))
    return certain(number[1] if number else " ".join(text.split()))
