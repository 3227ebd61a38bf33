"""What is written on site: kept box by box, shown where two differ, finished as audit or visit."""

import io
import json
from datetime import timedelta

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.timezone import localdate
from factories.companies import CompanyFactory, LodgingFactory, RoomFactory
from factories.months import MonthLineFactory, MonthlyReportFactory
from factories.supervision import CorrectionFactory, CorrectionStepFactory, ErrandFactory
from factories.training_plans import TrainingPlanFactory
from people import make_member
from PIL import Image

from titp.japanese.months import add_months
from titp.tenancy.context import READS_CONFIDENTIAL, STAFF, use
from trainees.models import DocumentCheck
from training_plans.models import (
    Audit,
    Correction,
    CorrectionStep,
    Interview,
    SiteRecord,
    Visit,
)

IMAGE = pypdfium2.raw.FPDF_PAGEOBJ_IMAGE
GOOD = {
    "carried_out": "yes", "seen_on_site": "yes", "reports_heard": "yes", "books_checked": "yes",
    "lodging_checked": "yes",
}  # fmt: skip


@pytest.fixture
def acts(kita):
    return lambda: use(kita.pk, STAFF, capabilities=READS_CONFIDENTIAL)


@pytest.fixture
def opened(office, url, acts):
    """`opened(people, kind)`: the record of a host with so many people, just opened."""

    def open_one(people=1, kind="regular"):
        start = add_months(localdate().replace(day=1), -8)
        with acts():
            company = CompanyFactory()
            for _ in range(people):
                TrainingPlanFactory(company=company, stage=2, starts_on=start)
            errand = ErrandFactory(company=company, kind=kind)
        page = office.post(url(f"/errands/{errand.pk}/on-site/")).url
        with acts():
            return page, SiteRecord.objects.get(errand=errand)

    return open_one


def keep(client, page, *cells, expect=200):
    body = json.dumps({"cells": [dict(cell) for cell in cells]})
    answer = client.post(f"{page}cells/", body, content_type="application/json")
    assert answer.status_code == expect
    return answer.json() if expect in (200, 409) else None


def filled(boxes):
    return {f"c-{name}": text for name, text in boxes.items()}


def test_a_record_suggests_whom_to_interview_and_puts_down_what_was_reported(opened, acts):
    _page, record = opened(people=5)
    assert record.basis["needed"] == 2
    assert len([who for who, _language in record.basis["slots"] if who]) == 2
    assert record.texts["s1-who"] == str(record.basis["slots"][0][0])


def test_opening_twice_leads_to_the_same_record(opened, office, url, acts):
    page, record = opened()
    assert office.post(url(f"/errands/{record.errand_id}/on-site/")).url == page
    assert office.post(url(f"/companies/{record.company_id}/on-site/")).url == page


def test_who_writes_over_somebody_elses_text_is_shown_it(opened, office, acts):
    page, record = opened()
    keep(office, page, {"name": "site-note", "text": "mine", "was": ""})
    answer = keep(office, page, {"name": "site-note", "text": "other", "was": ""})["cells"][0]
    assert (answer["conflict"], answer["theirs"]) == (True, "mine")
    with acts():
        assert SiteRecord.objects.get(pk=record.pk).texts["site-note"] == "mine"


def test_when_it_was_written_is_recorded_beside_when_it_came(opened, office, acts):
    page, record = opened()
    written = timezone.now() - timedelta(hours=3)
    keep(office, page, {"name": "site-note", "text": "x", "was": "", "at": written.isoformat()})
    with acts():
        user, came, at = SiteRecord.objects.get(pk=record.pk).touched["site-note"]
    assert (user, at) == (office.user.pk, written.isoformat())
    assert came > at


def test_the_record_is_a_paper_with_when_it_was_written_and_its_pictures(opened, office, acts):
    page, record = opened()
    keep(office, page, {"name": "site-note", "text": "梯子が固定されていない", "was": ""})
    for kind, words in (("photo", "梯子"), ("signature", "署名者")):
        picture = io.BytesIO()
        Image.new("RGB", (90, 60), "teal" if kind == "photo" else "navy").save(picture, "PNG")
        file = SimpleUploadedFile("a.png", picture.getvalue(), "image/png")
        office.post(f"{page}pictures/", {"kind": kind, "words": words, "picture": file})
    pdf = pypdfium2.PdfDocument(office.get(f"{page}paper/").content)
    text = "".join(one.get_textpage().get_text_bounded() for one in pdf)
    for told in ("梯子が固定されていない", "署名者", "received until", "may still change"):
        assert told in text
    images = [one for each in pdf for one in each.get_objects() if one.type == IMAGE]
    assert len(images) == 2


@pytest.mark.parametrize(
    "cells", ["nothing", [{"name": "no-such", "text": ""}], [{"name": "note", "text": 5}], [5]]
)
def test_what_is_no_box_is_refused_and_nothing_is_kept(opened, office, cells):
    page, _record = opened()
    answer = office.post(
        f"{page}cells/", json.dumps({"cells": cells}), content_type="application/json"
    )
    assert answer.status_code == 400


