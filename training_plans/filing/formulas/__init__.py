"""What a rule says of a month, in sentences: from the evidence of its row to the cells.

Each function takes a row of `evaluate` and the Month, and answers Sentences; none where the row
is not of this month, or where only cells are missing that must be filled in before sending.
"""

from training_plans.filing.sentences import Listed, Sentence

# What of the evidence's missing things is a cell; the others are the office's own records.
CELLS = {
    "overtime": "overtime_minutes", "holiday_work": "legal_holiday_minutes",
    "night_work": "night_minutes", "payday": "payday", "paid_on": "paid_on",
    "pay_method": "pay_method", "net_pay": "net_pay", "gross": "base_pay",
    "overtime_pay": "overtime_pay", "holiday_pay": "holiday_pay", "night_pay": "night_pay",
}  # fmt: skip


def is_of(evidence, month):
    """Whether the evidence names this month, as 2026-11 or as 2026-11-01."""
    return (evidence.get("month") or "")[:7] == f"{month.first:%Y-%m}"


def gaps(missing, month, required):
    """Sentences of what is not recorded: cells for the company, other records for the office.

    `required`: columns that a month cannot be sent without; they are not asked for twice.
    """
    names = [CELLS[name] for name in missing if name in CELLS]
    cells = tuple(name for name in names if not (month.typed and name in required))
    records = tuple(f"check.gap.{name}" for name in missing if name not in CELLS)
    if cells:
        yield Sentence("gap", {"what": Listed(tuple(f"column.{one}" for one in cells))}, cells)
    if records:
        yield Sentence("gap.office", {"what": Listed(records)}, office=True)
