"""Orders: more papers than a page can wait for are made by a worker, once, or say why not."""

import logging

import pytest

from titp.documents import printing
from titp.documents.models import Document, Order
from titp.documents.printing import Limits
from titp.documents.tasks import fill_order
from titp.documents.views import MOST_IN_AN_ORDER
from titp.tenancy.context import STAFF, use
from titp.tenancy.models import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def offices(kita):
    with use(kita.pk, STAFF):
        return [Office.objects.create(name=f"見本事業所{number}") for number in range(5)]


@pytest.fixture
def ordered(signed_in, at, certificate, offices):
    """A caseworker asks for five papers at once; the order."""
    client = signed_in("caseworker")
    sent = {"subject": [office.pk for office in offices], "language": "ja"}
    answer = client.post(at("kita", "/papers/certificate/documents/"), sent)
    assert answer.status_code == 302
    with use(offices[0].organization_id, STAFF):
        return Order.objects.get()


def fill(order):
    fill_order(order_id=order.pk, organization_id=order.organization_id)
    with use(order.organization_id, STAFF):
        order.refresh_from_db()
    return order


def test_many_papers_are_ordered_and_not_made_while_somebody_waits(ordered, kita):
    assert (ordered.state, len(ordered.subjects)) == ("running", 5)
    with use(kita.pk, STAFF):
        assert not Document.objects.exists()


def test_an_order_becomes_one_paper_of_whoever_ordered_it(ordered, kita, client):
    assert fill(ordered).state == "done"
    with use(kita.pk, STAFF):
        document = Document.objects.get()
    assert ordered.document_id == document.pk
    assert (document.pages, document.made_by_id) == (5, client.user.pk)


def test_a_second_ring_makes_nothing_more(ordered, kita):
    fill(ordered)
    fill(ordered)
    with use(kita.pk, STAFF):
        assert Document.objects.count() == 1


def test_progress_asks_again_until_the_paper_is_there(ordered, client, at):
    address = at("kita", f"/documents/orders/{ordered.pk}/")
    assert "hx-trigger" in client.get(address).content.decode()
    fill(ordered)
    page = client.get(address).content.decode()
    assert "hx-trigger" not in page
    assert f"/documents/{ordered.document_id}/file/" in page


def test_an_order_stands_on_the_page_of_documents(ordered, client, at):
    page = client.get(at("kita", "/documents/")).content.decode()
    assert f'id="order-{ordered.pk}"' in page


def test_the_order_of_somebody_else_does_not_exist(ordered, signed_in, at):
    client = signed_in("administrator")
    answer = client.get(at("kita", f"/documents/orders/{ordered.pk}/"))
    assert answer.status_code in (302, 404)
    assert f'id="order-{ordered.pk}"' not in answer.content.decode()


def test_an_order_that_is_too_long_says_so(ordered, monkeypatch):
    monkeypatch.setattr(printing, "Limits", lambda: Limits(pages=2))
    assert fill(ordered).refusal == Order.Refusal.TOO_LONG


def test_an_order_on_a_machine_that_cannot_print_says_so(ordered, without_pango):
    assert fill(ordered).refusal == Order.Refusal.UNAVAILABLE


def test_an_order_about_what_is_gone_says_so(ordered, offices, kita):
    with use(kita.pk, STAFF):
        Office.objects.all().delete()
    assert fill(ordered).refusal == Order.Refusal.GONE


def test_an_error_closes_the_order_and_the_log_names_nobody(ordered, certificate, caplog, files):
    def broken(office):
        raise RuntimeError(f"no address of {office}")

    broken.__module__ = certificate.shows.__module__
    object.__setattr__(certificate, "shows", broken)
    with caplog.at_level(logging.ERROR):
        assert fill(ordered).refusal == Order.Refusal.FAILED
    assert f"order {ordered.pk} of papers failed: RuntimeError" in caplog.text
    assert "見本事業所" not in caplog.text
    assert not list(files.rglob("*.pdf"))


def test_another_organization_cannot_fill_an_order(ordered, minami):
    fill_order(order_id=ordered.pk, organization_id=minami.pk)
    with use(ordered.organization_id, STAFF):
        ordered.refresh_from_db()
    assert ordered.state == "running"


def test_more_than_an_order_holds_is_refused_as_a_whole(signed_in, at, certificate, kita):
    with use(kita.pk, STAFF):
        offices = Office.objects.bulk_create(
            Office(name="x", organization_id=kita.pk) for _ in range(MOST_IN_AN_ORDER + 1)
        )
    client = signed_in("caseworker")
    sent = {"subject": [office.pk for office in offices]}
    client.post(at("kita", "/papers/certificate/documents/"), sent)
    with use(kita.pk, STAFF):
        assert not Order.objects.exists()
        assert not Document.objects.exists()
