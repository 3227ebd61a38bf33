"""Jobs: many forms in one PDF."""

import logging

from celery import shared_task
from django.core.cache import cache
from django.db import transaction

from titp.official_forms.models import FormOrder
from titp.tenancy.tasks import TenantTask

log = logging.getLogger(__name__)
REMEMBERED = 3600


def progress_key(pk):
    return f"form-order-{pk}"


@shared_task(base=TenantTask, soft_time_limit=300, time_limit=330)
def fill_form_order(order_id):
    """Fill one order; how far it is, is told outside the transaction, in the cache."""
    open_ones = FormOrder.objects.open().select_for_update(skip_locked=True)
    if order := open_ones.filter(pk=order_id).first():
        try:
            with transaction.atomic():
                order.fill(lambda done: cache.set(progress_key(order_id), done, REMEMBERED))
        except Exception as error:
            # Not its message: a template's error may quote a name.
            log.error("order %s of forms failed: %s", order_id, type(error).__name__)
            order.give_up()
