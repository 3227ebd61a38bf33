"""The link in a reminder: opens one report for one person, and says nothing about either.

It is the key of the reminder's row, signed; whose report it is and whose link, the row knows.
Alone it opens nothing: who follows it has to sign in as that person.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.core.signing import BadSignature, TimestampSigner

from titp.tenancy.context import STAFF, use
from titp.tenancy.models import Organization
from training_plans.models import ReportReminder

GOOD_FOR = timedelta(days=30)
SIGNER = TimestampSigner(salt="training_plans.filing.personal_link", sep=".")


@dataclass(frozen=True)
class Led:
    """Where a link leads and whom: the report with its company, in its organization."""

    organization: Organization
    recipient_id: int
    report_id: int
    company_id: int


def token_of(reminder):
    return SIGNER.sign_object([reminder.organization_id, reminder.pk])


def led_by(token):
    """The Led of a token; None for one that is forged, older than 30 days, or of a row gone."""
    try:
        organization_id, pk = SIGNER.unsign_object(token, max_age=GOOD_FOR)
    except (BadSignature, ValueError):
        return None
    organization = Organization.objects.filter(pk=organization_id).first()
    if organization is None:
        return None
    with use(organization_id, STAFF):
        told = ReportReminder.objects.filter(pk=pk).first()
    return told and Led(organization, told.recipient_id, told.report_id, told.company_id)
