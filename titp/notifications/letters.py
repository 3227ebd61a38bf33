"""The letters of this app: the daily digest of reminders."""

from django.template.loader import render_to_string
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from titp.declared import Text
from titp.notifications.letter import Letter, letter
from titp.notifications.links import address_in
from titp.notifications.models import Reminder
from titp.tenancy.models import Organization


@letter("digest", Text(ja="期限のまとめ", en="Digest of duties"))
def digest(message):
    """How many duties a person was reminded of that day, and where to see them; no names."""
    on = localdate(message.due_at)
    told = Reminder.objects.for_user(message.recipient).filter(planned_on=on)
    counts = told.filter(finding__closed_on=None).by_urgency(on)
    if not counts["total"]:
        return None  # all of it was settled before the mail left
    organization = Organization.objects.get(pk=message.organization_id)
    context = {
        "organization": organization,
        "on": on,
        "counts": counts,
        "to_do_url": address_in(organization, "to-do"),
        "reminders_url": address_in(organization, "reminders"),
    }
    text = render_to_string("notifications/letters/digest.txt", context)
    return Letter(_("%(organization)s: duties to look at") % {"organization": organization}, text)
