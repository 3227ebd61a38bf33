"""Ordering a yearly report: the row first, the ring for the worker second."""

from datetime import timedelta

from django.utils import timezone

from titp.monitoring.models import YearlyReport
from titp.monitoring.tasks import make_yearly_report

PATIENCE = timedelta(minutes=10)


def order(edition, language, by=None):
    """Have the report up to an edition made, once however often it is asked for, or tried again
    where it could not be made; `by` is a user's id."""
    report, _new = YearlyReport.objects.get_or_create(
        edition_id=edition.pk, language=language, defaults={"ordered_by_id": by}
    )
    YearlyReport.objects.filter(pk=report.pk).try_again()
    if not report.sha256:
        make_yearly_report.ring(report_id=report.pk)


def ring_waiting(on):
    """Ring again for reports that no worker has made: the ring was lost, or the worker killed."""
    waiting = YearlyReport.objects.using("nightly").open()
    for pk in waiting.filter(ordered_at__lt=timezone.now() - PATIENCE).values_list("pk", flat=True):
        make_yearly_report.ring(report_id=pk)
