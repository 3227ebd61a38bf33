"""Who else is on site: interpreters, who see one interview; and pictures and signatures."""

import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from factories.supervision import SiteRecordFactory
from people import make_member
from PIL import Image

from titp.accounts.models import Role
from titp.tenancy.context import READS_CONFIDENTIAL, STAFF, use
from training_plans.models import SitePicture, SiteRecord

SLOTS = {
    "slots": [[0, "vi"]], "others": [], "books": [], "rooms": [], "corrections": [], "people": 1,
    "needed": 1,
}  # fmt: skip


@pytest.fixture
def acts(kita):
    return lambda: use(kita.pk, STAFF, capabilities=READS_CONFIDENTIAL)


@pytest.fixture
def record(office, acts):
    with acts():
        return SiteRecordFactory(opened_by=office.user, basis=SLOTS)


def png():
    out = io.BytesIO()
    Image.new("RGB", (30, 20), "white").save(out, "PNG")
    return out.getvalue()


def test_an_interpreter_sees_the_interview_and_nothing_else_of_the_record(
    record, url, acts, client, kita
):
    page = url(f"/site-records/{record.pk}/")
    client.force_login(make_member(kita, Role.INTERPRETER))
    assert client.get(page).status_code == 403
    assert f"{page}interviews/1/" in client.get(url("/interviews-to-hold/")).content.decode()
    alone = f"{page}interviews/1/"
    assert client.get(alone).status_code == 200
    assert client.get(f"{page}interviews/9/").status_code == 404
    for name, status in (("s1-note", 200), ("site-note", 400)):
        cells = json.dumps({"cells": [{"name": name, "text": "told", "was": ""}]})
        answer = client.post(f"{alone}cells/", cells, content_type="application/json")
        assert answer.status_code == status
    with acts():
        assert SiteRecord.objects.get(pk=record.pk).texts["s1-note"] == "told"


def test_a_picture_is_kept_once_and_a_signature_needs_a_name(record, office, url, acts):
    page = url(f"/site-records/{record.pk}/")

    def send(**fields):
        file = SimpleUploadedFile("a.png", png(), "image/png")
        return office.post(
            f"{page}pictures/", {"picture": file, "kind": "photo"} | fields,
            headers={"accept": "application/json"},
        )  # fmt: skip

    assert send().status_code == 200
    assert send().status_code == 200
    assert send(kind="signature").status_code == 422
    with acts():
        picture = SitePicture.objects.get()
    got = office.get(url(f"/site-pictures/{picture.pk}/"))
    assert b"".join(got)[:2] == b"\xff\xd8"
