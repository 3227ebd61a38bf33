"""What the mailer makes of receivers that take, refuse, hesitate or hang up."""

from contextlib import contextmanager, nullcontext
from email import message_from_bytes
from email.policy import default

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from django.utils import timezone
from django.utils.translation import get_language
from people import make_member

from titp.accounts.models import User
from titp.embedded.postgres import free_port
from titp.notifications import outbox
from titp.notifications.handover import NotNow
from titp.notifications.letter import LETTERS, Kind, Letter
from titp.notifications.mailer import drain
from titp.notifications.outbox import State


class Receiver:
    """A mail server that answers as it is told, and keeps what it has taken."""

    def __init__(self):
        self.to_rcpt = self.to_dot = None
        self.taken = []

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if self.to_rcpt:
            return self.to_rcpt
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        if self.to_dot == "hang up":
            self.taken.append(envelope.content)
            server.transport.abort()
            return "250 never heard"
        if self.to_dot:
            return self.to_dot
        self.taken.append(envelope.content)
        return "250 OK"


@pytest.fixture
def receiver(mail_to):
    receiver = Receiver()
    with listening(receiver) as port:
        mail_to(port)
        yield receiver


@contextmanager
def listening(receiver, **options):
    controller = Controller(receiver, hostname="127.0.0.1", port=free_port(), **options)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


def test_what_is_due_is_sent_over_one_connection(put, receiver, state_of):
    messages = [put() for _ in range(3)]
    assert drain() == 3
    assert {state_of(message).state for message in messages} == {State.SENT}
    assert len(receiver.taken) == 3


def test_the_text_arrives_with_its_dots(put, receiver):
    put()
    drain()
    read = message_from_bytes(receiver.taken[0], policy=default)
    assert read["To"] == "reader-1@example.org"
    assert read["Subject"] == "Hello 1"
    assert read.get_content().splitlines() == ["A line.", ".A line that begins with a dot."]


def test_a_refused_address_fails_for_good(put, receiver, state_of):
    message = put()
    receiver.to_rcpt = "550 no such user"
    drain()
    assert state_of(message).state == State.FAILED
    assert state_of(message).error == "refused: 550"


def test_a_busy_receiver_is_asked_again_later(put, receiver, state_of):
    message = put()
    receiver.to_rcpt = "451 later please"
    drain()
    assert state_of(message).state == State.PENDING
    assert state_of(message).leased_until > timezone.now()
    assert drain() == 0


def test_a_refusal_of_one_does_not_keep_the_others(put, receiver, state_of):
    put(address="not an address")
    good = put()
    drain()
    assert state_of(good).state == State.SENT


def test_a_refusal_after_the_dot_leaves_no_doubt(put, receiver, state_of):
    later, never = put(), put()
    receiver.to_dot = "452 disk full"
    drain()
    assert state_of(later).state == State.PENDING
    assert state_of(later).times_in_doubt == 0
    receiver.to_dot = "554 refused"
    outbox.outbox().filter(pk=never.pk).update(leased_until=None)
    drain()
    assert state_of(never).state == State.FAILED


def test_a_receiver_that_hangs_up_after_the_dot_leaves_a_listed_doubt(put, receiver, state_of):
    message = put("secret")
    receiver.to_dot = "hang up"
    drain()
    assert state_of(message).state == State.UNKNOWN
    assert state_of(message).times_in_doubt == 1
    assert drain() == 0


def test_after_a_doubt_the_same_message_id_comes_again(put, receiver, state_of):
    message = put("hello")
    receiver.to_dot = "hang up"
    drain()
    receiver.to_dot = None
    drain()
    assert state_of(message).state == State.SENT
    first, second = (message_from_bytes(mail)["Message-ID"] for mail in receiver.taken)
    assert first == second


def test_without_a_receiver_nothing_is_tried(put, mail_to, state_of):
    message = put()
    mail_to(free_port())
    with pytest.raises(NotNow):
        drain()
    assert state_of(message).attempts == 0


def test_a_letter_with_nothing_left_to_say_is_cancelled(put, receiver, state_of, monkeypatch):
    monkeypatch.setitem(LETTERS, "hello", Kind("hello", lambda message: None))
    message = put()
    drain()
    assert state_of(message).state == State.CANCELLED
    assert receiver.taken == []


def test_a_letter_that_cannot_be_written_does_not_keep_the_others(put, receiver, state_of):
    broken, good = put("unheard-of"), put("hello")
    drain()
    assert state_of(broken).error == "not written: KeyError"
    assert state_of(good).state == State.SENT


def test_nobody_writes_to_a_person_who_has_left(committed, put, receiver, state_of):
    gone = make_member(committed, "caseworker")
    User.objects.filter(pk=gone.pk).update(is_active=False)
    message = put(recipient=gone, address="")
    drain()
    assert state_of(message).state == State.CANCELLED


def test_a_person_is_written_to_in_their_language(committed, put, receiver, monkeypatch):
    reader = make_member(committed, "caseworker")
    User.objects.filter(pk=reader.pk).update(language="ja")
    kind = Kind("hello", lambda message: Letter(get_language(), "text"))
    monkeypatch.setitem(LETTERS, "hello", kind)
    put(recipient=reader, address="")
    drain()
    assert message_from_bytes(receiver.taken[0])["Subject"] == "ja"


def only_with_password(server, session, envelope, mechanism, credentials):
    # not handled: the server itself tells the client that it was refused
    return AuthResult(success=credentials.password == b"right", handled=False)


@pytest.mark.parametrize(("password", "taken"), [("right", 1), ("wrong", 0)])
def test_it_signs_in_where_the_settings_say_so(put, mail_to, settings, password, taken, state_of):
    message, receiver = put(), Receiver()
    settings.MAIL_USER, settings.MAIL_PASSWORD = "titp", password
    door = {"authenticator": only_with_password, "auth_require_tls": False}
    with listening(receiver, **door) as port:
        mail_to(port)
        with nullcontext() if taken else pytest.raises(NotNow):
            drain()
    assert len(receiver.taken) == taken
    assert state_of(message).attempts == taken


def test_where_tls_is_asked_for_nothing_is_sent_without_it(put, receiver, settings, state_of):
    message = put()
    settings.MAIL_STARTTLS = True
    with pytest.raises(NotNow):
        drain()
    assert receiver.taken == []
    assert state_of(message).attempts == 0
