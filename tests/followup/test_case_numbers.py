"""A request by number: from whom it is kept for good, and what is shown of the number."""

from datetime import timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.db import ProgrammingError, connection, connections, transaction
from django.utils.timezone import localdate, now
from factories.cases import asked_for
from factories.protection import ConsultationFactory
from factories.safeguarding import contact
from people import make_member, signed_in_as

from followup.demo.cases import put
from followup.models import CaseRequest
from titp.accounts.models import User
from titp.monitoring.clarifying import asking
from titp.tenancy.context import JOBS, STAFF, use
from trainees.models import Consultation
from trainees.models.voice import RETURN
from trainees.safeguarding.codes import grouped, return_code

CODE = return_code("a form")
NUMBERS = {"the report's own": grouped(CODE), "one of Devnet's": "D-0042"}
BY_NUMBER = pytest.mark.parametrize("number", NUMBERS.values(), ids=NUMBERS)


@pytest.fixture
def report(kita):
    with use(kita.pk, JOBS):
        return ConsultationFactory(
            restricted=True, return_hash=RETURN.hash(CODE), received_at=now() - timedelta(9)
        )


@pytest.fixture
def by_number(kita, asker):
    return lambda number: asked_for(kita, asker, category="", reference=number, restricted=True)


def say_whom_it_is_about(kita, report, user):
    with use(kita.pk, JOBS):
        Consultation.objects.filter(pk=report.pk).update(about_person=user.pk)


@BY_NUMBER
def test_what_a_contact_was_told_of_stays_when_the_report_turns_out_to_be_about_them(
    kita, protector, by_number, report, number
):
    row, desk = by_number(number), signed_in_as(protector)
    assert desk.get(f"/o/kita/case-requests/{row.public_id}/").status_code == 200
    say_whom_it_is_about(kita, report, protector)
    page = desk.get(f"/o/kita/case-requests/{row.public_id}/")
    assert page.status_code == 200
    assert str(row.public_id) in desk.get("/o/kita/case-requests/").content.decode()
    assert grouped(CODE) not in page.content.decode()


def test_a_matter_that_is_entered_afterwards_with_an_earlier_day_makes_none_vanish(
    kita, protector, by_number, seen_by
):
    by_number("D-0042")
    with use(kita.pk, JOBS):
        ConsultationFactory(
            restricted=True, about_person_id=protector.pk, received_at=now() - timedelta(30)
        )
    with seen_by(protector):
        assert CaseRequest.objects.count() == 1


@BY_NUMBER
def test_who_was_kept_from_it_is_not_told_when_the_report_turns_out_to_be_about_another(
    kita, protector, caseworker, by_number, report, seen_by, number
):
    say_whom_it_is_about(kita, report, protector)
    by_number(number)
    say_whom_it_is_about(kita, report, caseworker)
    with seen_by(protector):
        assert CaseRequest.objects.count() == 0


@BY_NUMBER
def test_who_becomes_a_contact_after_the_report_was_tied_to_them_finds_no_request(
    kita, protector, by_number, report, seen_by, number
):
    new, other = (make_member(kita, "administrator", password=None) for _ in range(2))
    by_number(number)
    say_whom_it_is_about(kita, report, new)
    with use(kita.pk, JOBS):
        contact(new)
        contact(other)
    for user, count in ((new, 0), (other, 1)):
        with seen_by(user):
            assert CaseRequest.objects.count() == count


@pytest.mark.parametrize("house", ["kita", "minami"])
def test_no_function_tells_staff_whether_a_matter_about_somebody_exists(
    kita, minami, protector, report, house, request
):
    say_whom_it_is_about(kita, report, protector)
    organization = request.getfixturevalue(house)
    for ask, values in (
        ("SELECT app.request_concerns(%s, 'x', now(), %s)", [kita.pk, protector.pk]),
        ("SELECT app.keep_request()", []),
        ("SELECT app.keep_asked_requests()", []),
    ):
        seal = use(organization.pk, STAFF, user_id=protector.pk)
        with pytest.raises(ProgrammingError), transaction.atomic(), seal:
            connection.cursor().execute(ask, values)


def test_the_role_of_monitors_cannot_read_from_whom_a_request_is_kept_nor_set_it(
    kita, asker, protector, by_number, report
):
    say_whom_it_is_about(kita, report, protector)
    with pytest.raises(ProgrammingError, match="permission denied"), asking(kita, asker):
        connection.cursor().execute("SELECT kept_from FROM followup_caserequest")
    asked_for(kita, asker, kept_from=[protector.pk])
    with use(kita.pk, JOBS):
        assert CaseRequest.objects.get().kept_from == []


def test_a_monitor_is_told_the_same_whether_the_only_contact_is_accused_or_not(
    kita, asker, protector, report
):
    say_whom_it_is_about(kita, report, protector)
    desk, told = signed_in_as(asker), set()
    for about in ({"category": "wages"}, {"reference": "D-0042"}):
        page = desk.post("/monitor/cases/new/", {
            "organization": "kita", "reason": "Wages paid late", "needed": "How it was put right",
            "answer_by": str(localdate() + timedelta(9)), **about,
        }, follow=True)  # fmt: skip
        told.add(tuple((one.level_tag, str(one)) for one in page.context["messages"]))
    assert told == {(("success", "Asked. Those who may decide get a mail."),)}


@pytest.mark.parametrize("given", ["No. {}", "No {}", "{} of June", "voice: {}", "ｎｏ．{}"])
def test_a_code_is_found_whatever_stands_around_it_and_never_shown(
    protector, by_number, report, given
):
    row = by_number(given.format(grouped(CODE)))
    page = signed_in_as(protector).get(f"/o/kita/case-requests/{row.public_id}/").content.decode()
    assert f"/consultations/{report.public_id}/" in page
    assert grouped(CODE) not in page


def test_what_has_the_form_of_a_code_is_shown_to_neither_side(asker, protector, by_number):
    code = return_code("a form of nobody")
    row = by_number(f"No. {code}")
    for user, address in (
        (protector, f"/o/kita/case-requests/{row.public_id}/"),
        (asker, f"/monitor/cases/kita/{row.public_id}/"),
    ):
        page = signed_in_as(user).get(address).content.decode()
        assert "It has the form of a report’s code" in page
        assert code not in page


@pytest.mark.django_db(databases=["default", "owner"])
def test_requests_of_before_are_tied_to_their_reports_and_kept_from_whom_these_are_about(kita):
    accused, another = (User(email=f"{one}@example.org") for one in ("accused", "another"))
    with use(kita.pk, JOBS):
        for user, return_hash in ((accused, RETURN.hash(CODE)), (another, "")):
            user.save(using="owner")
            put(Consultation, kita, restricted=True, about_person_id=user.pk, channel="voice",
                category="other", received_at=now(), return_hash=return_hash)  # fmt: skip
        row = put(CaseRequest, kita, restricted=True, reference=f"No. {CODE}", number_hash="-",
                  reason="sample", needed="sample", answer_by=localdate(),
                  by_id=another.pk)  # fmt: skip
        migration = import_module("followup.migrations.0011_kept_from")
        migration.look_up(None, SimpleNamespace(connection=connections["owner"]))
        kept = CaseRequest._base_manager.using("owner").get(pk=row.pk)
    assert (kept.number_hash, kept.kept_from) == (RETURN.hash(CODE), [accused.pk])
