"""The sentences of PAY-005, HOST-002 and HOST-003: leave, records, insurance."""

from datetime import date

from training_plans.filing.formulas import gaps, is_of
from training_plans.filing.sentences import Listed, Sentence

FILINGS = ("workers_compensation", "social_insurance", "employment_insurance",
           "employment_insurance_loss")  # fmt: skip


def paid_leave(row, month):
    """Of a grant that falls into the month, or of a year of leave that ends in it."""
    told = row["evidence"]
    by_law_on = date.fromisoformat(told["by_law_on"])
    if row["due_on"] not in month and by_law_on not in month:
        return
    if told.get("employment_recorded") is False:
        yield from gaps(("employment",), month, ())
    elif told["granted_on"] is None:
        yield Sentence("PAY-005.grant", told, ("paid_leave_days",))
    elif told["days"] < told["by_law_days"]:
        yield Sentence("PAY-005.days", told, ("paid_leave_days",))
    else:
        yield Sentence("PAY-005.five", {**told, "until": row["due_on"]}, ("paid_leave_days",))


def records_kept(row, month):
    told = row["evidence"]
    if not is_of(told, month):
        return
    if told["ledger_completed_on"] is None and row["state"] == "overdue":
        yield Sentence("HOST-002.ledger", {"until": row["due_on"]}, ("ledger_completed_on",))
    if told.get("days_missing"):
        yield Sentence("HOST-002.diary", told)


def insurance_enrolment(row, month):
    """Of a duty whose day falls into the month."""
    told = row["evidence"]
    if row["due_on"] not in month:
        return
    if told.get("employment_recorded") is False:
        yield from gaps(("employment",), month, ())
        return
    missing = [name for name in FILINGS if name in told and told[name] is None]
    if told.get("covered") is False:
        missing = list(dict.fromkeys(["workers_compensation", *missing]))
    named = Listed(tuple(f"check.HOST-003.{name}" for name in missing))
    if missing:
        yield Sentence("HOST-003", {"what": named, "until": row["due_on"]})
