"""The jobs of this app: papers that were ordered, on a queue of their own."""

import logging

from celery import shared_task
from django.db import transaction
from django.utils.timezone import localdate

from titp.documents.models import Order
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
