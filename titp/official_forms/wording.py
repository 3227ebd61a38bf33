"""How values stand on paper: eras, commas, boxes to tick (帳票上の表記)."""

from datetime import date, datetime

from django.utils.timezone import localtime

from titp.declared import Text
from titp.japanese.eras import japanese_date
from titp.official_forms.form import Box

YES, NO = Text(ja="はい", en="yes"), Text(ja="いいえ", en="no")
MINUTES = 60


def is_empty(value):
    """Whether nothing is recorded; nought and "no" are something."""
    return value is None or value == "" or value == []


def on_paper(value, kind, words=()):
    """One value as text; "" where nothing is recorded. Papers are in Japanese."""
    if is_empty(value):
        return ""
    if kind == "yes_no":
        return _yes_no(words)[0 if value else 1]
    return WORDINGS.get(kind, str)(value)


def to_tick(value, box: Box):
    """Pairs of word and whether it is ticked, for boxes that are ticked."""
    if box.kind == "yes_no":
        yes, no = _yes_no(box.words)
        return [(yes, value is True), (no, value is False)]
    if isinstance(value, str) or value is None:
        return [(word, word == value) for word in box.words]
    return value


def _yes_no(words):
    return words if len(words) == 2 else (YES.ja, NO.ja)


def _day(value):
    if isinstance(value, datetime):
        moment = localtime(value)
        return f"{japanese_date(moment.date())} {moment:%H:%M}"
    if isinstance(value, date):
        return japanese_date(value)
    return str(value)


def hours(minutes):
    """Minutes as hours and minutes."""
    hours, rest = divmod(minutes, MINUTES)
    return f"{hours:,}時間{rest}分" if rest else f"{hours:,}時間"


def nearest(amount, parts):
    """What falls on each of some parts, in whole numbers; a half goes up (四捨五入)."""
    return (2 * amount + parts) // (2 * parts)


def percent(part, whole):
    """A share with one decimal, a half going up."""
    whole_ones, tenths = divmod(nearest(1000 * part, whole), 10)
    return f"{whole_ones}.{tenths}％"


def _whole(value):
    return f"{value:,}"


WORDINGS = {
    "date": _day,
    "yen": lambda value: f"{value:,}円",
    "count": _whole,
    "hours": hours,
}
