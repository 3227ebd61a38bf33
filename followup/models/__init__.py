"""Nouns of the followup room."""

from followup.models.answer import Answer
from followup.models.attempt import Attempt
from followup.models.calling_list import CallingList
from followup.models.case_copy import CaseConsent, CaseCopy, CaseReading
from followup.models.case_request import CaseDecline, CaseRecall, CaseRequest
from followup.models.consent import FollowUpConsent
from followup.models.contact import Anchor, Channel
from followup.models.evidence import DrawnEvidence, Evidence, EvidenceCheck, EvidenceDraw
from followup.models.founder import ClaimSettlement, Founder
from followup.models.intention import Intention
from followup.models.invitation import Invitation
from followup.models.matching import Match, MatchStep, Mentor, Opening
from followup.models.passport import SkillsPassport
from followup.models.settlement import SettledItem
from followup.models.situation import Situation
from followup.models.support import Support, SupportStep, VentureContact
from followup.models.venture import Venture, VentureGoal, VentureStage
from followup.models.venture_count import VentureCount
from followup.models.wave import Wave

__all__ = [
    "Anchor",
    "Answer",
    "Attempt",
    "CallingList",
    "CaseConsent",
    "CaseCopy",
    "CaseDecline",
    "CaseReading",
    "CaseRecall",
    "CaseRequest",
    "Channel",
    "ClaimSettlement",
    "DrawnEvidence",
    "Evidence",
    "EvidenceCheck",
    "EvidenceDraw",
    "FollowUpConsent",
    "Founder",
    "Intention",
    "Invitation",
    "Match",
    "MatchStep",
    "Mentor",
    "Opening",
    "SettledItem",
    "Situation",
    "SkillsPassport",
    "Support",
    "SupportStep",
    "Venture",
    "VentureContact",
    "VentureCount",
    "VentureGoal",
    "VentureStage",
    "Wave",
]
