"""Sums that have to agree, shares that have to be kept, and changes that are unusual."""

from collections import Counter
from types import SimpleNamespace

from titp.compliance.rule import RULES
from titp.japanese.months import add_months
from titp.pages.hours import as_clock
from training_plans.filing.sentences import Listed, Sentence
from training_plans.shares import CLASSES, shares

PAY = ("base_pay", "overtime_pay", "holiday_pay", "night_pay", "allowance_pay")
WORKED = ("regular_minutes", "overtime_minutes", "legal_holiday_minutes")
TASKS = tuple(f"{name}_minutes" for name in CLASSES)
SAFETY = tuple(f"{name}_safety_minutes" for name in CLASSES)
# What is about the same each month, and by how many percent it may differ from the last one.
STEADY, PERCENT = ("regular_minutes", "base_pay", "net_pay"), 20


def net_pay(line, books):
    """Pay less deductions is what was paid out, to the yen."""
    if line.base_pay is None or line.net_pay is None:
        return
    gross = sum(getattr(line, name) or 0 for name in PAY)
    deductions = sum(charge.amount for charge in line.charges.all())
    told = books.told("PAY-002", line.trainee_id)
    same = told and told["short"] == gross - deductions - line.net_pay
    if gross - deductions != line.net_pay and not same:
        values = {"gross": gross, "deductions": deductions, "net_pay": line.net_pay,
                  "computed": gross - deductions}  # fmt: skip
        kinds = [charge.kind for charge in line.charges.all() if charge.kind != "supervision_fee"]
        columns = ("net_pay", *(name for name in PAY if getattr(line, name)), *kinds)
        yield RULES["PAY-002"], "warning", [Sentence("net", values, columns)]


def hours_by_task(line, books):
    """The hours by class of task are the hours worked."""
    worked, tasks = _added(line, WORKED), _added(line, TASKS)
    if None not in (worked, tasks) and worked != tasks:
        values = {"worked": as_clock(worked), "tasks": as_clock(tasks)}
        for place, name in enumerate((*TASKS, *WORKED)):
            values[f"h{place}"] = as_clock(getattr(line, name))
        yield RULES["PLAN-004"], "warning", [Sentence("tasks", values, (*TASKS, *WORKED))]


def task_shares(line, books):
    """What was really done, in the month and since the stage began, keeps the plan's shares."""
    plan = books.plans.get(line.trainee_id)
    if plan is None or plan.operation_id is None or _added(line, TASKS) is None:
        return
    begun = plan.starts_on.replace(day=1)
    before = [row for month, row in books.earlier[line.trainee_id].items() if month >= begun]
    this = {name: getattr(line, name) for name in (*TASKS, *SAFETY)}
    said = {"PLAN-004": [], "PLAN-005": []}
    for span, rows in (("month", [this]), *([("stage", [this, *before])] if before else [])):
        for share in _not_kept(rows):
            is_safety = share.name.endswith("_safety")
            whole = share.name.removesuffix("_safety") if is_safety else None
            columns = (f"{share.name}_minutes", f"{whole}_minutes") if is_safety else TASKS
            values = {
                "span": Sentence(f"span.{span}"), "what": Listed((f"column.{share.name}_minutes",)),
                "part": as_clock(share.minutes), "whole": as_clock(share.of),
                "percent": share.percent,
                "limit": f"{share.limit.numerator}/{share.limit.denominator}",
            }  # fmt: skip
            key = "share.at_least" if share.at_least else "share.at_most"
            rule = "PLAN-005" if is_safety else "PLAN-004"
            said[rule].append(Sentence(key, values, columns))
    for rule, sentences in said.items():
        if sentences:
            yield RULES[rule], "warning", sentences


def change(line, books):
    """What differs by more than 20 % from the month before is shown once more."""
    last = books.earlier[line.trainee_id].get(add_months(books.month.first, -1))
    sentences = []
    for name in STEADY if last else ():
        before, after = last[name], getattr(line, name)
        if before and after is not None and abs(after - before) * 100 > before * PERCENT:
            say = as_clock if name.endswith("_minutes") else lambda yen: yen
            kind = "hours" if name.endswith("_minutes") else "yen"
            percent = f"{100 * (after - before) / before:+.1f}%"
            values = {"what": Listed((f"column.{name}",)), "before": say(before),
                      "after": say(after), "percent": percent}  # fmt: skip
            sentences.append(Sentence(f"change.{kind}", values, (name,)))
    if sentences:
        yield None, "warning", sentences


def _added(line, names):
    """The sum of these minutes, None where one of them is not recorded."""
    values = [getattr(line, name) for name in names]
    return None if None in values else sum(values)


def _not_kept(rows):
    """The Shares of some months that are not kept; of safety only where each month tells it."""
    known = [row for row in rows if None not in (row[name] for name in TASKS)]
    total = Counter()
    for row in known:
        total.update({name: row[name] or 0 for name in (*TASKS, *SAFETY)})
    unknown = {name for name in SAFETY if any(row[name] is None for row in known)}
    for share in shares(SimpleNamespace(**total)):
        if not share.kept and f"{share.name}_minutes" not in unknown:
            yield share
