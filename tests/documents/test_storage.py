"""Stored papers: complete, unchanged, and out of reach of everybody else."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from titp.documents import storage
from titp.documents.models import Document
from titp.documents.papers import printed
from titp.documents.storage import NoSuchFile
from titp.tenancy.context import STAFF, use
from titp.tenancy.models import Office

DAY = date(2026, 11, 23)


def test_what_is_kept_is_read_again(acting):
    with storage.opened(storage.keep(b"%PDF-1.7 sample")) as file:
        assert file.read() == b"%PDF-1.7 sample"


def test_a_key_says_nothing_and_is_never_the_same(acting):
    keys = {storage.keep(b"x") for _ in range(20)}
    assert len(keys) == 20
    assert all(storage.KEY.fullmatch(key) for key in keys)


def test_a_file_can_be_read_by_its_owner_only(acting, files):
    path = files / storage.keep(b"x")
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_no_half_files_are_left(acting, files):
    storage.keep(b"x" * 100_000)
    assert [path.suffix for path in files.rglob("*") if path.is_file()] == [".pdf"]


def test_the_key_of_another_organization_opens_nothing(kita, minami):
    with use(kita.pk, STAFF):
        key = storage.keep(b"of kita")
    with use(minami.pk, STAFF):
        with pytest.raises(NoSuchFile):
            storage.opened(key)
        with pytest.raises(NoSuchFile):
            storage.remove(key)


@pytest.mark.parametrize("name", ["../../etc/passwd", "x.pdf", "", "0" * 32, "0" * 32 + ".pdf\n"])
def test_a_key_that_is_no_key_opens_nothing(acting, name):
    with pytest.raises(NoSuchFile):
        storage.opened(f"{acting.organization_id}/{name}")


def test_a_removed_file_is_gone_and_removing_it_again_is_no_error(acting):
    key = storage.keep(b"x")
    storage.remove(key)
    storage.remove(key)
    with pytest.raises(NoSuchFile):
        storage.opened(key)


@pytest.fixture
def document(certificate, office):
    made = printed(certificate, [office], "ja", DAY)
    return Document.objects.keep(made, certificate, [office])


def test_a_document_knows_what_it_was_made_of(document, office):
    document.refresh_from_db()
    assert (document.report, document.title, document.language) == (
        "certificate",
        "事業所証明書",
        "ja",
    )
    assert document.pages == 1
    assert document.file_name.startswith("事業所証明書_ja_")
    assert list(Document.objects.of(office)) == [document]


def test_a_document_notices_that_its_file_was_changed(document, files):
    assert document.is_unchanged()
    with (files / document.key).open("ab") as file:
        file.write(b" ")
    assert not document.is_unchanged()


def test_what_was_handed_out_cannot_be_rewritten(document):
    document.title = "Something else"
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        document.save()


def test_a_refused_row_leaves_no_file(certificate, office, files):
    made = printed(certificate, [office], "ja", DAY)
    too_long = "x" * 9
    with pytest.raises(DatabaseError), transaction.atomic():
        Document.objects.keep(
            type(made)(made.content, made.pages, made.title, too_long), certificate, [office]
        )
    assert [path for path in files.rglob("*") if path.is_file()] == []


def test_papers_about_several_things_are_about_none_of_them(certificate, office):
    other = Office.objects.create(name="別の事業所")
    made = printed(certificate, [office, other], "ja", DAY)
    document = Document.objects.keep(made, certificate, [office, other])
    assert (document.pages, document.subject) == (2, None)
    assert document.subject_label == "見本事業所, 別の事業所"


def test_another_organization_does_not_see_a_document(kita, minami, certificate):
    with use(kita.pk, STAFF):
        office = Office.objects.create(name="見本事業所")
        made = printed(certificate, [office], "ja", DAY)
        Document.objects.keep(made, certificate, [office])
    with use(minami.pk, STAFF):
        assert not Document.objects.exists()
