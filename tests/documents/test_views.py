"""Doors to papers: who may look, print, keep and fetch, and what the answers carry."""

import io

import pikepdf
import pytest
from django.db import DatabaseError

from titp.documents.models import Document
from titp.tenancy.context import STAFF, use
from titp.tenancy.models import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(kita):
    with use(kita.pk, STAFF):
        return Office.objects.create(name="見本事業所")


@pytest.fixture
def kept(signed_in, at, certificate, office):
    """A signed-in caseworker who has made and kept one paper; the paper."""
    client = signed_in("caseworker")
    client.post(
        at("kita", "/papers/certificate/documents/"), {"subject": office.pk, "language": "ja"}
    )
    with use(office.organization_id, STAFF):
        return Document.objects.get()


def test_a_paper_is_looked_at_before_it_is_made(signed_in, at, certificate, office):
    page = signed_in("caseworker").get(at("kita", f"/papers/certificate/{office.pk}/?language=ja"))
    assert page.status_code == 200
    assert "見本事業所" in page.content.decode()
    assert page.headers["Cache-Control"] == "no-store"


def test_looking_warns_of_characters_that_cannot_be_printed(signed_in, at, certificate, kita):
    with use(kita.pk, STAFF):
        office = Office.objects.create(name="𠮷田事業所")
    page = signed_in("caseworker").get(at("kita", f"/papers/certificate/{office.pk}/?language=en"))
    assert "These characters would print as empty boxes: 𠮷." in page.content.decode()


def test_a_pdf_is_shown_inside_our_own_pages_only(signed_in, at, certificate, office):
    answer = signed_in("caseworker").get(at("kita", f"/papers/certificate/{office.pk}/pdf/"))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.content.startswith(b"%PDF-")


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_pdf_is_in_the_language_that_was_asked_for(signed_in, at, certificate, office, language):
    address = at("kita", f"/papers/certificate/{office.pk}/pdf/?language={language}")
    with pikepdf.open(io.BytesIO(signed_in("auditor").get(address).content)) as pdf:
        assert pdf.Root.Lang == language


def test_making_a_paper_keeps_it(kept, client, at):
    assert (kept.report, kept.title, kept.pages) == ("certificate", "事業所証明書", 1)
    assert kept.made_by_id == client.user.pk
    page = client.get(at("kita", "/documents/")).content.decode()
    assert "事業所証明書" in page
    assert "見本事業所" in page
    assert client.user.email in page


def test_a_kept_paper_is_fetched_under_its_japanese_name(kept, client, at):
    answer = client.get(at("kita", f"/documents/{kept.pk}/file/"))
    content = b"".join(answer.streaming_content)
    assert content.startswith(b"%PDF-")
    assert len(content) == kept.size
    disposition = answer.headers["Content-Disposition"]
    assert disposition.startswith("attachment; filename*=utf-8''%E4%BA%8B%E6%A5%AD%E6%89%80")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_the_address_of_a_paper_says_nothing_about_its_subject(kept, client, at):
    page = client.get(at("kita", "/documents/")).content.decode()
    assert f"/documents/{kept.pk}/file/" in page
    assert kept.key not in page


def test_the_list_narrows_to_one_kind(kept, client, at):
    assert "見本事業所" in client.get(at("kita", "/documents/?report=certificate")).content.decode()
    assert "見本事業所" not in client.get(at("kita", "/documents/?report=other")).content.decode()


def test_a_paper_that_the_disk_has_lost_does_not_exist(kept, client, at, files):
    (files / kept.key).unlink()
    assert client.get(at("kita", f"/documents/{kept.pk}/file/")).status_code == 404


def test_another_organization_finds_neither_subject_nor_paper(kept, signed_in, at, minami, office):
    client = signed_in("caseworker", minami)
    for path in (
        f"/documents/{kept.pk}/file/",
        f"/papers/certificate/{office.pk}/",
        f"/papers/certificate/{office.pk}/pdf/",
    ):
        assert client.get(at("minami", path)).status_code == 404
    sent = {"subject": office.pk}
    answer = client.post(at("minami", "/papers/certificate/documents/"), sent)
    assert answer.status_code == 404


def test_a_stranger_finds_nothing(client, at, certificate, office):
    for path in ("/documents/", f"/papers/certificate/{office.pk}/pdf/"):
        assert client.get(at("kita", path)).status_code in (302, 404)


def test_an_auditor_may_read_papers_but_not_make_them(signed_in, at, certificate, office):
    client = signed_in("auditor")
    assert client.get(at("kita", "/documents/")).status_code == 200
    answer = client.post(at("kita", "/papers/certificate/documents/"), {"subject": office.pk})
    assert answer.status_code == 403


def test_whoever_may_not_have_the_report_may_not_fetch_it_from_the_shelf(
    kept, signed_in, at, monkeypatch, certificate
):
    object.__setattr__(certificate, "may", "read members")
    client = signed_in("auditor")
    assert client.get(at("kita", f"/documents/{kept.pk}/file/")).status_code == 403
    address = at("kita", f"/papers/certificate/{kept.subject}/")
    assert client.get(address).status_code == 403


@pytest.mark.parametrize("sent", [{}, {"subject": "0"}, {"subject": "x"}, {"subject": "1;2"}])
def test_nothing_is_made_about_nothing(signed_in, at, certificate, office, sent):
    answer = signed_in("caseworker").post(at("kita", "/papers/certificate/documents/"), sent)
    assert answer.status_code == 404


def test_a_report_that_is_not_declared_does_not_exist(signed_in, at, office):
    answer = signed_in("caseworker").get(at("kita", f"/papers/no-such/{office.pk}/"))
    assert answer.status_code == 404


@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_never_makes_anything(signed_in, at, certificate, method):
    client = signed_in("caseworker")
    assert getattr(client, method)(at("kita", "/papers/certificate/documents/")).status_code == 405


def test_where_no_pdf_can_be_made_the_page_is_shown_with_the_reason(
    signed_in, at, certificate, office, without_pango
):
    client = signed_in("caseworker")
    address = at("kita", f"/papers/certificate/{office.pk}/pdf/")
    page = client.get(address, headers={"accept-language": "en"}, follow=True)
    assert page.status_code == 200
    assert "This machine cannot make PDFs." in page.content.decode()
    assert "見本事業所" in page.content.decode()


def test_the_night_may_read_papers_but_staff_may_not_rewrite_them(kept, kita):
    with (
        use(kita.pk, STAFF),
        pytest.raises(DatabaseError, match="permission denied"),
    ):
        Document.objects.filter(pk=kept.pk).update(title="Something else")
