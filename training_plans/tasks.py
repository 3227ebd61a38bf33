"""Jobs of this room."""

import logging
from datetime import timedelta

from celery import shared_task
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate

from titp.compliance.sweep import check_rows
from titp.night.rings import PATIENCE
from titp.spreadsheets.models import Upload
from titp.tenancy.tasks import TenantTask
from training_plans.filing.notices import draft_notices
from training_plans.inspection.making import made
from training_plans.inspection.score import note_scores
from training_plans.intake.reading import forget_source, read
from training_plans.models import Charge, InspectionPack, MonthLine, MonthlyReport, PlanChange

log = logging.getLogger(__name__)
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


def pack_key(pk):
    return f"inspection-pack-{pk}"


@shared_task(base=TenantTask, soft_time_limit=1600, time_limit=1660)
def make_pack(pack_id):
    """Make one inspection pack; a second ring finds it locked or finished.

    How far it is, is told outside the transaction, in the cache. Its row names a file only when
    all is done, so a killed worker leaves the order as it was, and the next ring begins anew.
    """

    def tell(done, page=0):
        cache.set(pack_key(pack_id), (done, page), REMEMBERED)

    waiting = InspectionPack.objects.open().select_for_update(skip_locked=True, of=("self",))
    if pack := waiting.filter(pk=pack_id).first():
        try:
            with transaction.atomic():
                pack.fill(made, tell)
        except Exception as error:
            # Not its message: a template's error may quote a name.
            log.error("inspection pack %s failed: %s", pack_id, type(error).__name__)
            pack.give_up()


@shared_task(base=TenantTask)
def ring_waiting_packs():
    """Ring again for packs that no worker has made: the ring was lost, or the worker killed."""
    for pack in InspectionPack.objects.open().filter(ordered_at__lt=timezone.now() - PATIENCE):
        make_pack.ring(
            organization_id=pack.organization_id, user_id=pack.ordered_by_id, pack_id=pack.pk
        )


@shared_task(base=TenantTask)
def keep_scores():
    """The scores of readiness of today, of the organization and of each host."""
    note_scores(localdate())
