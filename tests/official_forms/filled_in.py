"""The days that forms of the tests speak of, and what a person would write in them."""

from dataclasses import replace
from datetime import date

from titp.official_forms.form import FORMS
from titp.official_forms.source import Asked

ON = date(2026, 3, 2)
YEAR = Asked(ON, date(2025, 4, 1), date(2026, 3, 31))
MONTH = Asked(ON, date(2025, 6, 1), date(2025, 6, 30))
DAYS = {"": Asked(ON, ON, ON), "month": MONTH, "fiscal_year": YEAR}
WORDS = {
    "text": "見本の記入", "long": "見本の記入。\n二行目の記入。", "date": date(2026, 2, 1),
    "yes_no": True, "count": 3, "yen": 1_075, "hours": 90,
}  # fmt: skip


def form_of(slug):
    return FORMS.on(slug, ON)


def words_for(form):
    """What a person would write, in every box that only a person or a record on site fills."""
    return {box.key: WORDS[box.kind] for box in form.boxes if _is_asked(box)}


def _is_asked(box):
    on_site = box.written and (box.noun == "site" or box.source == "audit.instructions")
    return box.by == "person" or on_site


def address(slug, row, act="", period=""):
    path = f"/o/kita/forms/{slug}/{row.in_address}/{act}"
    return f"{path}?period={period}" if period else path


def with_a_box_renamed_and_one_gone(form):
    """The parts of the record of visits: `staff` is `visitors` now, `discipline` is taken out."""
    return tuple(
        replace(
            part,
            boxes=tuple(
                replace(box, key="visitors", was=("staff",)) if box.key == "staff" else box
                for box in part.boxes if box.key != "discipline"
            ),
        )
        for part in form.parts
    )  # fmt: skip
