"""What a column heading or the label of a form means, however it is worded."""

import csv
import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from titp.japanese.text import clean, compact, katakana
from trainees.roster.marks import is_ditto
from trainees.roster.nationalities import codes_of, names_a_country

LIST = Path(__file__).with_name("headings.csv")
LONGEST = 120
FEWEST_CODES = 2

BRACKETS = re.compile(r"[(\[【<「『〔](?P<inside>[^()\[\]【】<>「」『』〔〕]*)[)\]】>」』〕]")
LEGEND = re.compile(
    r"(?<=[^0-9A-Za-z])(?P<code>[0-9A-Za-z]{1,3})\s*[:=.→]\s*"
    r"(?P<word>.+?)(?=[\s,、/;|・]*[0-9A-Za-z]{1,3}\s*[:=.→]|[)\]】]|$)"
)
# 旅券番号 speaks of a 旅券, whose 期限 may stand beside it.
NUMBER = re.compile(r"\s*(?:番号|No\.?|Number)$", re.IGNORECASE)
LONGEST_SHORT = 8
BOX_TO_TICK = re.compile(r"[☑☒☐□✔✓]\s*\w|■\s*[男女]")
# 5期生 and 2号 are values, not numbered headings.
NUMBERED = re.compile(r"^(?:[(\[]?\d{1,2}[)\].:、]\s*|\d{1,2}\s*)(?=[^\d期回号年月日名])")
PLANNED = re.compile(r"\(?予定\)?")
# A bracket with one of these words names another thing (住所(母国) is no address in Japan).
OTHER_THING = re.compile(
    r"学科|実技|漢字|母国|本国|現地|海外|国外|企業|会社|実施者|雇用|受検日|受験日|担当|家族|緊急|旧|前回|次回|変更前"
)
# The M/F and A~F of a legend only look like codes of countries.
COUNTRY = re.compile(r"[A-Z]{2}|(?:(?![_\d])[\w\s.']){3,}|\W*[^\x00-\x7f]{2,}")
# Wordings of one thing, brought to one form after white space and punctuation are gone.
WORDINGS = (
    (re.compile(r"パスポート|passport(?=[^\x00-\x7f])"), "旅券"),
    (re.compile(r"visa(?=[^\x00-\x7f])"), "ビザ"),
    (re.compile(r"(?<=[^\x00-\x7f])(?:no|ナンバー|number|num)$"), "番号"),
    (re.compile(r"^(?:no|ナンバー)(?=[^\x00-\x7f])"), "番号"),
    (re.compile(r"年月日"), "日"),
    (re.compile(r"日付|(?<!満)期日"), "日"),
    (
        re.compile(r"有効期間満了日?|有効期限日?|有効期間期限|満了日|満期日|満期|期限日|満了$"),
        "期限",
    ),
    (
        re.compile(
            r"フリカナ|フリガナ|(?:ヨミ|読ミ)(?:ガナ|カナ|仮名)?|カタカナ|片仮名|仮名|カナ名"
        ),
        "カナ",
    ),
    (re.compile(r"送リ?出シ?"), "送出"),
    (re.compile(r"受ケ?入レ?"), "受入"),
    (re.compile(r"^(?:技能実習生|実習生|外国人実習生|外国人|本人|生徒)(?=..)"), ""),
    (re.compile(r"入国後講習"), "講習"),
    (re.compile(r"^(?:氏名)?カナ(?:氏名)?$"), "フリガナ"),
)
# Below a group heading about somebody or something else these say nothing about the trainee.
OTHER_SUBJECT = re.compile(
    r"企業|実施者|会社|法人|受入|実習先|配属先|雇用|届出|送出|監理|組合|担当|指導員|責任者|連絡先|家族|配偶者|保証|母国|本国|現地"
    r"|保険|口座|銀行|賃金|給与|帰国|検定|試験|在留|旅券|パスポート|ビザ|申請人|通訳"
)
UNSPECIFIC = (
    "氏名|名前|フリガナ|姓|名|国籍|性別|生年月日|住所|申請日|認定日|番号|期|回|区分|状況|期限"
    "|職種|終了日|名称"
)
ENGLISH_WORDS = {
    "number": "no", "num": "no", "nbr": "no", "expires": "expire", "expiry": "expire",
    "expired": "expire", "expiration": "expire", "begin": "start", "from": "start",
    "begins": "start", "to": "end", "finish": "end", "birthday": "birth", "birthdate": "birth",
    "dob": "birth", "organisation": "organization", "org": "organization", "cd": "code",
    "nr": "no",
}  # fmt: skip
ENGLISH_SILENT = {
    "on", "at", "date", "day", "of", "the", "jp", "yyyymmdd", "ymd", "dt", "in", "trainee",
    "intern", "full",
}  # fmt: skip
SPLIT_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+")


@dataclass(frozen=True)
class Heading:
    """A heading that was understood: the field it names, and what it says about the values.

    `planned` tells that the days below are plans; `legend` gives the words of codes.
    """

    field: str
    text: str
    planned: bool = False
    legend: dict[str, str] = field(default_factory=dict, hash=False)