def test_without_a_script_a_conflict_shows_both_and_saving_again_keeps_mine(opened, office, acts):
    page, record = opened()
    keep(office, page, {"name": "site-note", "text": "theirs", "was": ""})
    answer = office.post(page, {"c-site-note": "mine", "w-site-note": ""})
    assert answer.status_code == 409
    assert "theirs" in answer.content.decode()
    assert office.post(page, {"c-site-note": "mine", "w-site-note": "theirs"}).status_code == 302
    with acts():
        assert SiteRecord.objects.get(pk=record.pk).texts["site-note"] == "mine"


def test_an_audit_is_made_of_the_record_with_all_that_follows(opened, office, acts):
    page, record = opened(people=2)
    with acts():
        room = RoomFactory(lodging=LodgingFactory(company=record.company), lockable_storage=None)
        record.basis = record.basis | {"rooms": [room.pk]}
        record.save()
    interviews = {}
    for number in (1, 2):
        interviews |= {
            f"s{number}-manner": "in_person", f"s{number}-q-passport": "yes",
            f"s{number}-q-card": "yes",
        }  # fmt: skip
    due = (localdate() + timedelta(14)).isoformat()
    found = {"f1-what": "No extinguisher", "f1-topic": "lodge", "f1-due": due}
    rooms = {f"r{room.pk}-area": "9.5", f"r{room.pk}-lock": "yes"}
    answer = office.post(f"{page}finish/", filled(GOOD | interviews | found | rooms))
    assert answer.url == page
    with acts():
        audit = Audit.objects.get()
        assert (audit.held_on, audit.trainees_interviewed) == (localdate(), True)
        assert Interview.objects.filter(audit=audit).count() == 2
        assert DocumentCheck.objects.filter(passport_with_trainee=True).count() == 2
        room.refresh_from_db()
        assert (room.lockable_storage, str(room.area_m2)) == (True, "9.50")
        correction = Correction.objects.get(audit=audit)
        assert (correction.by_id, correction.what) == (office.user.pk, "No extinguisher")
        record.refresh_from_db()
        assert record.finished_by_id == office.user.pk
    assert office.get(page).status_code == 200
    assert keep(office, page, {"name": "site-note", "text": "late"}, expect=409)["refused"]


def test_what_is_finished_is_locked_by_the_database(opened, office, acts):
    page, record = opened()
    office.post(f"{page}finish/", filled(GOOD | {"s1-manner": "in_person"}))
    with acts():
        record.refresh_from_db()
        record.texts = {"site-note": "later"}
        with pytest.raises(IntegrityError), transaction.atomic():
            record.save()


@pytest.mark.parametrize(
    ("boxes", "wrong"),
    [
        ({}, "seen_on_site"),
        (GOOD | {"held_on": "2999-01-01"}, "held_on"),
        (GOOD | {"starts": "25:00"}, "starts"),
        (GOOD | {"f1-what": "only this"}, "f1-topic"),
        (GOOD | {"alternative_reason": "at sea"}, "alternative"),
    ],
)
def test_what_is_missing_is_said_at_its_box_and_nothing_is_written(
    opened, office, acts, boxes, wrong
):
    page, record = opened()
    answer = office.post(f"{page}finish/", filled(boxes))
    assert answer.status_code == 422
    assert wrong in [box.name for box, _error in answer.context["problems"]]
    with acts():
        assert not Audit.objects.exists()
        kept = SiteRecord.objects.get(pk=record.pk).texts
    assert all(kept[name] == text for name, text in boxes.items())  # nothing typed is lost


def test_a_visit_is_made_of_the_record_of_a_visit(opened, office, acts):
    page, _record = opened(kind="visit")
    boxes = dict.fromkeys(
        ["v-progress", "v-skill", "v-time", "v-attitude", "v-will", "v-japanese", "v-life"], "good"
    )
    office.post(f"{page}finish/", filled(boxes | {"v-discipline": "no", "v-guidance": "Wear it."}))
    with acts():
        assert Visit.objects.get().note == "Wear it."


def test_a_checked_correction_is_on_the_next_sheet_and_closed_where_it_is_right(
    office, url, acts, kita
):
    other = make_member(kita, "caseworker")
    with acts():
        row = CorrectionFactory(by=office.user, what="No extinguisher on floor 2")
        CorrectionStepFactory(correction=row, by=office.user)
        CorrectionStepFactory(correction=row, kind="checked", by=other)
    page = office.post(url(f"/companies/{row.company_id}/on-site/")).url
    assert "No extinguisher on floor 2" in office.get(page).content.decode()
    office.post(f"{page}finish/", filled(GOOD | {f"k{row.pk}-seen": "right"}))
    with acts():
        assert CorrectionStep.objects.filter(correction=row).last().kind == "closed"


def test_reported_figures_stand_beside_the_books(office, url, acts):
    month = add_months(localdate().replace(day=1), -1)
    with acts():
        plan = TrainingPlanFactory(stage=2, starts_on=add_months(month, -8))
        report = MonthlyReportFactory(company=plan.company, month=month, submitted_on=localdate())
        MonthLineFactory(report=report, trainee=plan.trainee, net_pay=181_234, payday=localdate())
    page = office.post(url(f"/companies/{plan.company_id}/on-site/")).url
    assert "181,234" in office.get(page).content.decode()
