"""Files without a row go when they are old; those that a row names stay."""

import os
import time

import pytest
from django.utils import timezone

from titp.documents import storage
from titp.documents.models import Document
from titp.documents.orphans import OLD_ENOUGH
from titp.documents.tasks import remove_orphans
from titp.spreadsheets.models import Upload
from titp.tenancy.context import STAFF, use

pytestmark = pytest.mark.django_db


@pytest.fixture
def put(files):
    """`put(organization)` → the key of an old file of that organization."""

    def put(organization, age=OLD_ENOUGH + 60, suffix="pdf"):
        with use(organization.pk, STAFF):
            key = storage.keep(b"sample", suffix)
        then = time.time() - age
        os.utime(files / key, (then, then))
        return key

    return put


def test_an_old_file_that_nothing_points_to_is_deleted(kita, put, files):
    key = put(kita)
    remove_orphans(organization_id=kita.pk)
    assert not (files / key).exists()


def test_a_young_file_stays_for_its_row_may_be_on_its_way(kita, put, files):
    key = put(kita, age=OLD_ENOUGH - 60)
    remove_orphans(organization_id=kita.pk)
    assert (files / key).exists()


def test_a_file_of_a_document_or_an_upload_stays(kita, put, files):
    paper, roster = put(kita), put(kita, suffix="xlsx")
    with use(kita.pk, STAFF):
        now = timezone.now()
        Document.objects.create(
            report="none", title="x", made_at=now, known_at=now, pages=1, size=6, key=paper
        )
        Upload.objects.create(sheet="roster", key=roster, sha256="x")
    remove_orphans(organization_id=kita.pk)
    assert (files / paper).exists()
    assert (files / roster).exists()


def test_the_files_of_another_organization_are_left_to_it(kita, minami, put, files):
    key = put(minami)
    remove_orphans(organization_id=kita.pk)
    assert (files / key).exists()


def test_an_organization_without_files_has_nothing_to_remove(kita, files):
    remove_orphans(organization_id=kita.pk)
    assert list(files.iterdir()) == []
