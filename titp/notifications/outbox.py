"""The outbox as the mailer sees it: claims, leases, and what may follow what.

    pending → sending → handing → sent
       ↑________|  ↘       |  ↘
       |         failed    |   unknown → pending (sent again), or held
       |_________cancelled |______↗

`sending`: no complete message has left, so a lost sender is followed by another. `handing`: the
last dot may have left, so a lost sender leaves a doubt, which is listed and never hidden. Every
step checks the claim: a sender that was given up for dead can no longer change the row.
"""

from datetime import timedelta
from uuid import uuid4

from django.db import transaction
from django.db.models import F, Q, QuerySet

from titp.notifications.letter import LETTERS, RESEND
from titp.notifications.models import Message

State = Message.State
LEASE = timedelta(minutes=3)  # longer than all waits of one hand-over together (handover.PATIENCE)
MOST_ATTEMPTS = 16  # with the rests between them: about two days
LONGEST_REST = timedelta(hours=6)


def outbox():
    """Every organization's messages: only the mailer's own database role may see them."""
    return QuerySet(Message, using="mailer")


def waiting(at):
    """What is due and rested, and what a vanished sender had begun."""
    rested = Q(leased_until=None) | Q(leased_until__lt=at)
    return outbox().filter(rested, state__in=[State.PENDING, State.SENDING], due_at__lte=at)


def claim(at):
    """Take the oldest waiting message for ourselves; None when nothing waits."""
    oldest = waiting(at).order_by("due_at", "id").select_for_update(skip_locked=True)
    with transaction.atomic(using="mailer"):
        message = oldest.first()
        if message is None:
            return None
        message.state, message.attempts = State.SENDING, message.attempts + 1
        message.claim, message.leased_until = uuid4(), at + LEASE
        message.save(using="mailer", update_fields=["state", "attempts", "claim", "leased_until"])
    return message


def begin_handing(message, at):
    """The dot comes next; False when we were given up meanwhile: then it must not be sent."""
    return _move(message, [State.SENDING], state=State.HANDING, leased_until=at + LEASE)


def confirm(message, at):
    """The receiver has it. Also settles a doubt, if the receipt came late."""
    return _move(
        message, [State.HANDING, State.UNKNOWN],
        state=State.SENT, sent_at=at, leased_until=None, error="",
    )  # fmt: skip


def retry(message, at, why):
    """Not this time: wait longer after each attempt, and give up after the last."""
    if message.attempts >= MOST_ATTEMPTS:
        return fail(message, why)
    rest = min(timedelta(minutes=2 ** (message.attempts - 1)), LONGEST_REST)
    return _move(
        message, [State.SENDING, State.HANDING],
        state=State.PENDING, claim=None, leased_until=at + rest, error=why,
    )  # fmt: skip


def fail(message, why):
    """The receiver will never take it."""
    return _move(
        message, [State.SENDING, State.HANDING], state=State.FAILED, leased_until=None, error=why
    )


def cancel(message, why):
    """There is nothing left to say, or nobody to say it to."""
    return _move(message, [State.SENDING], state=State.CANCELLED, leased_until=None, error=why)


def doubt(message, why):
    """The dot was sent and no receipt came."""
    return _into_doubt(outbox().filter(pk=message.pk, claim=message.claim), why)


def settle(at):
    """Find what a vanished sender left behind; returns how many messages came into doubt.

    Those that may arrive twice are sent again under the same Message-ID; the others stay
    `unknown` for a person. A message that has outlived every attempt is given up.
    """
    left = outbox().filter(leased_until__lt=at)
    left.filter(state=State.SENDING, attempts__gte=MOST_ATTEMPTS).update(
        state=State.FAILED, leased_until=None, error="every sender vanished"
    )
    found = _into_doubt(left, "the sender vanished before the receipt")
    twice = [kind.slug for kind in LETTERS.values() if kind.if_in_doubt == RESEND]
    again = outbox().filter(state=State.UNKNOWN, kind__in=twice, attempts__lt=MOST_ATTEMPTS)
    again.update(state=State.PENDING, claim=None, leased_until=None)
    return found


def _into_doubt(messages, why):
    return messages.filter(state=State.HANDING).update(
        state=State.UNKNOWN,
        leased_until=None,
        error=why,
        times_in_doubt=F("times_in_doubt") + 1,
    )


def _move(message, before, **after):
    ours = outbox().filter(pk=message.pk, claim=message.claim, state__in=before)
    return bool(ours.update(**after))
