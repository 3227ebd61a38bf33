"""The letters of this room: asking somebody what became of them, and that a case may be read,
and that it is asked for no more.
"""

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from followup.campaign.reaching import LETTER, message_of
from followup.cases.asking import is_released
from followup.cases.telling import RELEASED, WITHDRAWN, copy_of, recall_of
from followup.models import Attempt
from followup.survey.recording import agreed
from titp.declared import Text
from titp.notifications.letter import HOLD, Letter, letter
from titp.notifications.links import address_outside
from titp.tenancy.models import Organization


@letter(LETTER, Text(ja="帰国後調査のお願い", en="Asking after the return"))
def follow_up(message):
    """Nothing where the person has answered, asks not to be asked, or has another address now."""
    tried = Attempt.objects.select_related("invitation__trainee", "invitation__organization")
    tried = tried.select_related("channel").filter(pk=message.subject_id).first()
    if tried is None or tried.channel is None or not agreed(tried.invitation.trainee_id):
        return None
    row = tried.invitation
    if row.state(timezone.now()) not in (row.State.WAITING, row.State.BEGUN):
        return None
    subject, text = message_of(row)
    return Letter(subject, text, tried.channel.address)


@letter(RELEASED, Text(ja="事案の開示", en="A case may be read"), HOLD, listed=False)
def case_released(message):
    """To the monitor who asked; nothing where it was taken back before the mail left."""
    copy = copy_of(message)
    if not is_released(copy):
        return None
    organization = Organization.objects.get(pk=message.organization_id)
    url = address_outside("monitor-case", organization.slug, copy.request.public_id)
    return _look_in("case_released", organization, url)


@letter(WITHDRAWN, Text(ja="照会の取下げ", en="A case is asked for no more"), HOLD, listed=False)
def case_withdrawn(message):
    """To the monitor who asked, where another one took it back."""
    organization = Organization.objects.get(pk=message.organization_id)
    request = recall_of(message).request
    url = address_outside("monitor-case", organization.slug, request.public_id)
    return _look_in("case_withdrawn", organization, url)


def _look_in(name, organization, url):
    text = render_to_string(
        f"followup/letters/{name}.txt", {"organization": organization, "url": url}
    )
    return Letter(_("%(organization)s: please look in") % {"organization": organization}, text)
