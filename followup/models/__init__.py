"""Nouns of the followup room."""

from followup.models.answer import Answer
from followup.models.consent import FollowUpConsent
from followup.models.contact import Anchor, Channel
from followup.models.intention import Intention
from followup.models.invitation import Invitation
from followup.models.passport import SkillsPassport
from followup.models.settlement import SettledItem
from followup.models.situation import Situation
from followup.models.wave import Wave

__all__ = [
    "Anchor",
    "Answer",
    "Channel",
    "FollowUpConsent",
    "Intention",
    "Invitation",
    "SettledItem",
    "Situation",
    "SkillsPassport",
    "Wave",
]
