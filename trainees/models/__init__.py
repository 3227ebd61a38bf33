"""Nouns of the trainees room."""

from trainees.models.papers import Passport, ResidencePeriod, StayApplication
from trainees.models.placement import Leaving, Placement
from trainees.models.reference import Country, ResidenceStatus
from trainees.models.trainee import SendingOrganization, Trainee

__all__ = [
    "Country",
    "Leaving",
    "Passport",
    "Placement",
    "ResidencePeriod",
    "ResidenceStatus",
    "SendingOrganization",
    "StayApplication",
    "Trainee",
]
