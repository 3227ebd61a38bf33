"""Who goes home: what was agreed to, how one is reached, what is settled."""

import csv
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils.timezone import localdate
from factories.departures import anchor, channel, consent, settled
from factories.trainees import LeavingFactory, TraineeFactory
from factories.training_plans import TrainingPlanFactory

from followup.departing import soon
from followup.departing.soon import ahead
from followup.departing.words import wording, words
from followup.models import Channel, FollowUpConsent, SettledItem
from followup.survey.tongues import LANGUAGES
from titp.documents.fonts import missing_glyphs
from titp.japanese.months import add_months
from titp.tenancy.context import use

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


def address(at, person, rest="departure/"):
    return at("kita", f"/trainees/{person.pk}/{rest}")


@pytest.fixture
def person(kita):
    with use(kita.pk):
        return TraineeFactory(entered_on=date(2023, 4, 1), language="vi")


def test_a_person_agrees_once_in_the_own_language_and_the_words_are_kept(office, at, person, kita):
    way = address(at, person, "consent/vi/")
    refused = office.post(way, {"answer": "agree", "years": "3"})
    assert refused.status_code == 422
    assert words("vi")["error_name"] in refused.content.decode()
    said = {"answer": "agree", "years": "3", "scopes": ["figures_may_count"], "signed_as": "AN"}
    for _ in "ab":
        assert words("vi")["thanks"] in office.post(way, said).content.decode()
    with use(kita.pk):
        row = FollowUpConsent.objects.get()
        assert row.wording == wording("vi")
        assert row.figures_may_count
        assert not row.devnet_may_ask
        assert row.until == add_months(TODAY, 39)


def test_who_says_no_is_not_asked_for_contacts(office, at, person, kita):
    office.post(address(at, person, "consent/vi/"), {"answer": "decline"})
    steps = office.get(address(at, person)).context["home"].steps()
    assert [one.slug for one in steps if one.done is None] == ["consent", "contacts", "anchors"]


@pytest.mark.parametrize(
    ("rest", "sent", "field"),
    [
        ("leaving/", {"reason": "completed"}, "planned_on"),
        ("leaving/", {"reason": "completed", "left_on": "2099-01-01"}, "left_on"),
        ("leaving/", {"reason": "completed", "left_on": "2001-01-01"}, "left_on"),
        ("channels/new/", {"kind": "email", "address": "no address"}, "address"),
        ("channels/new/", {"kind": "zalo"}, "address"),
        ("settled/ticket/", {"state": "done", "day": "2026-01-01"}, "payer"),
        ("settled/bank/", {"state": "not_needed", "day": "2026-01-01"}, "note"),
        ("settled/bank/", {"state": "done", "day": "2099-01-01"}, "day"),
        ("edit/", {"name_roman": "A", "birth_date": "2030-01-01"}, "birth_date"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(office, at, person, rest, sent, field):
    page = office.post(address(at, person, rest), sent)
    assert page.status_code == 422
    assert field in page.context["form"].errors


def test_an_early_return_asks_for_the_persons_own_words(office, at, person, kita):
    with use(kita.pk):
        plan = TrainingPlanFactory(trainee=person, starts_on=TODAY - timedelta(99))
        LeavingFactory(trainee=person, left_on=None, planned_on=plan.ends_on - timedelta(40))
    page = office.get(address(at, person))
    assert "statement" in [one.slug for one in page.context["home"].missing()]
    said = {"language": "vi", "text": "Tôi muốn về.", "given_on": TODAY.isoformat()}
    office.post(address(at, person, "return-statement/"), said)
    page = office.get(address(at, person))
    assert "statement" not in [one.slug for one in page.context["home"].missing()]


def test_a_withdrawal_is_said_and_all_that_is_kept_can_be_handed_over(office, at, person, kita):
    with use(kita.pk):
        row = consent(person)
        channel(person)
        anchor(person)
    office.post(at("kita", f"/follow-up-consents/{row.pk}/withdrawal/"), {"how": "phone"})
    page = office.get(address(at, person)).content.decode()
    assert "The consent was withdrawn." in page
    kept = office.get(address(at, person, "record.json")).json()
    assert kept["channel"][0]["address"] == "canary@example.org"
    assert kept["followupconsent"][0]["withdrawn_how"] == "phone"
    assert "seed" not in str(kept)
    assert "CANARY MOTHER" in str(kept)


def test_contacts_are_for_the_office_only(signed_in, at, person, kita):
    with use(kita.pk):
        channel(person)
    auditor = signed_in("auditor")
    assert "canary@example.org" not in auditor.get(address(at, person)).content.decode()
    assert auditor.get(address(at, person, "record.json")).status_code == 403


def test_the_list_of_who_leaves_tells_what_is_missing(office, at, person, kita):
    with use(kita.pk):
        LeavingFactory(trainee=person, left_on=None, planned_on=TODAY + timedelta(20))
        late = TraineeFactory()
        LeavingFactory(trainee=late, left_on=None, planned_on=TODAY + timedelta(200))
        consent(person)
        channel(person)
    way = at("kita", "/departures/")
    (row,) = office.get(way, {"soon": "true", "missing": "true"}).context["page"]
    assert (row.pk, row.has_consent, row.channel_count, row.anchor_count) == (person.pk, True, 1, 0)
    assert office.get(way).context["total"] == 2


def test_every_word_is_said_in_every_language_and_can_be_printed():
    for language in LANGUAGES:
        said = words(language)
        assert all(said.values()), language
        assert missing_glyphs("".join(said.values())) == set(), language


def test_the_list_says_within_how_many_days_is_soon_and_that_it_is_to_be_confirmed(office, at):
    page = office.get(at("kita", "/departures/")).content.decode()
    assert f"within {ahead(TODAY).days} days" in page
    assert "to be confirmed" in page


def test_how_many_days_is_soon_follows_the_day_it_is_seen_from(monkeypatch):
    told = "since,days,source,to_confirm\n2017-11-01,90,own,yes\n2027-04-01,120,own,no\n"
    monkeypatch.setattr(soon, "rows", lambda name: list(csv.DictReader(told.splitlines())))
    soon.bounds.cache_clear()
    try:
        for day, days, unsure in ((date(2027, 3, 31), 90, True), (date(2027, 4, 1), 120, False)):
            assert (ahead(day).days, ahead(day).to_confirm) == (days, unsure)
            assert ahead(day).last(day) == day + timedelta(days)
    finally:
        soon.bounds.cache_clear()
