"""Nouns of the followup room."""

from followup.models.answer import Answer
from followup.models.invitation import Invitation
from followup.models.situation import Situation
from followup.models.wave import Wave

__all__ = ["Answer", "Invitation", "Situation", "Wave"]
