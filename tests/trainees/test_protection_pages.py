"""Pages of protection and consultations: who may, what is refused, what is never shown unasked."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate, localtime, now
from factories.companies import CompanyFactory
from factories.protection import (
    ConsultationFactory,
    DocumentCheckFactory,
    ProtectionInterviewFactory,
    at,
)
from factories.trainees import SendingOrganizationFactory, TraineeFactory

from titp.compliance.models import Finding
from titp.history.models import Reading
from titp.tenancy.context import READS_CONFIDENTIAL, STAFF, use
from trainees.models import Consultation, DocumentCheck

TODAY = localdate()
FILLED = {
    "received_at": "令和8年11月2日 9:30", "channel": "phone", "category": "wages", "language": "vi",
    "summary": "CANARY WORDS",
}  # fmt: skip


@pytest.fixture
def inside(kita):
    return lambda: use(kita.pk, STAFF, capabilities=READS_CONFIDENTIAL)


@pytest.fixture
def person(inside):
    with inside():
        return TraineeFactory(entered_on=TODAY - timedelta(20), name_roman="CANARY PERSON")


@pytest.fixture
def told(inside, person):
    with inside():
        return ConsultationFactory(trainee=person, received_at=at("2026-11-02 09:30"))


def words(response):
    return response.content.decode()


def version(client, address):
    return client.get(address).context["form"]["version"].value()


def test_a_check_is_recorded_corrected_and_removed_on_the_persons_tab(office, url, inside, person):
    tab = url(f"/trainees/{person.pk}/protection/")
    assert "Nothing has been recorded yet" in words(office.get(tab))
    new = url(f"/trainees/{person.pk}/document-checks/new/")
    filled = {"checked_on": TODAY.isoformat(), "card_with_trainee": "on", "absence": "requested"}
    assert office.post(new, filled).url == tab
    with inside():
        check = DocumentCheck.objects.get()
    page = words(office.get(tab))
    assert "kept at the person&#x27;s own request" in page
    edit = url(f"/document-checks/{check.pk}/edit/")
    both = {"checked_on": TODAY.isoformat(), "card_with_trainee": "on",
            "passport_with_trainee": "on", "version": version(office, edit)}  # fmt: skip
    assert office.post(edit, both).status_code == 302
    assert office.post(url(f"/document-checks/{check.pk}/removal/")).url == tab


def test_where_both_papers_are_there_no_reason_is_taken(office, url, inside, person):
    filled = {"checked_on": TODAY.isoformat(), "card_with_trainee": "on",
              "passport_with_trainee": "on", "absence": "kept"}  # fmt: skip
    answer = office.post(url(f"/trainees/{person.pk}/document-checks/new/"), filled)
    assert answer.status_code == 422
    assert "nothing to explain" in str(answer.context["form"].errors["absence"])
    with inside(), pytest.raises(IntegrityError), transaction.atomic():
        DocumentCheckFactory(trainee=person, absence="kept")


@pytest.mark.parametrize("kind", ["document-checks", "protection-interviews"])
def test_a_second_one_of_a_day_is_refused(office, url, inside, person, kind):
    with inside():
        DocumentCheckFactory(trainee=person, checked_on=TODAY)
        ProtectionInterviewFactory(trainee=person, held_on=TODAY)
    day = {"checked_on": TODAY.isoformat(), "held_on": TODAY.isoformat(), "kind": "interview"}
    answer = office.post(url(f"/trainees/{person.pk}/{kind}/new/"), day)
    assert answer.status_code == 422
    assert "of this day already" in str(answer.context["form"].errors)


def test_a_question_that_was_not_asked_stays_open(office, url, person):
    form = office.get(url(f"/trainees/{person.pk}/protection-interviews/new/")).context["form"]
    assert [words for _value, words in form["deposit_reported"].field.widget.choices] == [
        "not recorded", "yes", "no",
    ]  # fmt: skip
    filled = {"held_on": TODAY.isoformat(), "kind": "interview", "deposit_reported": "false",
              "savings_controlled": "unknown"}  # fmt: skip
    office.post(url(f"/trainees/{person.pk}/protection-interviews/new/"), filled)
    page = words(office.get(url(f"/trainees/{person.pk}/protection/")))
    assert "Interviews and declarations" in page
    assert ">no<" in page.replace(" ", "").replace("\n", "")


def test_a_consultation_is_recorded_for_a_person_and_owes_an_answer(office, url, inside, person):
    page = office.get(url(f"/trainees/{person.pk}/consultations/new/"))
    assert page.context["form"]["trainee"].value() == person.pk
    recent = localtime(now() - timedelta(hours=3))
    filled = FILLED | {"trainee": person.pk, "received_at": f"{recent:%Y-%m-%d %H:%M}"}
    answer = office.post(url(f"/trainees/{person.pk}/consultations/new/"), filled, follow=True)
    assert "1 duty was opened" in words(answer)
    with inside():
        row = Consultation.objects.get()
        findings = list(Finding.objects.open().filter(rule="PROT-003"))
    assert (row.trainee_id, row.summary) == (person.pk, "CANARY WORDS")
    assert {(one.company_id, one.trainee_id) for one in findings} == {(None, None)}
    finding = words(office.get(url(f"/findings/{findings[0].pk}/")))
    assert str(row.public_id) in finding
    assert "CANARY" not in finding


def test_its_days_are_read_as_offices_write_them(office, url, inside):
    assert office.post(url("/consultations/new/"), FILLED).status_code == 302
    with inside():
        row = Consultation.objects.get()
    assert row.received_at == at("2026-11-02 09:30")
    assert row.trainee_id is None


@pytest.mark.parametrize("text", ["2026-11-02", "9:30", "2026-11-02 25:00", "2026-11-02 9", "x y"])
def test_a_day_without_a_time_is_refused(office, url, text):
    answer = office.post(url("/consultations/new/"), FILLED | {"received_at": text})
    assert answer.status_code == 422
    assert "received_at" in answer.context["form"].errors


@pytest.mark.parametrize(
    ("field", "value", "place"),
    [
        ("first_response_at", "2026-11-02 09:29", "first_response_at"),
        ("plan_recorded_on", "2026-11-01", "plan_recorded_on"),
        ("closed_at", "2026-11-03 10:00", "first_response_at"),  # never answered
    ],
)
def test_days_in_the_wrong_order_are_refused_at_their_field(office, url, field, value, place):
    answer = office.post(url("/consultations/new/"), FILLED | {field: value})
    assert answer.status_code == 422
    assert place in answer.context["form"].errors


def test_the_database_refuses_them_too(inside):
    for wrong in (
        {"first_response_at": at("2026-10-01 09:29")},
        {"plan_recorded_on": date(2026, 9, 30)},
        {"closed_at": at("2026-10-03 10:00")},
    ):
        with inside(), pytest.raises(IntegrityError), transaction.atomic():
            ConsultationFactory(**wrong)


def test_what_was_said_is_shown_on_request_only_and_that_is_recorded(office, url, inside, told):
    page = office.get(told_at(url, told))
    assert "CANARY WORDS" not in words(page)
    assert "CANARY WORDS" not in words(office.get(f"{told_at(url, told)}edit/"))
    assert office.get(f"{told_at(url, told)}words/").status_code == 405
    shown = office.post(f"{told_at(url, told)}words/")
    assert "CANARY WORDS" in words(shown)
    assert "no-store" in shown["Cache-Control"]
    with inside():
        assert Reading.objects.get().by_id == office.user.pk
    history = words(office.get(f"{told_at(url, told)}history/"))
    assert "CANARY WORDS" not in history
    assert str(office.user) in history


def told_at(url, told):
    return url(f"/consultations/{told.public_id}/")


def test_a_correction_keeps_what_was_said_and_adds_to_what_was_done(office, url, inside, told):
    edit = f"{told_at(url, told)}edit/"
    for action in ("First.", "Then."):
        filled = {"received_at": "2026-11-02 09:30", "channel": "phone", "category": "wages",
                  "action": action, "summary": "", "version": version(office, edit)}  # fmt: skip
        assert office.post(edit, filled).status_code == 302
    with inside():
        row = Consultation.objects.get()
    assert row.summary == "CANARY WORDS"
    assert row.action == "First.\nThen."


def test_it_is_listed_narrowed_and_removed(office, url, inside, told):
    with inside():
        ConsultationFactory(category="lodging", first_response_at=at("2026-10-01 10:00"))
    assert office.get(url("/consultations/")).context["total"] == 2
    assert office.get(url("/consultations/?answered=false")).context["total"] == 1
    assert office.get(url("/consultations/?category=lodging")).context["total"] == 1
    assert "CANARY WORDS" not in words(office.get(url("/consultations/")))
    assert office.post(f"{told_at(url, told)}removal/").url == url("/consultations/")
    with inside():
        assert Consultation.objects.count() == 1


def test_the_tab_of_a_person_tells_until_when_an_answer_is_owed(office, url, told):
    tab = words(office.get(url(f"/trainees/{told.trainee_id}/protection/")))
    assert f'<a href="{told_at(url, told)}">' in tab
    assert "overdue by" in tab


def test_what_cannot_wait_says_so(office, url, inside):
    with inside():
        urgent = ConsultationFactory(category="violence")
    assert "Do not wait" in words(office.get(told_at(url, urgent)))


@pytest.mark.parametrize("role", ["auditor", "interpreter", "clerk"])
def test_others_learn_of_no_consultation(signed_in, url, inside, told, person, role):
    company = None
    if role == "clerk":
        with inside():
            company = CompanyFactory()
    client = signed_in(role, company=company)
    for path in ("/consultations/", f"/consultations/{told.public_id}/"):
        assert client.get(url(path)).status_code == 403
    assert client.post(f"{told_at(url, told)}words/").status_code == 403
    if role == "auditor":
        tab = words(client.get(url(f"/trainees/{person.pk}/protection/")))
        assert "Checks of passport and card" in tab
        assert "Consultations" not in tab


def test_a_changed_clause_of_a_sender_is_judged_at_once(office, url, inside):
    with inside():
        sender = SendingOrganizationFactory()
        person = TraineeFactory(
            company=CompanyFactory(), sending_organization=sender, entered_on=TODAY
        )
        ProtectionInterviewFactory(trainee=person, held_on=TODAY)
    edit = url(f"/sending-organizations/{sender.pk}/edit/")
    filled = {"name": sender.name, "country": "VN", "no_deposit_clause": "false",
              "version": version(office, edit)}  # fmt: skip
    office.post(edit, filled)
    with inside():
        assert Finding.objects.open().get(rule="PROT-002").state == "violation"
