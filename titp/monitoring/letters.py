"""The letters of clarifications: that the other side has written, and nothing of what."""

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from titp.declared import Text
from titp.monitoring.clarification import WAITING
from titp.monitoring.clarifying import TO_MONITORS, TO_ORGANIZATION
from titp.monitoring.models import Clarification
from titp.notifications.letter import Letter, letter
from titp.notifications.links import address_in, address_outside
from titp.tenancy.models import Organization


@letter(TO_ORGANIZATION, Text(ja="モニターからの照会", en="Question of the monitors"))
def clarification(message):
    """To an administrator: the monitors have asked, asked again or closed."""
    organization = Organization.objects.get(pk=message.organization_id)
    row = Clarification.objects.with_state().get(pk=message.subject_id)
    context = {
        "organization": organization, "waits": row.state in WAITING, "answer_by": row.answer_by,
        "url": address_in(organization, "clarification", row.pk),
    }  # fmt: skip
    text = render_to_string("monitoring/letters/clarification.txt", context)
    return Letter(
        _("%(organization)s: a question of the monitors") % {"organization": organization}, text
    )


@letter(TO_MONITORS, Text(ja="照会への回答", en="Answer to the monitors"), listed=False)
def clarification_answered(message):
    """To a monitor who asked: the organization has answered."""
    organization = Organization.objects.get(pk=message.organization_id)
    url = address_outside("monitor-clarification", organization.slug, message.subject_id)
    context = {"organization": organization, "url": url}
    text = render_to_string("monitoring/letters/clarification_answered.txt", context)
    return Letter(_("%(organization)s has answered") % {"organization": organization}, text)
