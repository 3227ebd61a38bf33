"""Who goes home: what was agreed to, how one is reached, what is settled."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils.timezone import localdate
from factories.departures import channel, consent, settled
from factories.trainees import TraineeFactory

from followup.models import Channel, FollowUpConsent, SettledItem

TODAY = localdate()


def test_the_newest_consent_stands_in_the_place_of_all_before_it(acting):
    person = TraineeFactory()
    consent(person, sending_may_call=True, given_on=TODAY - timedelta(9))
    less = consent(person)
    assert list(FollowUpConsent.objects.in_force(TODAY)) == [less]
    assert not FollowUpConsent.objects.in_force(TODAY).allowing("sending_may_call").exists()


def test_a_withdrawn_consent_counts_no_more_and_brings_no_older_one_back(acting):
    person = TraineeFactory()
    consent(person, given_on=TODAY - timedelta(9))
    newest = consent(person)
    newest.withdraw("link")
    first = newest.withdrawn_at
    newest.withdraw("phone")
    newest.refresh_from_db()
    assert (newest.withdrawn_at, newest.withdrawn_how) == (first, "link")
    assert not FollowUpConsent.objects.in_force(TODAY).exists()


def test_what_was_agreed_to_cannot_be_changed(acting):
    row = consent(TraineeFactory())
    with pytest.raises(DatabaseError), transaction.atomic():
        FollowUpConsent.objects.filter(pk=row.pk).update(devnet_may_ask=True)


def test_a_contact_is_usable_between_its_days_and_encrypted(acting):
    person = TraineeFactory()
    now = channel(person)
    channel(person, "zalo", works_from=TODAY + timedelta(3))
    channel(person, "line", ended_on=TODAY)
    assert list(Channel.objects.usable()) == [now]
    assert Channel.objects.usable(TODAY + timedelta(3)).count() == 2
    with connection.cursor() as cursor:
        cursor.execute("SELECT address FROM followup_channel")
        assert all(b"canary" not in bytes(row[0]) for row in cursor.fetchall())


def test_an_item_stands_as_it_was_recorded_last(acting):
    person = TraineeFactory()
    settled(person)
    settled(person, "pension")
    settled(person, state="open")
    assert [row.item for row in SettledItem.objects.settled()] == ["pension"]
