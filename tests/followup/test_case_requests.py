"""Requests for a case: taken back, and hidden from whom they may concern."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection
from django.utils.timezone import now
from factories.cases import agreed_by_both, asked_for, seen_by_monitor
from factories.protection import ConsultationFactory
from factories.safeguarding import contact
from people import make_member, make_person, signed_in_as

from followup.cases.asking import lines_for, recall
from followup.cases.consenting import Side, Way, person_says, withdraw
from followup.models import CaseConsent, CaseRecall, CaseRequest
from titp.monitoring.clarifying import asking
from titp.notifications.letter import LETTERS
from titp.notifications.models import Message
from titp.tenancy.context import JOBS, STAFF, use
from trainees.models.voice import RETURN
from trainees.safeguarding.codes import grouped, return_code


@pytest.mark.parametrize("number", ["the report's own", "one of Devnet's"])
def test_whom_a_request_by_number_may_concern_neither_sees_it_nor_is_told_though_a_contact(
    kita, asker, caseworker, protector, seen_by, number
):
    other = make_member(kita, "administrator", password=None)
    code = return_code("form key")
    with use(kita.pk, JOBS):
        contact(other)
    with seen_by(other):
        # of the office it is about one contact; nobody but the reporter has its number
        ConsultationFactory(
            restricted=True, about_person_id=protector.pk, return_hash=RETURN.hash(code)
        )
    given = grouped(code).lower() if number == "the report's own" else "D-0042"
    row = asked_for(kita, asker, category="", reference=given, restricted=True)
    for user, count in ((protector, 0), (other, 1)):
        with seen_by(user):
            assert CaseRequest.objects.count() == count
        house = signed_in_as(user)
        page = house.get(f"/o/kita/case-requests/{row.public_id}/")
        assert page.status_code == (200 if count else 404)
        listed = house.get("/o/kita/case-requests/").content.decode()
        assert ("a number that the person gave" in listed) == bool(count)
    with use(kita.pk, JOBS):
        assert list(Message.objects.values_list("recipient_id", flat=True)) == [other.pk]


def test_the_number_of_a_report_leads_the_contact_to_it_and_is_not_shown_itself(
    kita, asker, protector, seen_by
):
    code = return_code("a form")
    with seen_by(protector):
        report = ConsultationFactory(restricted=True, return_hash=RETURN.hash(code))
    row = asked_for(kita, asker, category="", reference=grouped(code), restricted=True)
    house, address = signed_in_as(protector), f"/o/kita/case-requests/{row.public_id}/"
    page = house.get(address).content.decode()
    assert f"/consultations/{report.public_id}/" in page
    assert grouped(code) not in page
    form = house.get(f"{address}copies/new/").context["form"]
    assert form["consultation"].value() == report.pk
    other = asked_for(kita, asker, category="", reference="D-0042", restricted=True)
    page = house.get(f"/o/kita/case-requests/{other.public_id}/").content.decode()
    assert "D-0042" in page


def test_a_number_of_another_report_hides_the_request_from_nobody(kita, asker, protector, seen_by):
    code = return_code("another form")
    with use(kita.pk, JOBS):
        ConsultationFactory(restricted=True, about_person_id=protector.pk)
        ConsultationFactory(restricted=True, return_hash=RETURN.hash(code))
    asked_for(kita, asker, category="", reference=code, restricted=True)
    with seen_by(protector):
        assert CaseRequest.objects.count() == 1


def test_a_matter_that_comes_after_a_request_makes_none_vanish(kita, asker, protector, seen_by):
    asked_for(kita, asker, category="", reference="D-0042", restricted=True)
    with use(kita.pk, JOBS):
        ConsultationFactory(
            restricted=True, about_person_id=protector.pk, received_at=now() + timedelta(1)
        )
    with seen_by(protector):
        assert CaseRequest.objects.count() == 1


def test_a_request_that_was_taken_back_closes_every_copy_and_overwrites_nothing(
    kita, asker, caseworker, seen_by, copy
):
    with seen_by(caseworker):
        agreed_by_both(copy, caseworker)
    for words in ("Not needed any more", "again"):
        with asking(kita, asker):
            recall(CaseRequest.objects.for_monitors().get(), asker, words)
    assert seen_by_monitor(kita, asker, copy) == (None, 0)
    [line] = lines_for(asker)
    assert (line.is_recalled, line.is_released) == (True, False)
    with seen_by(caseworker):
        assert [one.words for one in CaseRecall.objects.all()] == ["Not needed any more"]
        assert CaseRequest.objects.get().reason == "CANARY REASON"
        assert CaseConsent.objects.filter(withdrawn_at=None).count() == 2
        assert CaseRequest.objects.with_answers().waiting().count() == 0


def test_the_letters_of_a_request_that_was_taken_back_do_not_leave(
    kita, asker, caseworker, protector, seen_by, copy
):
    other = asked_for(kita, asker)
    with seen_by(caseworker):
        agreed_by_both(copy, caseworker)
        person_says(copy, True, way=Way.PAPER, language="vi", by=caseworker)
        withdraw(copy, Side.PERSON, caseworker)
    with asking(kita, asker):
        recall(copy.request, asker, "")
    with use(kita.pk, JOBS):
        waiting = Message.objects.filter(kind="safeguarding", state="pending")
        assert [str(other.public_id) in one.dedupe_key for one in waiting] == [True]
        released = Message.objects.get(kind="case-released")
        assert LETTERS[released.kind].write(released) is None


def test_who_had_a_letter_and_the_monitor_who_asked_learn_that_another_withdrew_it(
    kita, asker, protector
):
    late = make_member(kita, "administrator", password=None)
    with use(kita.pk, JOBS):
        contact(late)
    row, other = asked_for(kita, asker), make_person("other@example.org", True, is_monitor=True)
    with use(kita.pk, JOBS):
        Message.objects.filter(recipient=protector.pk).update(state="sent")
    address = f"/monitor/cases/kita/{row.public_id}/"
    desk = signed_in_as(other)
    assert desk.post(f"{address}recall/", {"words": ""}).status_code == 422
    desk.post(f"{address}recall/", {"words": "The figure was mended"})
    with use(kita.pk, JOBS):
        pending = Message.objects.filter(state="pending").order_by("kind")
        assert [(one.kind, one.recipient_id) for one in pending] == [
            ("case-withdrawn", asker.pk), ("safeguarding", protector.pk),
        ]  # fmt: skip
        letter = LETTERS["case-withdrawn"].write(pending[0])
    assert address in letter.text
    assert "CANARY" not in letter.text
    assert str(other) in signed_in_as(asker).get(address).content.decode()
    house = signed_in_as(protector).get(f"/o/kita/case-requests/{row.public_id}/")
    assert str(other) not in house.content.decode()


@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_neither_side_takes_a_withdrawal_back(kita, asker, copy, statement):
    with asking(kita, asker):
        recall(copy.request, asker, "")
    for way in (asking(kita, asker), use(kita.pk, STAFF)):
        with pytest.raises(ProgrammingError, match="permission denied"), way:
            connection.cursor().execute(statement.format("followup_caserecall"))
