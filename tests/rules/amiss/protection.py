"""Papers kept by others, deposits, consultations without an answer, nothing followed up."""

from datetime import datetime, time, timedelta

from django.utils.timezone import make_aware
from factories.protection import (
    ConsultationFactory,
    DocumentCheckFactory,
    LabourViolationFactory,
    ProtectionInterviewFactory,
    SuspicionFactory,
)
from factories.training_plans import AuditFactory


def happen(plan):
    day, person, company = plan.starts_on, plan.trainee, plan.company
    DocumentCheckFactory(
        trainee=person, checked_on=day + timedelta(10), passport_with_trainee=False,
        absence="requested",
    )  # fmt: skip
    ProtectionInterviewFactory(trainee=person, held_on=day + timedelta(12), deposit_reported=True)
    at = make_aware(datetime.combine(day + timedelta(15), time(10, 20)))
    ConsultationFactory(trainee=person, received_at=at)
    SuspicionFactory(company=company, suspected_on=day + timedelta(20))
    LabourViolationFactory(company=company, found_on=day + timedelta(25))
    LabourViolationFactory(
        company=company, found_on=day + timedelta(25), instructed_on=day + timedelta(26)
    )
    AuditFactory(company=company, held_on=day + timedelta(28), lodging_checked=False)
