"""The letters of this room: that a matter waits for a reader, and nothing of what."""

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from titp.declared import Text
from titp.notifications.letter import HOLD, Letter, letter
from titp.notifications.links import address_in
from titp.tenancy.models import Organization
from trainees.safeguarding.alerts import (
    APPOINTED,
    LETTER,
    UNREAD,
    called,
    contacts,
    waits_for,
)


@letter(LETTER, Text(ja="保護担当者への連絡", en="Call to a safeguarding contact"), HOLD)
def safeguarding(message):
    """That the person should sign in and look; nothing for who is no contact any more."""
    if message.recipient_id not in called():
        return None
    organization = Organization.objects.get(pk=message.organization_id)
    context = {"organization": organization, "url": address_in(organization, "safeguarding")}
    text = render_to_string("trainees/letters/safeguarding.txt", context)
    return Letter(_("%(organization)s: please look in") % {"organization": organization}, text)


@letter(APPOINTED, Text(ja="保護担当者の選任", en="A new safeguarding contact"), HOLD)
def safeguarding_appointed(message):
    """That they are a contact now, and whether something waits; nothing for who is none."""
    if message.recipient_id not in contacts():
        return None
    organization = Organization.objects.get(pk=message.organization_id)
    context = {
        "organization": organization, "url": address_in(organization, "safeguarding"),
        "waits": waits_for(message.recipient_id),
    }  # fmt: skip
    text = render_to_string("trainees/letters/appointed.txt", context)
    return Letter(_("%(organization)s: please look in") % {"organization": organization}, text)


@letter(UNREAD, Text(ja="読める人のいない相談", en="A matter without a reader"), HOLD, listed=False)
def safeguarding_unread(message):
    """To a monitor: where a matter waits that nobody there may read, and that is all."""
    organization = Organization.objects.get(pk=message.organization_id)
    text = render_to_string("trainees/letters/unread.txt", {"organization": organization})
    return Letter(_("A matter waits at %(organization)s") % {"organization": organization}, text)