def folded(text):
    """A Japanese heading without spaces and punctuation, in the one wording of the list."""
    text = katakana(compact(text)).casefold()
    # Hiragana has become katakana, の too: 旅券の番号 is 旅券番号.
    text = re.sub(r"[^\w]|_|ノ", "", text)
    for wording, instead in WORDINGS:
        text = wording.sub(instead, text)
    return text


# Telling words alone would not keep the flag and the day of a deletion apart.
DELETED_AT = re.compile(r"delet(?:ed?|ion)[ _]?(?:at|on|date|day|time)", re.IGNORECASE)


def english(text):
    """An English heading by its telling words, sorted: `passportExpiryDate` → `expire passport`."""
    if DELETED_AT.fullmatch(text):
        return "deleted at"
    words = [
        ENGLISH_WORDS.get(word.lower(), word.lower()) for word in SPLIT_CAMEL.split(text) if word
    ]
    telling = [word for word in words if word not in ENGLISH_SILENT]
    return " ".join(sorted(telling or words))


@cache
def known():
    """The field of every folded heading of the list."""
    fields = {}
    with LIST.open(encoding="utf-8") as file:
        for line in csv.DictReader(file):
            for heading in line["headings"].split("|"):
                fields.setdefault(key_of(heading), line["field"])
    return fields


@cache
def unspecific():
    return {folded(heading) for heading in UNSPECIFIC.split("|")}


def key_of(text):
    """A heading in the form in which the list knows it."""
    text = clean(text)
    return english(text) if text.isascii() else folded(text)


@lru_cache(maxsize=20_000)
def heading_of(text, group=""):
    """The Heading a text is, perhaps below a group heading; None if it means nothing known."""
    text = clean(text)
    if not text or len(text) > LONGEST or BOX_TO_TICK.search(text):
        return None
    legend = {match["code"]: match["word"] for match in LEGEND.finditer(text)}
    if len(legend) < FEWEST_CODES:
        legend = {}
    else:
        text = text[: LEGEND.search(text).start()].rstrip(" \n([【<") or text
    found = (_field(_joined(group, text)) or _field(_joined(text, group))) if group else None
    if not found and not (group and OTHER_SUBJECT.search(group) and folded(text) in unspecific()):
        found = _field(text)
    return Heading(found[0], text, found[1], legend) if found else None


def _joined(one, other):
    """Two headings as one; only between English words there is a space."""
    together = f"{one}{other}"
    return f"{one} {other}" if together.isascii() else together


def _field(text):
    """(field, planned) of a heading's text in the first of its shapes that the list knows."""
    for shape in _shapes(text):
        for planned in (False, True):
            key = key_of(PLANNED.sub("", shape) if planned else shape)
            if key in known() and (not planned or shape != PLANNED.sub("", shape)):
                return known()[key], planned
    return None


def _is_other_thing(inside):
    """True for a bracket that turns its heading into another: 住所(母国), Address (Vietnam)."""
    abroad = COUNTRY.fullmatch(inside) and names_a_country(inside) and codes_of(inside) != ("JP",)
    return bool(abroad or OTHER_THING.search(inside))


def _means_the_same(inside, bare):
    """True for a bracket that only says it in another word: 実習実施者(受入企業)."""
    known_inside = known().get(key_of(inside))
    return bool(known_inside) and known_inside == known().get(key_of(bare))


def _shapes(text):
    """The text itself, then without brackets, numbering, and its other language."""
    yield text
    naked = BRACKETS.sub("", text)

    def is_kept(match):
        inside = match["inside"]
        return _is_other_thing(inside) and not _means_the_same(inside, naked)

    bare = BRACKETS.sub(lambda match: match[0] if is_kept(match) else "", text)
    if bare.strip() != text and bare.strip():
        yield bare
    unnumbered = NUMBERED.sub("", bare)
    if unnumbered != bare:
        yield unnumbered
    if any(is_kept(match) for match in BRACKETS.finditer(text)):
        return
    parts = [part.strip() for part in re.split(r"[\n/|()\[\]]", unnumbered) if part.strip()]
    parts += re.split(r"\s+(?=[A-Za-z(])", unnumbered, maxsplit=1)
    japanese = [part for part in parts if not part.isascii()]
    if japanese and len(japanese) < len(parts):
        yield from (part for part in (*japanese, *parts) if len(part) > 1)


def heading_below(text, groups):
    """The Heading that a short text is only together with a label before it, the nearest first."""
    if len(text) > LONGEST_SHORT or any(char.isdigit() for char in text):
        return None
    if is_ditto(text) or not any(char.isalpha() for char in text):
        return None  # the ～ between two ends of a period
    for group in reversed(groups):
        for subject in (group, NUMBER.sub("", group)):
            if heading := heading_of(_joined(subject, text)):
                return heading
    return None
