"""Source: the record that was written on site, and the corrections that came of it (現地記録)."""

from collections import Counter

from django.db.models import OuterRef, Subquery
from django.utils.timezone import localtime

from titp.japanese.eras import japanese_date
from titp.official_forms.source import source
from training_plans.models import CorrectionStep
from training_plans.on_site.questions import LANGUAGES, questions, word
from training_plans.on_site.sheet import boxes_of, sheet

BOOKS = {
    "wages": "賃金台帳", "hours": "出勤簿・タイムカード", "contracts": "雇用契約書",
    "diary": "技能実習日誌", "ledger": "管理簿",
}  # fmt: skip
NOTHING = "特になし"


class Told:
    """The boxes of a record as they read: `told("held_on")`, "" where nothing is written."""

    def __init__(self, record):
        self.record, self.texts = record, record.texts
        self.boxes = boxes_of(sheet(record))

    def __call__(self, *names, between="\n"):
        words = (self.boxes[name].shown.strip() for name in names if name in self.boxes)
        return between.join(filter(None, words))

    def tells(self, name):
        """True, False, or None where it was not answered."""
        return {"yes": True, "no": False}.get(self.texts.get(name))

    def slots(self):
        """Where the interviews that were held begin: "s1-", …"""
        for number in range(1, len(self.record.basis.get("slots", ())) + 1):
            start = f"s{number}-"
            held = self.texts.get(f"{start}manner") in ("in_person", "remote")
            if self.texts.get(f"{start}who") and held:
                yield start

    def of_slots(self, name):
        """What is written of all interviews, each word once."""
        words = (self(f"{start}{name}") for start in self.slots())
        return "、".join(dict.fromkeys(filter(None, words)))


@source
def site(row, asked):
    """What was written on site, of an audit or of a visit, as its paper has the boxes."""
    told = Told(row)
    return {
        "hours": "～".join(filter(None, (told("starts"), told("ends")))),
        "staff": told("staff"),
        "remarks": told("v-remarks"),
        "written": _written(row),
        **(_audit(told) if row.is_audit else _visit(told)),
    }


def corrected(rows):
    """What is to be put right: rows with the day of the answer and how it stands."""
    steps = CorrectionStep.objects.filter(correction=OuterRef("pk"), fixed_on__isnull=False)
    rows = rows.with_state().order_by("pk")
    rows = rows.annotate(fixed_on=Subquery(steps.order_by("-pk").values("fixed_on")[:1]))
    return [
        {
            "topic": one.get_topic_display(), "what": one.what, "law": one.basis,
            "found_on": one.found_on, "due_on": one.due_on, "fixed_on": one.fixed_on,
            "state": str(type(one).State(one.state).label),
        }
        for one in rows
    ]  # fmt: skip


def as_words(corrections):
    """The same in one text, a line for each, for a box of words."""
    return "\n".join(
        f"{number}　{one['what']}（期限：{japanese_date(one['due_on'])}）"
        for number, one in enumerate(corrections, 1)
    )


def _audit(told):
    return {
        "manager": told("manager"),
        "as_planned": told.tells("site-plan"),
        "seen": told("site-work", "site-note"),
        "reporters": told("reports-manager", "reports-instructor", between="、"),
        "reported": told("reports-note"),
        "languages": told.of_slots("language"),
        "interpreter": told.of_slots("interpreter"),
        "interviewed": _answers(told),
        "interviews": [_interview(told, start) for start in told.slots()],
        "books": _books(told),
        "lodging": _lodging(told),
    }


def _visit(told):
    return {
        "progress": told("v-progress"), "skill": told("v-skill"), "time": told("v-time"),
        "progress_note": told("v-progress-note"),
        "attitude": "、".join(filter(None, (
            _named("態度", told("v-attitude")), _named("意欲", told("v-will"))))),
        "japanese": told("v-japanese"), "attitude_note": told("v-attitude-note"),
        "life": told("v-life"),
        "discipline": {True: "有", False: "無"}.get(told.tells("v-discipline"), ""),
        "life_note": told("v-life-note"),
        "guidance": told("v-guidance"),
    }  # fmt: skip


def _named(name, words):
    return f"{name}：{words}" if words else ""


def _answers(told):
    """Question by question, how many answered what; what somebody said stands elsewhere."""
    lines = []
    for key in questions():
        said = Counter(told.texts.get(f"{start}q-{key}") for start in told.slots())
        counts = [
            f"{word(one, 'ja')} {said[one]}人" for one in ("yes", "no", "unsaid") if said[one]
        ]
        if counts:
            lines.append(f"{word(key, 'ja')}　{'、'.join(counts)}")
    return "\n".join(lines)


def _interview(told, start):
    """One person: the answers that ask for more, else that there was none."""
    apart = [
        f"{word(key, 'ja')}　{told(f'{start}q-{key}')}"
        for key, good in questions().items()
        if told.texts.get(f"{start}q-{key}") not in (None, "", good)
    ]
    asked = any(told.texts.get(f"{start}q-{key}") for key in questions())
    return {
        "name": told(f"{start}who"), "manner": told(f"{start}manner"),
        "language": LANGUAGES.get(told.texts.get(f"{start}language"), ""),
        "interpreter": told(f"{start}interpreter"),
        "answers": "\n".join(apart) or (NOTHING if asked else ""),
        "said": told(f"{start}note"),
    }  # fmt: skip


def _books(told):
    """Which books were in order, what of the reported figures differs, and what was noted."""
    lines = [
        f"{name}：{'適' if told.tells(f'book-{key}') else '否'}"
        for key, name in BOOKS.items() if told.tells(f"book-{key}") is not None
    ]  # fmt: skip
    compared = [box for box in told.boxes.values() if box.name in _figures(told) and box.text]
    if compared:
        differs = [box.label for box in compared if box.text == "differs"]
        lines.append(
            f"月次報告との照合：{len(compared)}項目、"
            + (f"相違 {'、'.join(differs)}" if differs else "相違なし")
        )
    notes = [f"b{pk}-note" for pk, *_rest in told.record.basis.get("books", ())]
    return "\n".join(filter(None, (*lines, told(*notes), told("books-note"))))


def _figures(told):
    return {
        f"b{pk}-{name}"
        for pk, _month, figures in told.record.basis.get("books", ()) for name in figures
    }  # fmt: skip


def _lodging(told):
    """What was not in order, with the words of its box, and what was noted."""
    boxes = [box for box in told.boxes.values() if box.name[0] in "lr" and box.good == "yes"]
    own = [box for box in boxes if box.name.partition("-")[0][1:].isdecimal() and box.text]
    wrong = dict.fromkeys(box.label for box in own if box.text == "no")
    lines = []
    if own:
        lines.append(f"不備：{'、'.join(wrong)}" if wrong else "設備・衛生：不備なし")
    return "\n".join(filter(None, (*lines, told("lodging-note"))))


def _written(record):
    """When it was opened, and finished: written on that day, or later."""
    return "　".join(
        f"{name} {japanese_date(localtime(moment).date())} {localtime(moment):%H:%M}"
        for name, moment in (("記入開始", record.opened_at), ("記入完了", record.finished_at))
        if moment
    )
