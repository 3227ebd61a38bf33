"""What the night rings for: months without a report, orders that nobody filled, every office."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from titp.accounts.models import User
from titp.celery import app
from titp.documents.models import Document, Order
from titp.night import rings
from titp.night.reports import ring_monthly_reports
from titp.tenancy.context import STAFF, use
from titp.tenancy.models import Organization

ON = date(2026, 12, 1)


@pytest.fixture
def bell(monkeypatch):
    """The rings, instead of a queue."""
    heard = []
    monkeypatch.setattr(app, "send_task", lambda name, kwargs: heard.append((name, kwargs)))
    return heard


def report_of(organization, seen_on, **fields):
    with use(organization.pk, STAFF):
        now = timezone.now()
        Document.objects.create(
            report="compliance_report", title="x", about="tenancy.Organization",
            subject=organization.pk, made_at=now, known_at=now, seen_on=seen_on, language="ja",
            pages=1, size=1, key=f"{organization.pk}/{'0' * 31}{seen_on.month}.pdf", **fields,
        )  # fmt: skip


def test_reports_are_rung_for_where_the_finished_month_has_none(committed, bell):
    minami = Organization.objects.get(slug="minami")
    report_of(committed, date(2026, 11, 30))
    report_of(minami, date(2026, 11, 23))  # of a month that was still running
    assert ring_monthly_reports(ON) == 1
    assert bell == [("titp.documents.tasks.monthly_reports", {"organization_id": minami.pk})]


def test_a_ring_that_was_lost_is_rung_again_the_next_night(committed, bell):
    rung = ring_monthly_reports(ON)
    assert rung == ring_monthly_reports(ON + timedelta(1)) == Organization.objects.count()


def test_orders_that_wait_too_long_are_rung_for_again(committed, bell):
    person = User.objects.create_user("orders@example.org", "x")
    with use(committed.pk, STAFF):
        wanted = {"report": "x", "subjects": [1], "language": "ja", "ordered_by": person}
        old = Order.objects.create(ordered_at=timezone.now() - timedelta(hours=1), **wanted)
        Order.objects.create(**wanted)
        Order.objects.create(
            ordered_at=timezone.now() - timedelta(hours=1), finished_at=timezone.now(),
            refusal=Order.Refusal.FAILED, **wanted,
        )  # fmt: skip
    assert rings.ring_waiting_orders(ON) == 1
    ids = {"order_id": old.pk, "organization_id": committed.pk, "user_id": person.pk}
    assert bell == [("titp.documents.tasks.fill_order", ids)]


def test_a_step_may_ring_for_every_organization(committed, bell):
    assert rings.ring_each("titp.documents.tasks.remove_orphans") == len(bell) == 2
    assert {kwargs["organization_id"] for _name, kwargs in bell} == set(
        Organization.objects.values_list("pk", flat=True)
    )
