"""The jobs of this app: papers that were ordered or that a month asks for, and lost files."""

import logging

from celery import shared_task
from django.db import transaction
from django.utils.timezone import localdate

from titp.documents import orphans
from titp.documents.models import Order
from titp.documents.monthly import end_of_last_month, make_monthly
from titp.documents.printing import available
from titp.tenancy.context import current
from titp.tenancy.models import Organization
from titp.tenancy.tasks import TenantTask

log = logging.getLogger(__name__)


@shared_task(base=TenantTask, soft_time_limit=300, time_limit=330)
def fill_order(order_id):
    """Fill one order; a second ring for the same one finds it locked or finished.

    An error closes the order too: somebody is looking at its progress.
    """
    open_ones = Order.objects.open().select_for_update(skip_locked=True)
    if order := open_ones.filter(pk=order_id).first():
        try:
            with transaction.atomic():
                order.fill(localdate())
        except Exception as error:
            # Not its message: a template's error may quote a name.
            log.error("order %s of papers failed: %s", order_id, type(error).__name__)
            order.give_up()


@shared_task(base=TenantTask, soft_time_limit=300, time_limit=330)
def monthly_reports():
    """Make the reports of the finished month that the organization does not have yet."""
    if reason := available():
        log.warning("no monthly reports: %s", reason)
        return
    organization, today = Organization.objects.get(pk=current().organization_id), localdate()
    make_monthly(organization, end_of_last_month(today), today)


@shared_task(base=TenantTask)
def remove_orphans():
    """Delete the organization's files that no row points to."""
    if number := orphans.remove():
        log.warning("%s files of organization %s had no row", number, current().organization_id)
