"""When a month is much unlike the one before: the same bounds for a cell and for the queue.

They are the product's own and decide nothing: what lies beyond them is marked to be looked at.
"""

from django.db.models import Count, DateField, F, Func, OuterRef, Q, Subquery, Value
from django.db.models.functions import Abs, Coalesce, Greatest
from django.db.models.lookups import GreaterThanOrEqual

from training_plans.models import MonthLine
from training_plans.month_columns import COUNT, HALVES, HOURS, YEN

PARTS = 5  # one part in so many of the greater of two values, and at least:
LEAST = {HOURS: 4 * 60, YEN: 10_000, COUNT: 2, HALVES: 2}  # minutes, yen, days


def much_unlike(kind, now, then):
    """Whether two values of a kind of `month_columns` lie far apart."""
    apart = abs(now - then)
    return apart >= LEAST[kind] and apart * PARTS >= max(now, then)


def people_unlike_last_month():
    """An expression for a MonthlyReport: of how many people hours or net pay are much unlike.

    Compared is the month before at the same company; who is not in its report is not counted,
    and a value that nobody recorded is no difference.
    """
    before = MonthLine.objects.filter(
        company=OuterRef("company"), trainee=OuterRef("trainee"),
        report__month=Func(
            OuterRef("report__month"), Value(-1), function="law.add_months",
            output_field=DateField(),
        ),
    )  # fmt: skip
    lines = MonthLine.objects.filter(report=OuterRef("pk")).annotate(
        worked=_worked(),
        worked_then=Subquery(before.annotate(worked=_worked()).values("worked")[:1]),
        net_then=Subquery(before.values("net_pay")[:1]),
    )
    unlike = lines.filter(
        _much_unlike(HOURS, "worked", "worked_then") | _much_unlike(YEN, "net_pay", "net_then")
    )
    counted = unlike.order_by().values("report").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)


def _worked():
    return (
        F("regular_minutes") + Coalesce("overtime_minutes", 0)
        + Coalesce("legal_holiday_minutes", 0)
    )  # fmt: skip


def _much_unlike(kind, now, then):
    """The same as `much_unlike`, asked of the database; unknown where a value is."""
    apart = Abs(F(now) - F(then))
    return Q(GreaterThanOrEqual(apart, LEAST[kind])) & Q(
        GreaterThanOrEqual(apart * PARTS, Greatest(F(now), F(then)))
    )
