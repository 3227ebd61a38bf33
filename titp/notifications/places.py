"""The places of reminders and mail in the rail."""

from django.utils.translation import gettext_lazy as _

from titp.notifications.models import Reminder
from titp.pages.place import PLACES, Place


def unread(request):
    """How many reminders a person has not read."""
    return Reminder.objects.for_user(request.user).unread().count()


PLACES.add(Place("reminders", _("Reminders"), "bell", "read reminders", 15, key="b", count=unread))
PLACES.add(
    Place("outgoing-mail", _("Outgoing mail"), "mail", "read outgoing mail", 70, within="office")
)
