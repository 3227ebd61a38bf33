"""Files of consultations: kept as they came, refused by kind and size, never on a disk in clear."""

import hashlib
import tempfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from factories.protection import ConsultationFactory
from factories.safeguarding import contact, voice
from people import make_member

from titp.history.models import Reading
from titp.tenancy.context import JOBS, READS_CONFIDENTIAL, STAFF, use
from trainees.models import ConsultationFile


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


def test_evidence_is_kept_as_it_came_with_whom_when_and_checksum(client, people, kita, seen_by):
    office, _protector = people
    with use(kita.pk, JOBS):
        row = ConsultationFactory()
    client.force_login(office)
    page = f"/o/kita/consultations/{row.public_id}/"
    content = voice().read()
    told = {"file": voice(), "from_whom": "CANARY WITNESS", "what": "shouting"}
    client.post(f"{page}files/new/", told)
    with seen_by(office):
        kept = ConsultationFile.objects.get()
    assert kept.sha256 == hashlib.sha256(content).hexdigest()
    shown = client.get(page).content.decode()
    assert kept.sha256 in shown
    assert "CANARY WITNESS" in shown
    assert client.get(f"/o/kita/consultation-files/{kept.public_id}/").status_code == 405
    assert client.post(f"/o/kita/consultation-files/{kept.public_id}/").content == content
    with seen_by(office):
        assert Reading.objects.filter(row_id=kept.pk, by=office).exists()


def test_a_file_of_another_kind_is_refused_at_its_field(client, people, kita):
    with use(kita.pk, JOBS):
        row = ConsultationFactory()
    client.force_login(people[0])
    wrong = SimpleUploadedFile("voice.wav", b"MZ" + bytes(90))
    answer = client.post(f"/o/kita/consultations/{row.public_id}/files/new/", {"file": wrong})
    assert answer.status_code == 422
    assert "file" in answer.context["form"].errors


def test_a_file_of_any_size_never_lies_on_the_disk_and_one_too_large_is_refused(
    client, people, kita, tmp_path, monkeypatch
):
    monkeypatch.setattr(tempfile, "tempdir", "/nowhere")  # a temporary file could not be made
    with use(kita.pk, JOBS):
        row = ConsultationFactory()
    client.force_login(people[0])
    page = f"/o/kita/consultations/{row.public_id}/files/new/"
    sound = voice().read()
    for length, status in ((4 * 2**20, 302), (21 * 2**20, 422)):
        file = SimpleUploadedFile("voice.wav", sound + bytes(length - len(sound)))
        answer = client.post(page, {"file": file, "what": f"of {length} bytes"})
        assert answer.status_code == status
    assert "larger than 20 MB" in answer.content.decode()
    assert f"of {length} bytes" in answer.content.decode()
