"""The night's jobs, on the queue of the process that sees every organization."""

import logging

from celery import shared_task
from django.utils.timezone import localdate

from titp.night.steps import run_night
from titp.notifications.ledger import ledger
from titp.tenancy.tasks import PlatformTask

log = logging.getLogger(__name__)


@shared_task(base=PlatformTask, soft_time_limit=3 * 3600, time_limit=3 * 3600 + 60)
def night():
    """Take up the night of today where it stands."""
    run_night(localdate())


@shared_task(base=PlatformTask)
def check_ledger():
    """Say loudly which organization's mail does not add up."""
    for account in ledger(using="nightly"):
        if account.difference:
            log.error(
                "outbox of organization %s: difference %s",
                account.organization_id,
                account.difference,
            )
