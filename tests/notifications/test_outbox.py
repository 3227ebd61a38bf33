"""What may follow what in the outbox, and who may say so."""

from datetime import timedelta

from django.utils import timezone

from titp.notifications import outbox
from titp.notifications.models import Message
from titp.notifications.outbox import LEASE, MOST_ATTEMPTS, State
from titp.tenancy.context import use

SECOND = timedelta(seconds=1)


def now():
    return timezone.now()


def test_the_oldest_due_message_is_claimed_first(put):
    put(due_at=now() - timedelta(hours=1))
    older = put(due_at=now() - timedelta(hours=2))
    assert outbox.claim(now()).pk == older.pk


def test_a_message_of_tomorrow_is_not_claimed_today(put):
    put(due_at=now() + timedelta(days=1))
    assert outbox.claim(now()) is None


def test_a_claimed_message_is_nobody_elses(put):
    put()
    assert outbox.claim(now())
    assert outbox.claim(now()) is None


def test_a_message_whose_sender_vanished_before_the_dot_is_claimed_again(put):
    put()
    first = outbox.claim(now())
    second = outbox.claim(now() + LEASE + SECOND)
    assert second.pk == first.pk
    assert second.claim != first.claim


def test_a_sender_given_up_for_dead_may_not_send_the_dot(put):
    put()
    first = outbox.claim(now())
    outbox.claim(now() + LEASE + SECOND)
    assert not outbox.begin_handing(first, now())


def test_a_confirmed_message_is_sent(put, state_of):
    message = put()
    claimed = outbox.claim(now())
    assert outbox.begin_handing(claimed, now())
    assert outbox.confirm(claimed, now())
    assert state_of(message).state == State.SENT


def test_a_vanished_hand_over_of_a_confidential_kind_waits_for_a_person(put, state_of):
    message = put("secret")
    outbox.begin_handing(outbox.claim(now()), now())
    assert outbox.settle(now() + LEASE + SECOND) == 1
    assert state_of(message).state == State.UNKNOWN
    assert outbox.claim(now() + LEASE + SECOND) is None


def test_a_vanished_hand_over_of_a_deadline_is_sent_again_and_stays_listed(put, state_of):
    message = put("hello")
    outbox.begin_handing(outbox.claim(now()), now())
    outbox.settle(now() + LEASE + SECOND)
    assert state_of(message).state == State.PENDING
    assert state_of(message).times_in_doubt == 1


def test_a_late_receipt_settles_the_doubt(put, state_of):
    message = put("secret")
    claimed = outbox.claim(now())
    outbox.begin_handing(claimed, now())
    outbox.settle(now() + LEASE + SECOND)
    assert outbox.confirm(claimed, now())
    assert state_of(message).state == State.SENT


def test_a_person_may_send_an_unknown_message_again(put, state_of):
    message = put("secret")
    outbox.begin_handing(outbox.claim(now()), now())
    outbox.settle(now() + LEASE + SECOND)
    with use(message.organization_id):
        assert Message.objects.get(pk=message.pk).resend()
    assert state_of(message).state == State.PENDING


def test_a_sent_message_cannot_be_sent_again(put):
    message = put()
    claimed = outbox.claim(now())
    outbox.begin_handing(claimed, now())
    outbox.confirm(claimed, now())
    with use(message.organization_id):
        assert not Message.objects.get(pk=message.pk).resend()


def test_each_attempt_waits_longer_than_the_one_before(put, state_of):
    message, at, rests = put(), now(), []
    for _ in range(5):
        outbox.retry(outbox.claim(at), at, "not now")
        rests.append(state_of(message).leased_until - at)
        at = state_of(message).leased_until + SECOND
    assert rests == sorted(rests)
    assert len(set(rests)) == 5


def test_after_the_last_attempt_it_has_failed(put, state_of):
    message, at = put(), now()
    for _ in range(MOST_ATTEMPTS):
        outbox.retry(outbox.claim(at), at, "not now")
        at += timedelta(days=1)
    assert state_of(message).state == State.FAILED


def test_a_message_that_every_sender_dies_of_is_given_up(put, state_of):
    message, at = put(), now()
    for _ in range(MOST_ATTEMPTS):
        assert outbox.claim(at)
        at += LEASE + SECOND
        outbox.settle(at)
    assert state_of(message).state == State.FAILED
