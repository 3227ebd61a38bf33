"""The mailer: takes from the outbox what is due and hands it over, one mail after the other."""

import logging
from contextlib import nullcontext

from django.utils import timezone, translation

from titp.notifications import outbox
from titp.notifications.envelope import NoSuchAddress, enclosed, sender
from titp.notifications.handover import InDoubt, Never, NotNow, receiver
from titp.notifications.letter import LETTERS
from titp.notifications.models import Message
from titp.tenancy.context import use

log = logging.getLogger(__name__)


def drain(go_on=lambda: True):
    """Send what is due now; returns how many were tried. Raises NotNow when nobody receives.

    `go_on()` is asked before each mail: a mailer that is to stop ends with a mail, not in one.
    """
    now = timezone.now()
    outbox.settle(now)
    if not outbox.waiting(now).exists():
        return 0  # and no connection is made
    tried = 0
    with receiver() as door:
        while go_on() and door.is_open and (message := outbox.claim(timezone.now())):
            deliver(message, door)
            tried += 1
    return tried


def deliver(message, door):
    """Write one claimed message and hand it over; every outcome is a state of its row."""
    try:
        address, mail = written(message)
    except NoSuchAddress:
        outbox.fail(message, "the address is not usable")
        return
    except Exception as broken:  # one letter that cannot be written must not stop the others
        why = f"not written: {type(broken).__name__}"
        log.error("message %s %s", message.pk, why)
        outbox.retry(message, timezone.now(), why)
        return
    if mail is None:
        outbox.cancel(message, "nothing left to say")
        return
    try:
        door.offer(sender(), address, mail)
        if outbox.begin_handing(message, timezone.now()):
            door.finish()
            outbox.confirm(message, timezone.now())
        else:
            door.abandon()
    except NotNow as why:
        outbox.retry(message, timezone.now(), f"not now: {why}")
    except Never as why:
        outbox.fail(message, f"refused: {why}")
    except InDoubt as why:
        outbox.doubt(message, f"no receipt: {why}")


def written(claimed):
    """A message's address and its mail as bytes; (address, None) when there is nothing to say."""
    with use(claimed.organization_id):
        message = Message.objects.with_recipient().get(pk=claimed.pk)
        person = message.recipient
        if person and not person.is_active:
            return person.email, None
        with translation.override(person.language) if person else nullcontext():
            letter = LETTERS[message.kind].write(message)
        address = letter and letter.address or message.address or person and person.email or ""
        mail = letter and enclosed(letter, message, address, message.due_at)
    return address, mail
