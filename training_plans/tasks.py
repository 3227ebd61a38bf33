"""Jobs of this room."""

from datetime import timedelta

from celery import shared_task
from django.core.cache import cache
from django.utils import timezone
from django.utils.timezone import localdate

from titp.compliance.sweep import check_rows
from titp.spreadsheets.models import Upload
from titp.tenancy.tasks import TenantTask
from training_plans.filing.notices import draft_notices
from training_plans.intake.reading import forget_source, read
from training_plans.models import Charge, MonthLine, MonthlyReport, PlanChange

REMEMBERED = 3600
# A roster is needed until it is read and its questions are answered; then it is only a risk.
KEPT = timedelta(days=30)


def progress_key(pk):
    return f"progress of upload {pk}"


@shared_task(base=TenantTask)
def read_upload(upload_id):
    """Read a dropped file; how far it is, is told outside the transaction, in the cache."""

    def tell(done, total):
        cache.set(progress_key(upload_id), (done, total), REMEMBERED)

    if upload := Upload.objects.unread().filter(pk=upload_id).first():
        read(upload, tell)


@shared_task(base=TenantTask)
def forget_old_uploads():
    """Delete dropped files after 30 days; what was read of them stays."""
    for upload in Upload.objects.dropped_before(timezone.now() - KEPT):
        forget_source(upload)
        if upload.read_at is None:
            upload.error, upload.read_at = "unread", timezone.now()
            upload.save(update_fields=["error", "read_at"])


@shared_task(base=TenantTask)
def follow_month(report_id):
    """A month was sent: draft the notices that it asks for; the findings of all that follow."""
    on = localdate()
    draft_notices(on, report_id)
    check_rows(on, MonthlyReport, MonthLine, Charge, PlanChange)
