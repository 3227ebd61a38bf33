"""Somebody who was asked, and their page; a monitor who asks for a case, and who may decide."""

import pytest
from clarification_samples import monitor
from factories.cases import asked_for, copy_of
from factories.safeguarding import contact
from factories.survey import SAID, invitation
from people import make_member

from followup.models import Invitation
from titp.tenancy.context import JOBS, READS_CONFIDENTIAL, STAFF, use


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


@pytest.fixture
def asker(db):
    return monitor()


@pytest.fixture
def caseworker(kita):
    return make_member(kita, "caseworker", password=None)


@pytest.fixture
def protector(kita, caseworker):
    """The safeguarding contact, appointed by somebody else."""
    user = make_member(kita, "caseworker", password=None)
    with use(kita.pk, JOBS):
        contact(user)
    return user


@pytest.fixture
def seen_by(kita):
    return lambda user: use(kita.pk, STAFF, user_id=user.pk, capabilities=READS_CONFIDENTIAL)


@pytest.fixture
def copy(kita, asker, caseworker, seen_by):
    """An ordinary one, of which nobody has been asked."""
    row = asked_for(kita, asker)
    with seen_by(caseworker):
        return copy_of(row, caseworker)
