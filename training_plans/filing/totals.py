"""What follows from the cells of one person by adding up: shown beside them, never kept."""

from django.core.exceptions import ValidationError

from titp.pages.hours import as_clock
from titp.pages.yen import as_yen
from training_plans.filing.entry import reader

LONG_OVERTIME = 60 * 60  # minutes from which overtime is paid with 50 percent more (LSA art. 37)
PAY = ("base_pay", "overtime_pay", "holiday_pay", "night_pay", "allowance_pay")
DEDUCTIONS = ("tax", "social_insurance", "housing", "food", "utilities", "other")
# Behind which column each of them stands.
TOTALS = {
    "over_60": "night_minutes", "gross": "allowance_pay", "deductions": "agreement",
    "computed_net": "net_pay",
}  # fmt: skip


def totals(cells):
    """{name: text} of a person's {column: text}; "" where too little can be read for it."""
    overtime, pay = _read("overtime_minutes", cells), [_read(name, cells) for name in PAY]
    deducted = [_read(name, cells) for name in DEDUCTIONS]
    gross = sum(filter(None, pay)) if pay[0] is not None else None
    kept_back = sum(filter(None, deducted)) if gross is not None else None
    return {
        "over_60": "" if overtime is None else as_clock(max(0, overtime - LONG_OVERTIME)),
        "gross": as_yen(gross),
        "deductions": as_yen(kept_back),
        "computed_net": "" if gross is None else f"{gross - kept_back:,}",
    }


def _read(name, cells):
    try:
        return reader(name).clean(cells.get(name, ""))
    except ValidationError:
        return None
