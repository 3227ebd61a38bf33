"""Invented checks, interviews, consultations and follow-ups; all in order."""

from datetime import date, datetime

import factory
from django.utils.timezone import make_aware
from factory.django import DjangoModelFactory

from factories.companies import CompanyFactory
from factories.trainees import TraineeFactory
from factories.training_plans import AuditFactory
from trainees.models import Consultation, DocumentCheck, ProtectionInterview
from training_plans.models import Interview, LabourViolation, Suspicion


def at(text):
    """A moment in Japan: `at("2026-10-01 09:30")`."""
    return make_aware(datetime.fromisoformat(text))


class DocumentCheckFactory(DjangoModelFactory):
    """Both papers are with the person."""

    class Meta:
        model = DocumentCheck

    trainee = factory.SubFactory(TraineeFactory)
    checked_on = date(2026, 5, 20)
    passport_with_trainee = True
    card_with_trainee = True


class ProtectionInterviewFactory(DjangoModelFactory):
    """Everything was asked, and nothing told."""

    class Meta:
        model = ProtectionInterview

    trainee = factory.SubFactory(TraineeFactory)
    held_on = date(2026, 5, 20)
    deposit_reported = False
    relatives_deposit_reported = False
    penalty_contract_reported = False
    savings_controlled = False
    loan_reported = False


class ConsultationFactory(DjangoModelFactory):
    """Not yet answered."""

    class Meta:
        model = Consultation

    received_at = at("2026-10-01 09:30")
    channel = Consultation.Channel.PHONE
    category = Consultation.Category.WAGES
    language = "vi"
    summary = "CANARY WORDS"


class SuspicionFactory(DjangoModelFactory):
    class Meta:
        model = Suspicion

    company = factory.SubFactory(CompanyFactory)
    suspected_on = date(2026, 10, 1)
    ground = Suspicion.Ground.NOT_BY_PLAN
    source = "visit"


class LabourViolationFactory(DjangoModelFactory):
    class Meta:
        model = LabourViolation

    company = factory.SubFactory(CompanyFactory)
    found_on = date(2026, 10, 1)
    source = "audit"
    law = LabourViolation.Law.LSA
    topic = LabourViolation.Topic.HOURS


class InterviewFactory(DjangoModelFactory):
    class Meta:
        model = Interview

    audit = factory.SubFactory(AuditFactory)
    trainee = factory.SubFactory(TraineeFactory)
