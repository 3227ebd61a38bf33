"""A mail sink, and rows for tests that really send."""

from dataclasses import replace
from itertools import count

import pytest
from people import make_member
from processes import answers, running, until

from titp.compliance.rule import RULES, OwedBy
from titp.embedded.postgres import free_port
from titp.notifications import outbox
from titp.notifications.letter import HOLD, LETTERS, RESEND, Kind, Letter
from titp.notifications.models import Message
from titp.tenancy.context import use


@pytest.fixture
def sink(tmp_path):
    """A real mail sink in its own process: (port, folder)."""
    port, folder = free_port(), tmp_path / "mail"
    with running("manage.py", "mail_sink", "--port", port, "--folder", folder, "--delay", 0.005):
        until(lambda: answers(port))
        yield port, folder


@pytest.fixture
def mail_to(settings):
    """`mail_to(port)`: from now on this process hands its mail over there, in plain SMTP."""

    def point(port):
        settings.MAIL_HOST, settings.MAIL_PORT, settings.MAIL_STARTTLS = "127.0.0.1", port, False

    return point


@pytest.fixture
def kinds(monkeypatch):
    """Two invented kinds of mail: "hello" may arrive twice, "secret" is held when in doubt."""

    def write(message):
        return Letter(f"Hello {message.subject_id}", "A line.\n.A line that begins with a dot.\n")

    for slug, if_in_doubt in [("hello", RESEND), ("secret", HOLD)]:
        monkeypatch.setitem(LETTERS, slug, Kind(slug, write, if_in_doubt))
    return write


@pytest.fixture
def put(committed, kinds):
    """`put("hello")` → a committed message of きた協同組合 that is due."""
    numbers = count(1)

    def put(kind="hello", **fields):
        number = next(numbers)
        fields = {"address": f"reader-{number}@example.org", "subject_id": number} | fields
        with use(committed.pk):
            return Message.objects.create(kind=kind, dedupe_key=f"{kind}|{number}", **fields)

    return put


@pytest.fixture
def state_of():
    """`state_of(message)` → its row as it is now, as the mailer sees it."""
    return lambda message: outbox.outbox().get(pk=message.pk)


@pytest.fixture
def duties(monkeypatch):
    """Invented duties of the office and of the company: told 30 and 7 days before, and at once."""
    sample = next(iter(RULES.values()))
    for id, owed_by, leads in [
        ("OFFICE", OwedBy.ORGANIZATION, (30, 7)), ("COMPANY", OwedBy.COMPANY, (30, 7)),
        ("OFFICE-AT-ONCE", OwedBy.ORGANIZATION, ()), ("COMPANY-AT-ONCE", OwedBy.COMPANY, ()),
    ]:  # fmt: skip
        duty = replace(sample, id=id, owed_by=owed_by, remind_before=leads)
        monkeypatch.setitem(RULES, id, duty)


@pytest.fixture
def caseworker(kita):
    return make_member(kita, "caseworker")


@pytest.fixture
def organization(kita, duties):
    return kita
