"""Dropped files are deleted after 30 days; what was read of them stays."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from titp.documents import storage
from titp.spreadsheets.models import Upload
from titp.tenancy.context import STAFF, use
from training_plans.intake.words import REFUSALS
from training_plans.tasks import forget_old_uploads

pytestmark = pytest.mark.django_db


@pytest.fixture
def dropped(kita, settings, tmp_path):
    """`dropped(31)` → an upload of so many days ago, with its file."""
    settings.FILES_ROOT = tmp_path

    def drop(days, **fields):
        with use(kita.pk, STAFF):
            return Upload.objects.create(
                sheet="roster", key=storage.keep(b"x", "csv"), sha256="x",
                uploaded_at=timezone.now() - timedelta(days), **fields,
            )  # fmt: skip

    return drop


def forget(upload):
    forget_old_uploads(organization_id=upload.organization_id)
    with use(upload.organization_id, STAFF):
        upload.refresh_from_db()
    return upload


def test_after_thirty_days_the_file_goes_and_its_upload_stays(dropped):
    upload = dropped(31, read_at=timezone.now(), people=3)
    path = settings.FILES_ROOT / upload.key
    assert path.exists()
    forget(upload)
    assert not path.exists()
    assert (upload.key, upload.people, upload.error) == ("", 3, "")


def test_before_that_it_is_kept(dropped):
    assert forget(dropped(29, read_at=timezone.now())).key


def test_one_that_nobody_ever_read_says_that_it_is_gone(dropped):
    upload = forget(dropped(31))
    assert upload.read_at
    assert "30" in str(REFUSALS[upload.error])
