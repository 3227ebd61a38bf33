"""What waits to be checked, in which order."""

from django.db.models import Case, Count, IntegerField, OuterRef, Subquery, When
from django.db.models.functions import Coalesce

from training_plans.filing.risk import with_risk
from training_plans.models import DraftLine, MonthLine, MonthlyReport
from training_plans.models.monthly_report import OPEN

# How the queue is sorted, each name as a column of a list takes it that is sorted descending.
RISKIEST = ("waits", "risk", "month", "-submitted_on")
WAITS = MonthlyReport.State.SUBMITTED


def queued():
    """All reports with what the queue says of each, in one statement."""

    def counted(kind):
        rows = kind.objects.filter(report=OuterRef("pk")).order_by().values("report")
        return Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n")), 0)

    rows = MonthlyReport.objects.with_state().with_company_name().with_last_step()
    return with_risk(rows).annotate(
        people=Case(
            When(state__in=OPEN, then=counted(DraftLine)), default=counted(MonthLine),
            output_field=IntegerField(),
        )
    )  # fmt: skip


def waiting():
    """How many reports wait to be checked."""
    return MonthlyReport.objects.with_state().filter(state=WAITS).count()


def next_waiting(pk=0):
    """The key of the report that waits behind this one, or of the first; None where none does."""
    rows = with_risk(MonthlyReport.objects.with_state()).filter(state=WAITS)
    keys = list(rows.order_by("-risk", "-month", "submitted_on", "pk").values_list("pk", flat=True))
    behind = keys[keys.index(pk) + 1 :] if pk in keys else keys
    return next((key for key in [*behind, *keys] if key != pk), None)
