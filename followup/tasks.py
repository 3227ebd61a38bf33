"""Jobs of this room."""

from celery import shared_task
from django.utils.timezone import localdate

from followup.campaign.due import open_those_due
from followup.campaign.reaching import send_mails, to_contact
from titp.tenancy.tasks import TenantTask


@shared_task(base=TenantTask)
def ask_those_due():
    """Open the invitations of the day and send those that go by mail, also the second time.

    Safe to repeat: who was asked in a wave is not due for it, and who was tried rests.
    """
    open_those_due(localdate())
    send_mails(to_contact())
