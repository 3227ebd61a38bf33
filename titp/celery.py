"""The clock and the queues: Redis is a doorbell, PostgreSQL keeps what is to be done."""

import os

from celery import Celery
from celery.schedules import crontab
from django.conf import settings

from titp.embedded.lease import VAR

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "titp.settings")

app = Celery("titp", broker=settings.REDIS_URL)
app.autodiscover_tasks()
app.conf.update(
    # Whatever is lost here is found again in a table, so nothing is kept twice.
    task_serializer="json",
    accept_content=["json"],
    task_ignore_result=True,
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    worker_prefetch_multiplier=1,
    worker_cancel_long_running_tasks_on_connection_loss=True,
    # A page must not wait long for a doorbell that is out of order.
    task_publish_retry_policy={"max_retries": 1, "interval_start": 0, "interval_max": 0.2},
    broker_transport_options={"visibility_timeout": 1800, "socket_connect_timeout": 2},
    broker_connection_retry_on_startup=True,
    # A worker that grows or hangs is replaced.
    task_soft_time_limit=540,
    task_time_limit=600,
    worker_max_tasks_per_child=200,
    worker_max_memory_per_child=600_000,  # KiB
    worker_soft_shutdown_timeout=20,
    worker_hijack_root_logger=False,
)

# Each queue has workers of its own, so that a hundred papers do not hold up a doorbell.
# `nightly` is read by the process that sees every organization. The mailer reads no queue.
app.conf.task_default_queue = "doorbell"
app.conf.task_routes = {
    "titp.documents.tasks.*": {"queue": "pdf"},
    "titp.monitoring.tasks.*": {"queue": "pdf"},
    "training_plans.tasks.*": {"queue": "import"},
    "titp.night.tasks.*": {"queue": "nightly"},
}

app.conf.timezone = settings.TIME_ZONE
app.conf.beat_schedule_filename = str(VAR / "clock")
app.conf.beat_schedule = {
    # Again and again: the first ring works, a later one takes up what was interrupted.
    "night": {"task": "titp.night.tasks.night", "schedule": crontab(hour="2-23", minute="*/10")},
    "ledger": {"task": "titp.night.tasks.check_ledger", "schedule": crontab(minute=5)},
    "mail": {"task": "titp.notifications.tasks.ring_mailer", "schedule": crontab()},
}
