"""Reports of a month: which days can be asked for, and the ones that jobs make by themselves."""

import logging
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from titp.documents.models import Document
from titp.documents.papers import printed
from titp.documents.report import REPORTS
from titp.japanese.months import add_months
from titp.tenancy.context import use
from titp.tenancy.models import Organization

log = logging.getLogger(__name__)
MONTHS_TO_ASK_FOR = 24


def end_of_last_month(on):
    """The last day of the month before the one of this day."""
    return on.replace(day=1) - timedelta(1)


def days_to_ask_for(on):
    """Today, for the month that is running, and the last day of each of the months before it."""
    firsts = (add_months(on.replace(day=1), -months) for months in range(MONTHS_TO_ASK_FOR))
    return [on, *(first - timedelta(1) for first in firsts)]


def of_month():
    """The reports that a job makes for every organization when a month is over."""
    label = Organization._meta.label
    return [report for report in REPORTS.values() if report.monthly and report.about == label]


def make_monthly(organization, seen_on, printed_on):
    """Make what the organization we act for does not have yet; returns the Documents made.

    In its own language. Running twice makes nothing the second time, nor do two at once. Raises
    PrintingUnavailable and PaperTooLong.
    """
    language, made = organization.language, []
    for report in of_month():
        known = Document.objects.of(organization).filter(
            report=report.slug, seen_on=seen_on, language=language, made_by=None
        )
        if not known.exists():
            days = {"seen_on": seen_on, "known": timezone.now()}
            paper = printed(report, [organization], language, printed_on, **days)
            try:
                with transaction.atomic():
                    kept = Document.objects.keep(paper, report, [organization], **days)
            except IntegrityError:
                if not known.exists():
                    raise
            else:
                made.append(kept)
    return made


def make_monthly_reports(on, force=False, organizations=None):
    """For all organizations, or these, the reports of the finished month; returns the Documents.

    With `force` those of the month that is running, as of `on`. Documents that were there already
    are among them. One organization's failure does not stop the others: it is logged, with no
    word of what the report says.
    """
    seen_on = on if force else end_of_last_month(on)
    documents = []
    for organization in organizations or Organization.objects.order_by("pk"):
        try:
            with use(organization.pk):
                make_monthly(organization, seen_on, on)
                theirs = Document.objects.of(organization).filter(seen_on=seen_on, made_by=None)
                documents += theirs.order_by("pk")
        except Exception as error:
            log.error("reports of organization %s: %s", organization.pk, type(error).__name__)
    return documents
