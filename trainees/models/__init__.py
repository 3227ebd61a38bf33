"""Nouns of the trainees room."""

from trainees.models.afterwards import LegalHold, PensionClaim, RecordDestruction
from trainees.models.consultation import Consultation
from trainees.models.consultation_entry import ConsultationEntry, ConsultationFile
from trainees.models.employment import Employment
from trainees.models.job_application import JobApplication, Referral
from trainees.models.leave import LeaveGrant, LeaveTaken
from trainees.models.lodger import Lodger
from trainees.models.notice import ResidenceNotice
from trainees.models.papers import Passport, ResidencePeriod, StayApplication
from trainees.models.placement import Leaving, Placement
from trainees.models.protection import DocumentCheck, ProtectionInterview
from trainees.models.reference import Country, ResidenceStatus
from trainees.models.safeguarding import Escalation, SafeguardingContact, SafeguardingTerms
from trainees.models.trainee import SendingOrganization, Trainee
from trainees.models.voice import OwnHotline, VoiceCard
from trainees.models.wage_terms import WageTerms

__all__ = [
    "Consultation",
    "ConsultationEntry",
    "ConsultationFile",
    "Country",
    "Employment",
    "Escalation",
    "JobApplication",
    "LeaveGrant",
    "LeaveTaken",
    "DocumentCheck",
    "Leaving",
    "LegalHold",
    "Lodger",
    "OwnHotline",
    "Passport",
    "PensionClaim",
    "Placement",
    "RecordDestruction",
    "Referral",
    "ResidenceNotice",
    "ProtectionInterview",
    "ResidencePeriod",
    "ResidenceStatus",
    "SafeguardingContact",
    "SafeguardingTerms",
    "SendingOrganization",
    "StayApplication",
    "Trainee",
    "VoiceCard",
    "WageTerms",
]
