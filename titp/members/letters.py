"""The letter of this app: an invitation with its link."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from titp.accounts.models import Invitation
from titp.declared import Text
from titp.notifications.letter import Letter, letter
from titp.tenancy.models import Organization


@letter("invitation", Text(ja="招待", en="Invitation"))
def invitation(message):
    """Who asks, as what, and until when the link is good; nothing when it no longer is."""
    asked = Invitation.objects.open(timezone.now()).filter(pk=message.subject_id).first()
    if asked is None:
        return None
    organization = Organization.objects.get(pk=message.organization_id)
    with translation.override(asked.language):
        context = {
            "organization": organization,
            "invitation": asked,
            "url": settings.SITE_URL.rstrip("/") + reverse("invitation", args=[asked.token]),
        }
        text = render_to_string("members/letters/invitation.txt", context)
        subject = _("Invitation to %(organization)s") % {"organization": organization}
    return Letter(subject, text)
