"""Somebody who was asked, and their page."""

import pytest
from factories.survey import SAID, invitation

from followup.models import Invitation
from titp.tenancy.context import JOBS, use


@pytest.fixture
def inside(kita):
    return lambda: use(kita.pk, JOBS)


@pytest.fixture
def asked(inside):
    with inside():
        return invitation()


@pytest.fixture
def page(asked):
    return f"/follow-up/{asked.token}/"


@pytest.fixture
def fresh(inside, asked):
    """The invitation as it stands now."""

    def read():
        with inside():
            return Invitation.objects.get(pk=asked.pk)

    return read


@pytest.fixture
def answer_all(client, page):
    def answer(**more):
        at = client.post(page, {"language": "vi"}).url
        while not at.endswith("send/"):
            at = client.post(at, {"value": (SAID | more)[at.split("/")[-2]]}).url

    return answer
