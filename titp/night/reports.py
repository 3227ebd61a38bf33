"""Monthly reports: once a month one job for each organization is rung."""

from celery import current_app

from titp.night.models import NightStep
from titp.tenancy.models import Organization

REPORT = "titp.documents.tasks.monthly_reports"


def ring_monthly_reports(on):
    """Ring for every organization's reports in the first night of a month that gets this far.

    Not simply on the 1st: a machine that was off that night would leave out a month. Returns how
    many were rung; raises kombu's OperationalError without Redis, and the step is tried again.
    """
    this_month = NightStep.objects.using("nightly").filter(
        step="reports", night_of__range=(on.replace(day=1), on)
    )
    if this_month.exclude(finished_at=None).exists():
        return 0
    organizations = Organization.objects.using("nightly").values_list("pk", flat=True)
    for organization_id in organizations:
        current_app.send_task(REPORT, kwargs={"organization_id": organization_id})
    return len(organizations)
