"""The columns of a monthly report: what they are called, how they are read, where they are kept.

One list for the table on the screen, the telephone, the workbook and the API.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from training_plans.models import Charge

# Languages in which a company's clerks may read the labels; all but the first and the last are
# drafts of ours that no native reader has checked yet.
LANGUAGES = {
    "ja": "日本語", "easy": "やさしい日本語", "vi": "Tiếng Việt", "id": "Bahasa Indonesia",
    "en": "English",
}  # fmt: skip
UNCHECKED = ("easy", "vi", "id")
WORDS_FILE = Path(__file__).parent / "data" / "month_words.csv"
# What a kind is typed as: used by phones for their keyboards, by the workbook for its cells.
HOURS, YEN, COUNT, HALVES = "hours", "yen", "count", "halves"
DAY, CHOICE, TEXT = "day", "choice", "text"
NUMBERS = (HOURS, YEN, COUNT, HALVES)


@cache
def words():
    """{key: {language: word}} of labels, groups, choices and reasons, from data/month_words.csv."""
    with WORDS_FILE.open(encoding="utf-8", newline="") as file:
        return {row.pop("key"): row for row in csv.DictReader(file)}


def word(key, language):
    """One word in a language of LANGUAGES, in Japanese where there is none."""
    found = words()[key]
    return found.get(language) or found["ja"]


@dataclass(frozen=True)
class MonthColumn:
    """One column: of a line's field of this name, or of the charge of a kind.

    `choices` are (value, key of its word). `required`: whether a sent report must have it.
    `of_charge`: the kind of Charge whose `amount` or `actual_cost` it is. `step` is the part of
    the screen that has it.
    """

    name: str
    group: str
    kind: str
    step: str
    required: bool = False
    of_charge: str = ""
    is_cost: bool = False
    choices: tuple[tuple[str, str], ...] = ()

    def label(self, language):
        return word(f"column.{self.name}", language)

    @property
    def numeric(self):
        return self.kind in NUMBERS

    def choices_in(self, language):
        return [(value, word(key, language)) for value, key in self.choices]


@dataclass(frozen=True)
class Step:
    """A part of the screen: its name in addresses, and what it is called."""

    name: str
    label: str


STEPS = (
    Step("hours", _("Days and hours")),
    Step("pay", _("Pay and deductions")),
    Step("events", _("Leave, housing, incidents")),
    Step("check", _("Check and send")),
)
WAYS = (("transfer", "choice.transfer"), ("cash", "choice.cash"), ("other", "choice.by_other"))
YES_NO = (("yes", "choice.yes"), ("no", "choice.no"))
INCIDENTS = tuple(
    (name, f"choice.{name}")
    for name in ("none", "injury", "illness", "missing", "trouble", "other")
)
KIND = Charge.Kind
COLUMNS = {
    column.name: column
    for column in (
        MonthColumn("scheduled_days", "time", COUNT, "hours"),
        MonthColumn("worked_days", "time", COUNT, "hours", required=True),
        MonthColumn("regular_minutes", "time", HOURS, "hours", required=True),
        MonthColumn("overtime_minutes", "time", HOURS, "hours", required=True),
        MonthColumn("legal_holiday_minutes", "time", HOURS, "hours", required=True),
        MonthColumn("night_minutes", "time", HOURS, "hours", required=True),
        MonthColumn("essential_minutes", "tasks", HOURS, "hours", required=True),
        MonthColumn("related_minutes", "tasks", HOURS, "hours", required=True),
        MonthColumn("peripheral_minutes", "tasks", HOURS, "hours", required=True),
        MonthColumn("essential_safety_minutes", "tasks", HOURS, "hours"),
        MonthColumn("related_safety_minutes", "tasks", HOURS, "hours"),
        MonthColumn("peripheral_safety_minutes", "tasks", HOURS, "hours"),
        MonthColumn("base_pay", "pay", YEN, "pay", required=True),
        MonthColumn("overtime_pay", "pay", YEN, "pay"),
        MonthColumn("holiday_pay", "pay", YEN, "pay"),
        MonthColumn("night_pay", "pay", YEN, "pay"),
        MonthColumn("allowance_pay", "pay", YEN, "pay"),
        MonthColumn("tax", "deductions", YEN, "pay", of_charge=KIND.TAX),
        MonthColumn("social_insurance", "deductions", YEN, "pay", of_charge=KIND.SOCIAL_INSURANCE),
        MonthColumn("housing", "deductions", YEN, "pay", of_charge=KIND.HOUSING),
        MonthColumn("food", "deductions", YEN, "pay", of_charge=KIND.FOOD),
        MonthColumn("utilities", "deductions", YEN, "pay", of_charge=KIND.UTILITIES),
        MonthColumn("other", "deductions", YEN, "pay", of_charge=KIND.OTHER),
        MonthColumn("agreement", "deductions", CHOICE, "pay", choices=YES_NO),
        MonthColumn("net_pay", "payment", YEN, "pay", required=True),
        MonthColumn("payday", "payment", DAY, "pay", required=True),
        MonthColumn("paid_on", "payment", DAY, "pay"),
        MonthColumn("pay_method", "payment", CHOICE, "pay", choices=WAYS),
        MonthColumn("pay_evidence", "payment", TEXT, "pay"),
        MonthColumn("paid_leave_days", "leave", HALVES, "events"),
        MonthColumn("absent_days", "leave", COUNT, "events"),
        MonthColumn("housing_cost", "housing", YEN, "events", of_charge=KIND.HOUSING, is_cost=True),
        MonthColumn("food_cost", "housing", YEN, "events", of_charge=KIND.FOOD, is_cost=True),
        MonthColumn(
            "utilities_cost", "housing", YEN, "events", of_charge=KIND.UTILITIES, is_cost=True
        ),
        MonthColumn("agreed_on", "housing", DAY, "events"),
        MonthColumn("moved_on", "housing", DAY, "events"),
        MonthColumn("incident", "incidents", CHOICE, "events", choices=INCIDENTS),
        MonthColumn("incident_note", "incidents", TEXT, "events"),
        MonthColumn("ledger_completed_on", "incidents", DAY, "events"),
    )
}
# The columns of the charges of a kind: amount, and cost where one may be recorded.
CHARGED = tuple(
    (kind, *(c.name for c in COLUMNS.values() if c.of_charge == kind))
    for kind in dict.fromkeys(c.of_charge for c in COLUMNS.values() if c.of_charge)
)
# Deductions that no law asks for: they need the agreement, and what the person lives on an accord.
BY_AGREEMENT = (KIND.HOUSING, KIND.FOOD, KIND.UTILITIES, KIND.OTHER)


def columns_of(step):
    return [column for column in COLUMNS.values() if column.step == step]
