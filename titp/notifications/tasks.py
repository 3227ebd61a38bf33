"""The jobs of this app: one that wakes the mailer."""

from celery import shared_task

from titp.notifications import doorbell
from titp.tenancy.tasks import PlatformTask


@shared_task(base=PlatformTask)
def ring_mailer():
    """Wake the mailer, which is its own small process so that no other job can take it down."""
    doorbell.ring()
