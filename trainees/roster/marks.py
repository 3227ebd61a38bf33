"""Small marks and words by which rows and cells say what they are: ditto, total, end, nothing."""

import re
from functools import lru_cache

from titp.japanese.text import compact

DITTO = {"〃", "″", "′′", "''", '"', "”", "“", "〻", "仝", "同上", "同", "同前", "ditto"}
# ″ becomes two primes in NFKC, so both shapes are in the list.

NOTHING = {
    "", "-", "--", "---", "ー", "―", "—", "–", "‐", "−", "─", "━", "～", "~", "/", ".", "..",
    "...", "未定", "なし", "無し", "無", "該当なし", "該当無し", "null", "none", "nil", "n/a",
    "na", "nan", "#n/a", "(null)", "\\n", "不明", "空欄", "未記入", "tbd", "tba",
}  # fmt: skip

TOTAL = re.compile(
    r"[(\[【<*※■◆●・-]*(?:男女)?(?:合計|小計|総計|累計|総合計|計|総数|総人数|人数計|在籍計|grandtotal|subtotal|total)"
    r"(?:人数|件数|数|名)?[)\]】>]*[:.]?(?:[-(\[=:]?\s*\d.*|[-)\]】>]*|\(.*\)|.{0,6}\d+(?:名|人|件).*)",
    re.IGNORECASE,
)
TOTAL_INSIDE = re.compile(r"(?:合計|小計|総計|計|以上)[:：]?\d+(?:名|人|件)")
END = re.compile(
    r"[\[<(【*=\-―─~ー・\s]*(?:eof|endoffile|endofdata|end|以上|以下余白|以下空白|おわり|終わり|データ終了|ファイル終端|終端)[\]>)】*=\-―─~ー・。\s]*",
    re.IGNORECASE,
)
REMARK = re.compile(
    r"^[※*＊注]|^\(注|^備考[:：]|[=＝]|凡例|記入|入力|ください|下さい|してください|のこと。?$"
)
DECORATION = re.compile(r"^[\W_]+|[\W_]+$")


@lru_cache(maxsize=50_000)
def is_ditto(text):
    return compact(text).lower() in DITTO or text.strip() in DITTO


@lru_cache(maxsize=50_000)
def is_nothing(text):
    """True for words and strokes that stand where there is nothing to write."""
    return compact(text).lower() in NOTHING


def is_total(text):
    return bool(TOTAL.fullmatch(compact(text)))


def mentions_total(text):
    return bool(TOTAL_INSIDE.search(compact(text)))


def is_end(text):
    return bool(END.fullmatch(compact(text)))


def is_remark(text):
    return bool(REMARK.search(compact(text)))


# What the title of a block says about all people in it.
BLOCK_TITLES = (
    (
        re.compile(
            r"(?:以下は?[、,]?|過去の?|既に|(?:技能)?実習生)?[(\[]?(?:途中|中途|満了|早期)?帰国(?:済み?|した)?"
            r"(?:(?:の)?(?:者|実習生|者等|済者|人|メンバー))?[)\]]?"
            r"|(?:already)?(?:returned|repatriated)(?:home|trainees?|interns?|people)*",
            re.IGNORECASE,
        ),
        "returned",
    ),
    (
        re.compile(
            r"(?:失踪|行方不明)(?:者|実習生)?|(?:missing|absconded)(?:trainees?|interns?)?",
            re.IGNORECASE,
        ),
        "absconded",
    ),
    (
        re.compile(
            r"特定(?:技能|活動)(?:へ?の?移行)?(?:1号|2号)?(?:済み?)?(?:者|移行者|外国人)?"
            r"|ssw(?:trainees?|workers?)?",
            re.IGNORECASE,
        ),
        "other_status",
    ),
)
TITLE_TAIL = re.compile(
    r"(?:の部|一覧表?|リスト|名簿|欄|ブロック|分|list)?"
    r"(?:[(\[]?\d+(?:名|人)[)\]]?|[(\[](?:過去|令和|平成|[rh]?\d)[^)\]]*[)\]])?$",
    re.IGNORECASE,
)


def block_status(text):
    """The enrolment that the title of a block states; "" if it states none."""
    bare = TITLE_TAIL.sub("", DECORATION.sub("", compact(text)))
    bare = DECORATION.sub("", bare)
    return next((status for title, status in BLOCK_TITLES if title.fullmatch(bare)), "")
