"""A case as its pages ask, prepare, agree to and show it: monitors, the office, the person."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate
from factories.cases import asked_for, copy_of, seen_by_monitor
from factories.departures import consent
from factories.protection import ConsultationFactory
from factories.trainees import TraineeFactory
from people import signed_in_as

from followup.cases.consenting import release
from followup.cases.words import table
from followup.models import CaseConsent, CaseCopy, CaseReading, CaseRequest
from titp.tenancy.context import JOBS, use
from titp.tenancy.models import Organization
from trainees.models import Consultation
from trainees.safeguarding.codes import grouped

TODAY = localdate()
ASKED = {"organization": "kita", "category": "wages", "reason": "Wages paid late in the region",
         "needed": "How it was put right", "answer_by": str(TODAY + timedelta(9))}  # fmt: skip


def test_from_the_question_to_the_reading(kita, asker, caseworker):
    desk, house = signed_in_as(asker), signed_in_as(caseworker)
    page = desk.post("/monitor/cases/new/", ASKED, follow=True)
    address = page.redirect_chain[0][0]
    with use(kita.pk, JOBS):
        row = CaseRequest.objects.get()
    asked = f"/o/kita/case-requests/{row.public_id}/"
    assert "How it was put right" in house.get(asked).content.decode()
    text = {"text": "It was paid in the next month.", "until": str(TODAY + timedelta(20))}
    made = house.post(f"{asked}copies/new/", text).url
    assert "It was paid" not in house.get(made).content.decode()
    assert "It was paid" in house.post(f"{made}words/").content.decode()
    tablet = {"answer": "agree", "signed_as": "Nguyen"}
    assert "It was paid" not in house.get(f"{made}consent/vi/").content.decode()
    assert "It was paid" in house.post(f"{made}consent/vi/", {"answer": "open"}).content.decode()
    assert house.post(f"{made}consent/vi/", {"answer": "agree"}).status_code == 422
    assert house.post(f"{made}consent/vi.pdf")["Content-Type"] == "application/pdf"
    assert house.post(f"{made}consent/vi/", tablet).status_code == 200
    assert "Nothing can be read" in desk.get(address).content.decode()
    house.post(f"{made}release/")
    page = desk.get(address).content.decode()
    assert "It was paid" not in page
    with use(kita.pk, JOBS):
        copy = CaseCopy.objects.get()
    shown = desk.post(f"{address}copies/{copy.public_id}/")
    assert "It was paid" in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    with use(kita.pk, JOBS):
        assert [one.by_id for one in CaseReading.objects.all()] == [asker.pk]


def test_the_person_agrees_and_takes_it_back_by_the_code(kita, asker, caseworker, seen_by, copy):
    with seen_by(caseworker):
        release(copy, caseworker)
    phone = Client(REMOTE_ADDR="10.5.5.5")
    by_link = phone.get(f"/case-consent/{copy.code}/", {"language": "vi"})
    assert "CANARY" not in by_link.content.decode()
    said = {"code": grouped(copy.code), "language": "vi"}
    page = phone.post("/case-consent/", said).content.decode()
    assert table()["what"]["vi"] in page
    assert "CANARY TOLD" in page
    phone.post("/case-consent/", said | {"answer": "agree"})
    with seen_by(caseworker):
        kept = CaseConsent.objects.get(side="person")
        assert (kept.way, kept.language) == ("code", "vi")
        assert table()["what"]["vi"] in kept.wording
    assert seen_by_monitor(kita, asker, copy)[0] is not None
    page = phone.post("/case-consent/", said | {"answer": "withdraw"}).content.decode()
    assert table()["withdrawn"]["vi"] in page
    assert seen_by_monitor(kita, asker, copy)[0] is None
    assert phone.cookies == {}


@pytest.mark.parametrize("code", ["", "ABCD", "0" * 26])
def test_a_code_that_opens_nothing_gives_one_page(db, code):
    page = Client(REMOTE_ADDR="10.6.6.6").post("/case-consent/", {"code": code, "language": "en"})
    assert page.status_code == 422
    assert "Nothing opens with this code" in page.content.decode()


def test_a_declined_request_says_the_same_whether_there_is_a_case_or_not(
    kita, asker, caseworker, seen_by, copy
):
    other = asked_for(kita, asker)
    house, desk = signed_in_as(caseworker), signed_in_as(asker)
    pages = set()
    for row in (copy.request, other):
        form = house.get(f"/o/kita/case-requests/{row.public_id}/decline/").content.decode()
        assert "There is no case that we can release to this request." in form
        house.post(f"/o/kita/case-requests/{row.public_id}/decline/", {"words": "There is none."})
        page = desk.get(f"/monitor/cases/kita/{row.public_id}/").content.decode()
        pages.add(page.partition("Not released")[2].partition('<p class="note">')[0])
    assert len(pages) == 1
    assert "There is none." in pages.pop()


def test_a_name_of_ours_in_the_text_is_asked_about_first(kita, asker, caseworker, seen_by):
    row = asked_for(kita, asker)
    with seen_by(caseworker):
        told = ConsultationFactory(trainee=TraineeFactory(name_roman="NGUYEN VAN SAMPLE"))
    house, address = signed_in_as(caseworker), f"/o/kita/case-requests/{row.public_id}/copies/new/"
    said = {"text": "Nguyen Van Sample was paid late.", "until": str(TODAY),
            "consultation": told.pk, "chosen": ["category"]}  # fmt: skip
    page = house.post(address, said)
    assert page.status_code == 422
    assert "the name of a trainee" in page.content.decode()
    assert house.post(address, said | {"looked": "on"}).status_code == 302
    with seen_by(caseworker):
        made = CaseCopy.objects.get()
        assert made.person_id == told.trainee_id
        assert made.facts == "matter: wages and deductions"
        Consultation.objects.update(category="hours")
        assert CaseCopy.objects.get().facts == made.facts


def test_where_nobody_may_read_a_restricted_request_the_monitor_is_told(asker, caseworker):
    page = signed_in_as(asker).post(
        "/monitor/cases/new/", ASKED | {"reference": "D-1"}, follow=True
    )
    assert "nobody may read it yet" in page.content.decode()


def test_who_did_not_wish_to_be_asked_on_leaving_is_pointed_out(asker, caseworker, seen_by):
    house = signed_in_as(caseworker)
    row = asked_for(Organization.objects.get(slug="kita"), asker)
    for allows, said in ((True, False), (False, True)):
        with seen_by(caseworker):
            person = TraineeFactory()
            consent(person, devnet_may_ask=allows)
            made = copy_of(row, caseworker, person=person)
        page = house.get(f"/o/kita/case-copies/{made.public_id}/").content.decode()
        assert ("Please do not ask again" in page) == said


def test_a_request_is_taken_back_for_both_sides_to_see_and_nobody_acts_on_it_any_more(
    kita, asker, caseworker, seen_by, copy
):
    desk, house, phone = signed_in_as(asker), signed_in_as(caseworker), Client()
    address, row = f"/monitor/cases/kita/{copy.request.public_id}/", copy.request
    asked, made = (
        f"/o/kita/case-requests/{row.public_id}/",
        f"/o/kita/case-copies/{copy.public_id}/",
    )
    assert "Withdraw the request" in desk.get(address).content.decode()
    done = desk.post(f"{address}recall/", {"words": "The figure was mended"}, follow=True)
    for page in (done, house.get(asked), house.get(made)):
        shown = page.content.decode()
        assert "Withdrawn by the monitors" in shown
        assert "The figure was mended" in shown
    for list_page in (desk.get("/monitor/cases/"), house.get("/o/kita/case-requests/")):
        assert "withdrawn by the monitors" in list_page.content.decode()
    for action in (f"{asked}decline/", f"{asked}copies/new/", f"{made}consent/vi/"):
        assert house.get(action).status_code == 404
    assert house.post(f"{made}release/").status_code == 404
    door = phone.post("/case-consent/", {"code": copy.code, "language": "en"})
    assert "Nothing opens with this code" in door.content.decode()
