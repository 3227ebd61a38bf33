"""The jobs of this app."""

import logging

from celery import shared_task
from django.core.cache import cache
from django.db import transaction

from titp.documents.printing import PaperTooLong, PrintingUnavailable
from titp.monitoring.models import YearlyReport
from titp.monitoring.yearly.making import made
from titp.monitoring.yearly.shelf import keep
from titp.tenancy.tasks import PlatformTask

log = logging.getLogger(__name__)
REMEMBERED = 3600
Refusal = YearlyReport.Refusal


def yearly_key(pk):
    return f"platform:yearly-report-{pk}"


@shared_task(base=PlatformTask, soft_time_limit=300, time_limit=330)
def make_yearly_report(report_id):
    """Make one yearly report; a second ring for the same one finds it locked or finished.

    The page that is laid out is told outside the transaction, in the cache. The row names a file
    only when it is on the disk, so a killed worker leaves the order open, for the next ring.
    """

    def tell(page):
        cache.set(yearly_key(report_id), page, REMEMBERED)

    with transaction.atomic():
        waiting = YearlyReport.objects.open().select_for_update(skip_locked=True)
        report = waiting.filter(pk=report_id).first()
        if report is None:
            return
        try:
            printed = made(report.edition_id, report.language, tell)
            report.finish(printed, keep(printed.content))
        except PaperTooLong:
            report.refuse(Refusal.TOO_LONG)
        except PrintingUnavailable:
            report.refuse(Refusal.UNAVAILABLE)
        except Exception as error:
            log.error("yearly report %s failed: %s", report_id, type(error).__name__)
            report.refuse(Refusal.FAILED)
