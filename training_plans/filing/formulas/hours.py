"""The sentences of PAY-003: overtime and holiday work against their limits."""

from training_plans.filing.formulas import gaps, is_of
from training_plans.filing.formulas.pay import REQUIRED
from training_plans.filing.sentences import Sentence

OVERTIME, HOLIDAY = "overtime_minutes", "legal_holiday_minutes"
# What of the limits counts overtime alone.
WITHOUT_HOLIDAYS = {
    "above_month", "above_year", "above_special_year", "too_many_months", "above_plan",
    "near_month", "near_year", "near_months",
}  # fmt: skip
# What only the office can settle: it records the agreement.
OF_THE_OFFICE = {"agreement_not_filed"}


def overtime_limits(row, month):
    told = row["evidence"]
    if not is_of(told, month):
        return
    for reached in told.get("reached", ()):
        if reached == "hours_missing":
            yield from gaps(("overtime", "holiday_work"), month, REQUIRED)
            continue
        columns = (OVERTIME,) if reached in WITHOUT_HOLIDAYS else (OVERTIME, HOLIDAY)
        office = reached in OF_THE_OFFICE
        yield Sentence(f"PAY-003.{reached}", told, columns, office)
