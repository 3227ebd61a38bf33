"""Invented employments with leave, notices within 14 days, and what follows the training."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from factories.companies import CompanyFactory
from factories.trainees import TraineeFactory
from trainees.models import (
    Employment,
    LeaveGrant,
    LeaveTaken,
    LegalHold,
    PensionClaim,
    RecordDestruction,
    ResidenceNotice,
)


class EmploymentFactory(DjangoModelFactory):
    """From May 2026, with no insurance filed yet."""

    class Meta:
        model = Employment

    company = factory.SubFactory(CompanyFactory)
    trainee = factory.SubFactory(TraineeFactory, company=factory.SelfAttribute("..company"))
    starts_on = date(2026, 5, 1)


class LeaveGrantFactory(DjangoModelFactory):
    class Meta:
        model = LeaveGrant

    employment = factory.SubFactory(EmploymentFactory)
    granted_on = date(2026, 11, 1)
    days = 10


class LeaveTakenFactory(DjangoModelFactory):
    class Meta:
        model = LeaveTaken

    employment = factory.SubFactory(EmploymentFactory)
    taken_on = date(2026, 11, 10)


class ResidenceNoticeFactory(DjangoModelFactory):
    """A move that is not notified yet."""

    class Meta:
        model = ResidenceNotice

    trainee = factory.SubFactory(TraineeFactory)
    kind = ResidenceNotice.Kind.MOVE
    happened_on = date(2026, 10, 1)


class PensionClaimFactory(DjangoModelFactory):
    """Not claimed yet."""

    class Meta:
        model = PensionClaim

    trainee = factory.SubFactory(TraineeFactory)
    address_lost_on = date(2026, 10, 1)
    contribution_months = 34


class RecordDestructionFactory(DjangoModelFactory):
    class Meta:
        model = RecordDestruction

    trainee = factory.SubFactory(TraineeFactory)
    destroyed_on = date(2026, 10, 1)


class LegalHoldFactory(DjangoModelFactory):
    class Meta:
        model = LegalHold

    trainee = factory.SubFactory(TraineeFactory)
    starts_on = date(2026, 10, 1)
    reason = "未払賃金の申告"
