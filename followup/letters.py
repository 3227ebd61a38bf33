"""The letter of this room: asking somebody what became of them, with their own link."""

from django.utils import timezone

from followup.campaign.reaching import LETTER, message_of
from followup.models import Attempt
from followup.survey.recording import agreed
from titp.declared import Text
from titp.notifications.letter import Letter, letter


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
