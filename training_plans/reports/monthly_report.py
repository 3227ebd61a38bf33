"""Report: a company's month on paper, with who sent and who checked it."""

from datetime import timedelta

from django.utils.translation import get_language

from titp.declared import Text
from titp.documents.report import report
from titp.japanese.months import add_months
from training_plans.actuals import actuals_at, class_labels
from training_plans.filing.checks import checks
from training_plans.models import MonthlyReport, ReportStep
from training_plans.month_columns import COLUMNS, word
from training_plans.paid_month import KINDS, PAY, added, paid_months

HOURS = ("regular_minutes", "overtime_minutes", "legal_holiday_minutes", "night_minutes")
TASKS = ("essential_minutes", "related_minutes", "peripheral_minutes")
SUMS = ("gross", "deductions", "net_pay")
DAYS = ("scheduled_days", "worked_days", "paid_leave_days", "absent_days")


@report(
    title=Text(ja="月次報告書", en="Monthly report"),
    about="training_plans.MonthlyReport",
    may="read monthly reports",
)
def monthly_report(subject):
    """The month of a host company as it was reported: each person's days, hours, tasks, pay,
    deductions and incidents, who sent and who checked it, and what the rules say of it."""
    month = MonthlyReport.objects.with_state().with_company_name().get(pk=subject.pk)
    language = "ja" if (get_language() or "").startswith("ja") else "en"
    people = paid_months(month)
    names = {one.line.trainee_id: one.name for one in people}
    columns = {"days": DAYS, "hours": HOURS, "tasks": TASKS, **_told(people), "sums": SUMS}
    return {
        "month": month,
        "state": MonthlyReport.State(month.state).label,
        "steps": _steps(month),
        "people": people,
        "columns": {part: _labels(names, language) for part, names in columns.items()},
        "groups": {
            group: word(f"group.{group}", language)
            for group in ("time", "tasks", "leave", "pay", "deductions", "payment", "incidents")
        },
        "at_work": [(one.name, *_at_work(one.line)) for one in people],
        "at_work_total": _total([_at_work(one.line) for one in people]),
        "paid": [(one.name, one.line, *_paid(one, columns)) for one in people],
        "paid_total": _total([_paid(one, columns) for one in people]),
        "incidents": [
            (one.name, dict(COLUMNS["incident"].choices_in(language))[one.line.incident],
             one.line.incident_note)
            for one in people
            if one.line.incident not in ("", "none")
        ],
        "actual": [
            (names[stage.trainee_id], stage)
            for stage in actuals_at(month.company_id, _last_day(month)).stages
            if stage.trainee_id in names
        ],
        "task_labels": list(class_labels().values()),
        "checks": [
            (names.get(check.trainee_id, ""), check, check.formula(language))
            for check in checks(month)
        ],
    }  # fmt: skip


def _steps(month):
    """(step, name of who did it) in their order; "" where the reader may not know the person."""
    steps = ReportStep.objects.filter(report=month).with_person().order_by("pk")
    return [(step, step.person) for step in steps]


def _at_work(line):
    """(days, minutes, minutes by task) as lists, in the order of the columns."""
    return tuple([getattr(line, name) for name in names] for names in (DAYS, HOURS, TASKS))


def _told(people):
    """The kinds of pay and deductions that anybody has; base pay stands there in any case."""
    pay = [name for name in PAY if any(getattr(one.line, name) is not None for one in people)]
    kinds = [kind for kind in KINDS if any(kind in one.by_kind for one in people)]
    return {"pay": pay or PAY[:1], "deductions": kinds}


def _paid(one, columns):
    """(pay, deductions, sums) as lists, in the order of the columns."""
    by_kind = one.by_kind
    return (
        [getattr(one.line, name) for name in columns["pay"]],
        [by_kind.get(kind) for kind in columns["deductions"]],
        [one.gross, one.deductions, one.line.net_pay],
    )


def _labels(names, language):
    return [(name, word(f"column.{name}", language)) for name in names]


def _total(rows):
    """The same lists added up over all people; None where nobody has anything."""
    return [
        [added(values) for values in zip(*part, strict=True)] for part in zip(*rows, strict=True)
    ]


def _last_day(month):
    return add_months(month.month, 1) - timedelta(1)
