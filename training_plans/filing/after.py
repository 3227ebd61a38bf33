"""What follows when a month was sent: the findings, and notices of changes to be completed."""

from titp.tenancy.context import current
from training_plans.tasks import follow_month


def sent(report):
    """After the transaction: findings and drafts follow the report, as the machine's own work.

    Without Redis nothing happens now; the night does it again from the rows.
    """
    context = current()
    follow_month.ring(
        organization_id=context.organization_id, user_id=context.user_id, report_id=report.pk
    )
