"""Mailers are killed at random moments, Redis with all its memory too: nothing is lost."""

import random
import time
from collections import Counter
from datetime import datetime
from datetime import time as clock
from email import message_from_bytes

import pytest
from django.db.models import F, Sum
from django.utils.timezone import localdate, make_aware
from processes import forked, until

from titp.accounts.models import Membership, Role, User
from titp.compliance.models import Finding, State
from titp.embedded.redis import EmbeddedRedis
from titp.notifications import outbox
from titp.notifications.envelope import message_id
from titp.notifications.ledger import ledger
from titp.notifications.links import address_in
from titp.notifications.models import Message, Reminder
from titp.notifications.outbox import LEASE
from titp.tenancy.context import use

READERS, ROUNDS = 300, 8


@pytest.fixture
def digests(committed):
    """Hundreds of people, each told of one duty today, each with a digest to come."""
    on = localdate()
    address_in(committed, "to-do")  # loads all addresses once, not in each fork
    people = User.objects.bulk_create(
        User(email=f"reader-{n}@example.org", password="!") for n in range(READERS)
    )
    with use(committed.pk):
        finding = Finding.objects.create(
            rule="SUP-001", subject_id=1, due_on=on, state=State.DUE_SOON, found_on=on
        )
        for person in people:
            Membership.objects.create(user=person, role=Role.CASEWORKER)
        Reminder.objects.bulk_create(
            Reminder(finding=finding, recipient=person, lead_days=7, planned_on=on)
            for person in people
        )
        Message.objects.bulk_create(
            Message(
                kind="digest", recipient=person, dedupe_key=f"digest|{on}|{person.pk}",
                due_at=make_aware(datetime.combine(on, clock())),
            )
            for person in people
        )  # fmt: skip
        return list(Message.objects.all())


def no_longer_leased():
    """What three minutes of waiting would do to the leases of those who were killed."""
    left = outbox.outbox().exclude(leased_until=None)
    left.update(leased_until=F("leased_until") - LEASE)


@pytest.mark.slow
def test_killed_mailers_lose_nothing_and_double_nothing_in_secret(
    digests, sink, mail_to, tmp_path, settings
):
    port, folder = sink
    mail_to(port)
    redis = EmbeddedRedis(tmp_path)
    settings.REDIS_URL = redis.start()

    def filed():
        return len(list(folder.glob("[0-9]*.eml")))

    def waiting():
        return outbox.outbox().filter(state__in=["pending", "sending", "handing"]).count()

    kills = 0
    for round_ in range(ROUNDS):
        before = filed()
        with forked("mailer") as first, forked("mailer") as second:
            until(lambda: filed() > before)  # noqa: B023  asked at once
            for victim in (first, second):
                time.sleep(random.uniform(0, 0.1))
                victim.kill()
                victim.join()
                kills += 1
        no_longer_leased()
        if round_ % 3 == 0:
            redis.stop()
            (redis.directory / "appendonly.aof").unlink()
            redis.start()
        assert waiting(), "all mails were sent before the last kill: take more readers"
    with forked("mailer"):
        until(lambda: not waiting(), 60)
    redis.stop()

    arrived = Counter(
        message_from_bytes(file.read_bytes())["Message-ID"] for file in folder.glob("[0-9]*.eml")
    )
    in_doubt = {message_id(message) for message in outbox.outbox().filter(times_in_doubt__gt=0)}
    twice = {key for key, copies in arrived.items() if copies > 1}
    assert kills == 2 * ROUNDS
    assert set(arrived) == {message_id(message) for message in digests}
    assert twice <= in_doubt
    doubts = outbox.outbox().aggregate(sum=Sum("times_in_doubt"))["sum"]
    assert doubts <= kills
    assert [account.difference for account in ledger("nightly")] == [0]
