"""Corrections: answered by the host, checked by another, seen again, closed or escalated."""

import io
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from factories.companies import CompanyFactory
from factories.supervision import CorrectionFactory, CorrectionStepFactory
from factories.training_plans import AuditFactory
from people import make_member
from PIL import Image

from titp.accounts.models import Role
from titp.compliance.models import Finding
from titp.tenancy.context import READS_CONFIDENTIAL, STAFF, use
from training_plans.models import Correction, CorrectionPhoto, CorrectionStep, Suspicion


@pytest.fixture
def acts(kita):
    return lambda: use(kita.pk, STAFF, capabilities=READS_CONFIDENTIAL)


@pytest.fixture
def author(kita):
    return make_member(kita, Role.CASEWORKER)


@pytest.fixture
def correction(author, acts):
    with acts():
        return CorrectionFactory(by=author, what="No extinguisher on floor 2")


@pytest.fixture
def clerk(kita, correction):
    return make_member(kita, Role.CLERK, company=correction.company)


def png():
    out = io.BytesIO()
    Image.new("RGB", (30, 20), "white").save(out, "PNG")
    return SimpleUploadedFile("a.png", out.getvalue(), "image/png")


def kinds(correction):
    return list(CorrectionStep.objects.filter(correction=correction).values_list("kind", flat=True))


def test_a_host_answers_with_a_picture_and_another_person_checks(
    client, clerk, correction, author, kita, url, acts
):
    client.force_login(clerk)
    assert "No extinguisher on floor 2" in client.get(url("/corrections/mine/")).content.decode()
    answer = {"note": "It hangs there.", "fixed_on": localdate().isoformat(), "photos": [png()]}
    sent = client.post(url(f"/corrections/{correction.pk}/answer/"), answer)
    assert sent.url == url("/corrections/mine/")
    with acts():
        photo = CorrectionPhoto.objects.get()
        assert photo.company_id == correction.company_id
    assert b"".join(client.get(url(f"/correction-photos/{photo.pk}/")))[:2] == b"\xff\xd8"
    client.force_login(author)
    check = url(f"/corrections/{correction.pk}/check/")
    refused = client.post(check, {"kind": "checked"})
    assert refused.status_code == 422
    assert "wrote neither" in refused.content.decode()
    client.force_login(make_member(kita, Role.CASEWORKER))
    assert client.post(check, {"kind": "checked"}).status_code == 302
    with acts():
        assert kinds(correction) == ["answered", "checked"]


def test_the_database_refuses_that_author_or_answerer_checks(author, correction, acts, kita):
    other = make_member(kita, Role.CASEWORKER)
    with acts():
        CorrectionStepFactory(correction=correction, by=other)
        for person in (author, other):
            with pytest.raises(IntegrityError, match="author"), transaction.atomic():
                CorrectionStepFactory(correction=correction, kind="checked", by=person)


@pytest.mark.parametrize("kind", ["returned", "checked", "closed"])
def test_the_database_refuses_a_step_out_of_order(author, correction, acts, kita, kind):
    other = make_member(kita, Role.CASEWORKER)
    with acts(), pytest.raises(IntegrityError, match="follow"), transaction.atomic():
        CorrectionStepFactory(correction=correction, kind=kind, by=other)


def test_what_was_written_and_done_is_not_changed(author, correction, acts):
    with acts():
        step = CorrectionStepFactory(correction=correction, by=author)
        for row, name in ((step, "note"), (correction, "what")):
            setattr(row, name, "another thing")
            with pytest.raises(IntegrityError), transaction.atomic():
                row.save()


def test_sent_back_it_waits_for_the_host_again_with_the_reason(
    client, clerk, correction, author, url, acts
):
    with acts():
        CorrectionStepFactory(correction=correction, by=clerk)
    client.force_login(author)
    check = url(f"/corrections/{correction.pk}/check/")
    assert client.post(check, {"kind": "returned"}).status_code == 422
    client.post(check, {"kind": "returned", "note": "The picture shows another room."})
    client.force_login(clerk)
    page = client.get(url(f"/corrections/{correction.pk}/answer/")).content.decode()
    assert "The picture shows another room." in page
    assert "Send the answer" in page


def test_an_escalated_ground_makes_an_extraordinary_audit_due_and_the_host_sees_nothing_of_it(
    client, clerk, correction, author, url, acts
):
    client.force_login(author)
    note = "Wages were cut for the bad answer."
    filled = {"to": "suspicion", "note": note}
    escalate = url(f"/corrections/{correction.pk}/escalate/")
    assert client.post(escalate, filled).status_code == 422
    assert client.post(escalate, filled | {"ground": "misconduct"}).status_code == 302
    with acts():
        assert Suspicion.objects.get().company_id == correction.company_id
        due = Finding.objects.open().get(rule="SUP-005")
        assert due.due_on == localdate() + timedelta(7)
        row = Correction.objects.with_state().get()
    assert row.state == "escalated"
    client.force_login(clerk)
    page = client.get(url(f"/corrections/{correction.pk}/answer/")).content.decode()
    assert note not in page
    assert "scalated" not in page
    assert client.post(
        url(f"/corrections/{correction.pk}/answer/"), {"note": "Done."}
    ).status_code == 302  # fmt: skip


def test_what_is_kept_inside_is_not_there_for_the_host(
    client, clerk, correction, author, url, acts
):
    with acts():
        inside = CorrectionFactory(
            by=author, company=correction.company, kept_inside=True, what="Told by one person"
        )
        step = CorrectionStepFactory(correction=inside, by=author)
        assert step.kept_inside
    client.force_login(clerk)
    assert "Told by one person" not in client.get(url("/corrections/mine/")).content.decode()
    assert client.get(url(f"/corrections/{inside.pk}/answer/")).status_code == 404


@pytest.mark.parametrize(
    "sent", [{"note": ""}, {"note": "x", "fixed_on": "2999-01-01"}, {"note": "x", "photos": "text"}]
)
def test_an_answer_that_cannot_be_taken_writes_nothing(client, clerk, correction, url, acts, sent):
    client.force_login(clerk)
    if sent.get("photos"):
        sent = sent | {"photos": [SimpleUploadedFile("a.png", b"no picture")]}
    answer = client.post(url(f"/corrections/{correction.pk}/answer/"), sent)
    assert answer.status_code == 422
    assert sent["note"] in answer.content.decode()
    with acts():
        assert kinds(correction) == []


def test_a_correction_is_written_at_a_desk_of_an_audit_of_the_company(client, author, url, acts):
    with acts():
        audit, other = AuditFactory(), AuditFactory()
    client.force_login(author)
    address = url(f"/companies/{audit.company_id}/corrections/new/")
    filled = {
        "topic": "books", "what": "No diary", "found_on": "2026-11-02", "due_on": "2026-11-16",
    }  # fmt: skip
    for wrong in (filled, filled | {"audit": other.pk}, filled | {"due_on": "2026-11-01"}):
        assert client.post(address, wrong).status_code == 422
    assert client.post(address, filled | {"audit": audit.pk}).status_code == 302
    with acts():
        row = Correction.objects.get()
    assert (row.by_id, row.due_on) == (author.pk, date(2026, 11, 16))
    listed = client.get(url("/corrections/")).content.decode()
    assert "No diary" in listed
    with acts():
        company = CompanyFactory()
    assert client.get(url(f"/companies/{company.pk}/audits/")).status_code == 200
