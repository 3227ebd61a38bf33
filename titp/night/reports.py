"""Monthly reports: one job is rung for each organization that lacks those of the last month."""

from collections import Counter

from celery import current_app

from titp.documents.models import Document
from titp.documents.monthly import end_of_last_month, of_month
from titp.tenancy.models import Organization

REPORT = "titp.documents.tasks.monthly_reports"


def ring_monthly_reports(on):
    """Ring for the reports of the finished month; returns how many organizations were rung for.

    The kept papers tell what is missing, so that a lost ring, or a machine that was off on the
    1st, leaves out no month: the next night rings again. Raises kombu's OperationalError without
    Redis, and the step is tried again.
    """
    if not (slugs := [report.slug for report in of_month()]):
        return 0
    made = Document._base_manager.using("nightly").filter(
        seen_on=end_of_last_month(on), made_by=None, report__in=slugs
    )
    have = Counter(made.values_list("organization_id", flat=True))
    everybody = Organization.objects.using("nightly").order_by("pk").values_list("pk", flat=True)
    lacking = [pk for pk in everybody if have[pk] < len(slugs)]
    for organization_id in lacking:
        current_app.send_task(REPORT, kwargs={"organization_id": organization_id})
    return len(lacking)
