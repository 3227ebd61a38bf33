"""Jobs of this room."""

from celery import shared_task
from django.core.cache import cache

from titp.spreadsheets.models import Upload
from titp.tenancy.tasks import TenantTask
from training_plans.intake.reading import read

REMEMBERED = 3600


def progress_key(pk):
    return f"progress of upload {pk}"


@shared_task(base=TenantTask)
def read_upload(upload_id):
    """Read a dropped file; how far it is, is told outside the transaction, in the cache."""

    def tell(done, total):
        cache.set(progress_key(upload_id), (done, total), REMEMBERED)

    if upload := Upload.objects.unread().filter(pk=upload_id).first():
        read(upload, tell)
