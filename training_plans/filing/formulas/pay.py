"""The sentences of PAY-001, 002, 004 and 006: wages, premiums, charges."""

from training_plans.filing.formulas import gaps, is_of
from training_plans.filing.formulas.wage import hourly_wage
from training_plans.filing.sentences import Listed, Place, Sentence
from training_plans.month_columns import COLUMNS

REQUIRED = tuple(name for name, column in COLUMNS.items() if column.required)
GROSS = ("base_pay", "overtime_pay", "holiday_pay", "night_pay")
# Of each kind of premium: the hours and the rate in evidence, and the cells.
PREMIUMS = (
    ("overtime", "rate_overtime", "overtime_minutes", "overtime_pay"),
    ("long_overtime", "rate_long", "overtime_minutes", "overtime_pay"),
    ("holiday_work", "rate_holiday", "legal_holiday_minutes", "holiday_pay"),
    ("night_work", "rate_night", "night_minutes", "night_pay"),
)


def minimum_wage(row, month):
    told = row["evidence"]
    if row["state"] == "data_gap":
        if month.touches(told["missing_from"], told.get("missing_until")):
            yield from gaps(told["missing"], month, REQUIRED)
        return
    if not month.touches(told["below_from"], told.get("below_until")):
        return
    place = Place(told["prefecture"], told.get("industry", ""))
    columns = ("base_pay", "regular_minutes")
    yield Sentence(
        "PAY-001",
        {**told, "of": hourly_wage(told), "place": place, "from": told["minimum_wage_from"]},
        columns,
    )


def wages_paid(row, month):
    told = row["evidence"]
    if not is_of(told, month):
        return
    paid_on, payday = told["paid_on"], told["payday"]
    if paid_on and payday and paid_on > payday:
        yield Sentence("PAY-002.late", told, ("paid_on", "payday"))
    if paid_on and not told["has_evidence"] and set(told["pay_method"]) & {"cash", "other"}:
        yield Sentence("PAY-002.evidence", told, ("pay_evidence", "pay_method"))
    if told["short"]:
        kept_back = told["kept_back"] or 0
        yield Sentence("PAY-002.short", {**told, "kept_back": kept_back}, ("net_pay", *GROSS))
    # who has not come to the pay yet need not hear of the day on which it was paid
    if row["state"] == "data_gap" and not (month.typed and told["gross"] is None):
        # nor can it be known before it has come
        asked = ("payday", "pay_method", "gross", "net_pay")
        asked += () if payday and payday >= month.today.isoformat() else ("paid_on",)
        missing = [name for name in asked if told[name] in (None, [])]
        yield from gaps(missing, month, REQUIRED)


def premiums_paid(row, month):
    told = row["evidence"]
    if not is_of(told, month):
        return
    if row["state"] == "data_gap":
        yield from gaps(told["missing"], month, REQUIRED)
        return
    parts, columns = [], []
    for name, rate, *cells in PREMIUMS:
        if rate in told:
            hours = told.get("short_overtime", told[name]) if name == "overtime" else told[name]
            values = {"hours": hours, "rate": f"{told[rate] / 100:.2f}"}
            parts.append(Sentence(f"PAY-004.{name}", values))
            columns += cells
    known = {**told, "of": hourly_wage(told), "parts": Listed(tuple(parts), " + ")}
    rounded = "look" if row["state"] == "warning" else "short"
    columns = tuple(dict.fromkeys(columns))
    yield Sentence("PAY-004", known, columns)
    yield Sentence(f"PAY-004.{rounded}", told, columns)


def lawful_charges(row, month):
    told = row["evidence"]
    if not is_of(told, month):
        return
    for name in ("fees", "above_cost", "not_in_agreement", "cost_unknown", "not_agreed",
                 "agreement_unknown"):  # fmt: skip
        if kinds := told.get(name):
            named = Listed(tuple(f"column.{kind}" for kind in kinds))
            # of what has no column for its cost, the company cannot tell it
            office = name == "fees" or name == "cost_unknown" and kinds == ["other"]
            yield Sentence(f"PAY-006.{name}", {**told, "what": named}, _cells(name, kinds), office)


def _cells(name, kinds):
    if name in ("not_in_agreement", "agreement_unknown"):
        return ("agreement", *(kind for kind in kinds if kind in COLUMNS))
    if name == "not_agreed":
        return ("agreed_on", *(kind for kind in kinds if kind in COLUMNS))
    names = (one for kind in kinds for one in (kind, f"{kind}_cost"))
    return tuple(one for one in names if one in COLUMNS)
