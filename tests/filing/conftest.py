"""Somebody who does the steps of a report, made before anybody acts for an organization."""

from contextlib import contextmanager

import pytest
from django.utils import timezone
from people import make_person

from titp.tenancy.context import READS_CONFIDENTIAL, STAFF, use
from training_plans.models import ReportStep


@pytest.fixture
def somebody(db):
    return make_person("somebody@example.org")


@pytest.fixture
def acting(somebody, kita):
    with use(kita.pk, STAFF, user_id=somebody.pk, capabilities=READS_CONFIDENTIAL) as context:
        yield context


@pytest.fixture
def make_step(somebody):
    """A step of a report, without the act that leads to it."""

    def make(report, kind, reason="for the test"):
        return ReportStep.objects.create(
            report=report, kind=kind, at=timezone.now(), by=somebody, via="office", reason=reason
        )

    return make


@pytest.fixture
def books(kita):
    """`books(make, …)`: what a function makes or finds in the organization's books."""

    def books(make, *args, **values):
        with use(kita.pk):
            return make(*args, **values)

    return books


@pytest.fixture
def at_time(monkeypatch):
    """`with at_time(moment)`: it is that moment."""

    @contextmanager
    def at_time(moment):
        with monkeypatch.context() as patch:
            patch.setattr(timezone, "now", lambda: moment)
            yield

    return at_time
