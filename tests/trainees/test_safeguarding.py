"""What only safeguarding contacts read, the clock, evidence, and changes after a report."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils.timezone import localdate, now
from factories.protection import ConsultationFactory
from factories.safeguarding import EntryFactory, TermsFactory, card, contact, recording
from people import make_member, make_person

from titp.compliance.rule import RULES
from titp.compliance.sweep import evaluate
from titp.notifications.letter import LETTERS, unlisted
from titp.notifications.models import Message
from titp.official_forms.models import FormDraft
from titp.past.looking import as_known
from titp.tenancy.context import JOBS, READS_CONFIDENTIAL, STAFF, use
from trainees.models import (
    Consultation,
    ConsultationEntry,
    Escalation,
    SafeguardingContact,
)
from trainees.safeguarding.clock import clock_of, with_clock

TODAY = localdate()
TAKEN_IN = {"channel": "phone", "category": "violence", "language": "vi", "summary": "CANARY",
            "received_at": f"{TODAY} 00:00"}  # fmt: skip


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.FILES_ROOT = tmp_path


@pytest.fixture
def people(kita):
    """A caseworker, and another who is the safeguarding contact."""
    office, protector = (make_member(kita, "caseworker", password=None) for _ in "ab")
    with use(kita.pk, JOBS):
        contact(protector)
    return office, protector


@pytest.fixture
def seen_by(kita):
    """`seen_by(user)`: the context in which that person of the office reads."""
    return lambda user: use(kita.pk, STAFF, user_id=user.pk, capabilities=READS_CONFIDENTIAL)


@pytest.fixture
def hidden(kita):
    with use(kita.pk, JOBS):
        row = ConsultationFactory(restricted=True)
        EntryFactory(consultation=row)
        recording(row)
        return row


def test_what_is_restricted_is_there_for_the_contacts_only(people, seen_by, hidden):
    office, protector = people
    with seen_by(protector):
        assert Consultation.objects.count() == ConsultationEntry.objects.count() == 1
    with seen_by(office), connection.cursor() as cursor:
        for table in ("consultation", "consultationentry", "consultationfile", "escalation"):
            cursor.execute(f"SELECT 1 FROM trainees_{table} WHERE true OR id > 0")
            assert cursor.fetchall() == [], table


def test_a_paper_about_it_is_there_for_them_only_too(people, seen_by, hidden, kita):
    with use(kita.pk, JOBS):
        other = ConsultationFactory()
        for row in (hidden, other):
            FormDraft.objects.create(
                form="consultation_record", edition=TODAY, about="trainees.Consultation",
                subject=row.pk,
            )  # fmt: skip
    for user, count in zip(people, (1, 2), strict=True):
        with seen_by(user):
            assert FormDraft.objects.count() == count


def test_it_is_hidden_in_the_past_too(people, seen_by, hidden, kita):
    with use(kita.pk, JOBS):
        hidden.channel = "letter"
        hidden.save()
    office, protector = people
    for user, count in ((office, 0), (protector, 1)):
        with seen_by(user), as_known(TODAY, TODAY):
            assert Consultation.objects.count() == count


def test_where_nobody_is_appointed_no_administrator_reads_and_monitors_learn_that_it_waits(
    client, kita, seen_by
):
    administrator = make_member(kita, "administrator", password=None)
    monitor = make_person("monitor@example.org", password=None, is_monitor=True)
    with use(kita.pk, JOBS):
        handed_out = card()
    said = {"words": "CANARY", "about": "wages", "staff": "on", "key": "k" * 30}
    page = client.post(f"/voice/{handed_out.code}/en/", said).content.decode()
    assert "Nobody in this organization can read this" in page
    with seen_by(administrator):
        assert not Consultation.objects.exists()
    with use(kita.pk, JOBS):
        (message,) = Message.objects.with_recipient()
        letter = LETTERS[message.kind].write(message)
    assert message.recipient_id == monitor.pk
    assert "CANARY" not in letter.text
    assert message.kind in unlisted()


def test_nobody_appoints_themselves(kita, seen_by, hidden):
    administrator = make_member(kita, "administrator", password=None)
    with seen_by(administrator):
        with pytest.raises(IntegrityError), transaction.atomic():
            SafeguardingContact.objects.create(user=administrator, appointed_by=administrator)
        assert not Consultation.objects.exists()


def test_whom_it_is_about_never_sees_it_though_a_contact(client, people, seen_by, kita):
    office, protector = people
    other = make_member(kita, "administrator", password=None)
    with use(kita.pk, JOBS):
        contact(other)
    client.force_login(office)
    client.post("/o/kita/consultations/new/", TAKEN_IN | {"about_person": protector.pk})
    with use(kita.pk, JOBS):
        row = Consultation.objects.get()
        assert row.restricted
        EntryFactory(consultation=row)
        FormDraft.objects.create(
            form="consultation_record", edition=TODAY, about="trainees.Consultation",
            subject=row.pk,
        )  # fmt: skip
        assert [one.recipient_id for one in Message.objects.all()] == [other.pk]
    for user, count in ((protector, 0), (other, 1)):
        with seen_by(user):
            for model in (Consultation, ConsultationEntry, FormDraft, Escalation):
                assert model.objects.count() == count, model
            with as_known(TODAY, TODAY):
                assert Consultation.objects.count() == count


def test_a_caseworker_hands_over_what_they_take_in_and_sees_it_no_more(client, people, seen_by):
    office, protector = people
    client.force_login(office)
    answer = client.post("/o/kita/consultations/new/", TAKEN_IN | {"restricted": "on"}, follow=True)
    assert "handed to the safeguarding contacts" in answer.content.decode()
    with seen_by(protector):
        row = Consultation.objects.get()
        assert row.escalations.get().by_id == office.pk
        (message,) = Message.objects.all()
        assert message.recipient_id == protector.pk
    assert client.get(f"/o/kita/consultations/{row.public_id}/").status_code == 404
    client.force_login(protector)
    assert client.get(f"/o/kita/consultations/{row.public_id}/").status_code == 200


def test_the_letter_names_neither_person_nor_matter(client, people, kita):
    office, protector = people
    client.force_login(office)
    client.post("/o/kita/consultations/new/", TAKEN_IN)
    with use(kita.pk, JOBS):
        message = Message.objects.with_recipient().get()
        letter = LETTERS["safeguarding"].write(message)
    told = f"{letter.subject} {letter.text}".lower()
    assert "/o/kita/safeguarding/" in told
    assert not [word for word in ("canary", "violence", "consultation", "report") if word in told]


@pytest.mark.parametrize("about_them", [False, True])
def test_who_is_appointed_is_told_at_once_and_reads_alone_whether_something_waits(
    client, kita, hidden, about_them
):
    office, head = make_member(kita, "caseworker"), make_member(kita, "administrator")
    with use(kita.pk, JOBS):
        Consultation.objects.update(about_person=office.pk if about_them else None)
    client.force_login(head)
    assert client.post("/o/kita/safeguarding-contacts/new/", {"user": office.pk}).status_code == 302
    with use(kita.pk, JOBS):
        message = Message.objects.with_recipient().get()
        letter = LETTERS[message.kind].write(message)
    assert message.recipient_id == office.pk
    told = f"{letter.subject} {letter.text}"
    assert ("Something waits for you already" in told) is not about_them
    assert "CANARY" not in told


def test_an_ordinary_matter_is_called_out_by_a_click_and_handed_over(client, people, seen_by, kita):
    office, protector = people
    with use(kita.pk, JOBS):
        row = ConsultationFactory()
    client.force_login(office)
    page = f"/o/kita/consultations/{row.public_id}/escalation/"
    assert client.post(page, {"reason": "x", "restricted": "on"}).url == "/o/kita/consultations/"
    with seen_by(protector):
        assert Consultation.objects.get().restricted
    with seen_by(office):
        assert not Consultation.objects.exists()


def test_the_clock_follows_the_organizations_own_times(acting):
    came = now() - timedelta(hours=5)
    ConsultationFactory(received_at=came)
    ConsultationFactory(received_at=came, category="violence")
    usual, urgent = sorted(
        map(clock_of, with_clock(Consultation.objects.all())), key=lambda one: one.due_at
    )[::-1]
    assert (usual.due_at, urgent.due_at) == (came + timedelta(hours=24), came + timedelta(hours=4))
    assert urgent.tone == "err"
    TermsFactory(since=TODAY - timedelta(9), first_answer_hours=48, closing_days=7)
    clock = clock_of(with_clock(Consultation.objects.filter(category="wages")).get())
    assert clock.due_at == came + timedelta(hours=48)
    due = {row["due_on"] for row in evaluate(RULES["PROT-003"], TODAY, states=["due_soon"])}
    assert localdate(came) + timedelta(7) in due


def test_who_sweeps_does_not_settle_or_find_what_only_contacts_read(acting):
    ConsultationFactory(restricted=False)
    before = len(evaluate(RULES["PROT-003"], TODAY))
    with use(acting.organization_id, JOBS):
        ConsultationFactory(restricted=True)
        assert len(evaluate(RULES["PROT-003"], TODAY)) == before
