"""Duties that were found, and who is told of them on a day."""

from datetime import date, timedelta

from titp.compliance.models import Finding, State
from titp.notifications.models import Reminder
from titp.notifications.reminders import remind
from titp.tenancy.context import use

TUESDAY = date(2026, 11, 24)  # the Monday before is a holiday
DAY = timedelta(days=1)


def find(organization, due_on, rule="OFFICE", subject_id=1, **fields):
    fields = {"state": State.DUE_SOON, "found_on": TUESDAY} | fields
    with use(organization.pk):
        return Finding.objects.create(rule=rule, subject_id=subject_id, due_on=due_on, **fields)


def tell(organization, on=TUESDAY):
    """(reminders, mails) written for one organization, as the night does for all."""
    with use(organization.pk):
        return remind(on, alias="default")


def told(organization):
    with use(organization.pk):
        rows = Reminder.objects.order_by("id")
        return list(rows.values_list("recipient_id", "lead_days", "planned_on"))
