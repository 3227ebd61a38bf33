"""A case is seen by monitors with both consents, for a while, and by nobody else, ever."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils.timezone import localdate
from factories.cases import agreed_by_both, asked_for, copy_of, seen_by_monitor
from factories.protection import ConsultationFactory
from factories.safeguarding import contact
from people import make_member, signed_in_as

from followup.cases.asking import is_released, lines_for, read
from followup.cases.consenting import Side, Way, person_says, release, withdraw
from followup.cases.words import table
from followup.models import CaseConsent, CaseCopy, CaseReading, CaseRequest
from followup.survey.tongues import LANGUAGES
from titp.monitoring.clarifying import asking
from titp.notifications.letter import LETTERS, unlisted
from titp.notifications.models import Message
from titp.tenancy.context import JOBS, STAFF, use

TODAY = localdate()


@pytest.mark.parametrize("sides", [(), (Side.OFFICE,), (Side.PERSON,)])
def test_one_consent_alone_shows_nothing(kita, asker, caseworker, seen_by, copy, sides):
    with seen_by(caseworker):
        if Side.OFFICE in sides:
            release(copy, caseworker)
        if Side.PERSON in sides:
            person_says(copy, True, way=Way.PAPER, language="vi", by=caseworker)
    assert seen_by_monitor(kita, asker, copy) == (None, 0)
    with use(kita.pk, JOBS):
        assert not CaseReading.objects.exists()


@pytest.mark.parametrize("side", [Side.OFFICE, Side.PERSON])
def test_either_takes_it_back_at_once(kita, asker, caseworker, seen_by, copy, side):
    with seen_by(caseworker):
        agreed_by_both(copy, caseworker)
    assert seen_by_monitor(kita, asker, copy)[0].text == "CANARY TEXT"
    with seen_by(caseworker):
        withdraw(copy, side, caseworker)
    assert seen_by_monitor(kita, asker, copy) == (None, 0)


def test_who_agrees_again_opens_it_again_and_who_says_no_closes_it(caseworker, seen_by, copy):
    with seen_by(caseworker):
        agreed_by_both(copy, caseworker)
        person_says(copy, False, way=Way.TABLET, language="vi", by=caseworker)
        assert not is_released(copy)
        person_says(copy, True, way=Way.TABLET, language="vi", by=caseworker)
        assert is_released(copy)


def test_it_ends_with_its_day(kita, asker, caseworker, seen_by):
    row = asked_for(kita, asker)
    with seen_by(caseworker):
        over, last = (copy_of(row, caseworker, until=TODAY - timedelta(ago)) for ago in (1, 0))
        for one in (over, last):
            agreed_by_both(one, caseworker)
        assert (is_released(over), is_released(last)) == (False, True)
    assert seen_by_monitor(kita, asker, over)[0] is None


def test_the_role_of_monitors_has_no_right_on_the_words_or_on_whom_they_are_about(
    kita, asker, caseworker, seen_by, copy
):
    with seen_by(caseworker):
        agreed_by_both(copy, caseworker)
    for statement in (
        "SELECT text FROM followup_casecopy", "SELECT person_id FROM followup_casecopy",
        "SELECT consultation_id FROM followup_casecopy", "SELECT * FROM followup_caseconsent",
        "SELECT count(*) FROM followup_casereading", "SELECT * FROM trainees_consultation",
        "DELETE FROM followup_casecopy", "UPDATE followup_caserequest SET category = ''",
    ):  # fmt: skip
        refused = pytest.raises(ProgrammingError, match="permission denied")
        with refused, transaction.atomic(), asking(kita, asker):
            connection.cursor().execute(statement)


def test_a_request_by_number_is_there_for_the_safeguarding_contacts_alone(
    kita, asker, caseworker, protector, seen_by
):
    row = asked_for(kita, asker, category="", reference="D-1", restricted=True)
    for user, count in ((caseworker, 0), (protector, 1)):
        with seen_by(user):
            assert CaseRequest.objects.count() == count
        page = signed_in_as(user).get(f"/o/kita/case-requests/{row.public_id}/")
        assert page.status_code == (200 if count else 404)
    with use(kita.pk, JOBS):
        told = Message.objects.values_list("recipient_id", "kind")
        assert list(told) == [(protector.pk, "safeguarding")]


def test_a_copy_of_a_restricted_matter_is_inferred_by_nobody_else(
    kita, asker, caseworker, protector, seen_by
):
    row = asked_for(kita, asker)
    with seen_by(protector):
        hidden = ConsultationFactory(restricted=True)
        made = agreed_by_both(copy_of(row, protector, consultation=hidden), protector)
    house = signed_in_as(caseworker)
    address = f"/o/kita/case-requests/{row.public_id}/"
    with seen_by(caseworker):
        for model in (CaseCopy, CaseConsent, CaseReading):
            assert model.objects.count() == 0, model
    page = house.get(address).content.decode()
    assert "waits for an answer" in page
    assert "No copy has been written" in page
    assert house.get(f"/o/kita/case-copies/{made.public_id}/").status_code == 404
    assert seen_by_monitor(kita, asker, made)[0] is not None


def test_whom_of_the_staff_it_is_about_does_not_see_it_though_a_contact(
    kita, asker, protector, seen_by
):
    other = make_member(kita, "administrator", password=None)
    with use(kita.pk, JOBS):
        contact(other)
    row = asked_for(kita, asker)
    with seen_by(other):
        about = ConsultationFactory(restricted=True, about_person_id=protector.pk)
        copy_of(row, other, consultation=about)
        assert CaseCopy.objects.count() == 1
    with seen_by(protector):
        assert CaseCopy.objects.count() == 0


def test_a_copy_of_no_consultation_is_hidden_from_whom_it_is_about_as_well(
    kita, asker, protector, seen_by
):
    other = make_member(kita, "administrator", password=None)
    with use(kita.pk, JOBS):
        contact(other)
    row = asked_for(kita, asker)
    said = {"text": "It was looked into.", "until": str(TODAY), "about_person": protector.pk}
    address = f"/o/kita/case-requests/{row.public_id}/copies/new/"
    assert signed_in_as(other).post(address, said).status_code == 302
    with seen_by(other):
        made = CaseCopy.objects.get()
        assert made.restricted
        Message.objects.all().delete()
        person_says(made, True, way=Way.PAPER, language="vi", by=other)
        withdraw(made, Side.PERSON, other)
        assert list(Message.objects.values_list("recipient_id", flat=True)) == [other.pk]
    with seen_by(protector):
        assert not CaseCopy.objects.exists()
        assert CaseRequest.objects.count() == 1


def test_staff_without_the_capability_find_no_request_whatever_the_statement(kita, copy):
    with use(kita.pk, STAFF), connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM followup_caserequest WHERE true OR id > 0")
        assert cursor.fetchall() == []


def test_another_organization_and_who_is_no_monitor_find_nothing(
    minami, asker, caseworker, seen_by, copy
):
    with seen_by(caseworker):
        agreed_by_both(copy, caseworker)
    with asking(minami, asker):
        assert read(copy.public_id) is None
        assert not CaseRequest.objects.exists()
    assert [line.is_released for line in lines_for(asker)] == [True]
    assert lines_for(caseworker) == []


def test_a_letter_tells_the_monitor_that_something_waits_and_is_not_sent_when_taken_back(
    kita, caseworker, seen_by, copy
):
    with seen_by(caseworker):
        agreed_by_both(copy, caseworker)
    with use(kita.pk, JOBS):
        message = Message.objects.get(kind="case-released")
        letter = LETTERS[message.kind].write(message)
    assert message.kind in unlisted()
    assert "CANARY" not in letter.text
    with seen_by(caseworker):
        withdraw(copy, Side.OFFICE, caseworker)
    with use(kita.pk, JOBS):
        assert LETTERS[message.kind].write(message) is None


def test_the_words_stand_in_every_language_with_the_day():
    for key, row in table().items():
        assert set(row) == set(LANGUAGES), key
        assert all(row.values()), key
        assert all(("{day}" in word) == (key == "until") for word in row.values()), key
