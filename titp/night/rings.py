"""Rings of the night: what waits for a worker, and what is done in each organization by itself."""

from datetime import timedelta

from celery import current_app
from django.utils import timezone

from titp.documents.models import Order
from titp.tenancy.models import Organization

ORDER = "titp.documents.tasks.fill_order"
PATIENCE = timedelta(minutes=10)


def ring_each(task):
    """Ring a task, by its name, for every organization; returns how many."""
    organizations = Organization.objects.using("nightly").order_by("pk")
    keys = list(organizations.values_list("pk", flat=True))
    for organization_id in keys:
        current_app.send_task(task, kwargs={"organization_id": organization_id})
    return len(keys)


def ring_waiting_orders(on):
    """Ring again for papers that were ordered and that no worker has made; returns how many.

    Their first ring was lost, or the worker was killed. A ring too many does nothing.
    """
    waiting = Order._base_manager.using("nightly").filter(
        finished_at=None, ordered_at__lt=timezone.now() - PATIENCE
    )
    rows = waiting.order_by("pk").values_list("pk", "organization_id", "ordered_by_id")
    for order_id, organization_id, user_id in rows:
        ids = {"order_id": order_id, "organization_id": organization_id, "user_id": user_id}
        current_app.send_task(ORDER, kwargs=ids)
    return len(rows)
