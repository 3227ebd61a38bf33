"""Pictures of papers: only pixels are kept, and what is no picture gets its reason."""

import io
import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from factories.companies import CompanyFactory
from factories.filing import filled, opened_november
from PIL import Image

from titp.tenancy.context import COMPANY, use
from training_plans.filing.photos import MOST_BYTES, NoPicture, attach, detach
from training_plans.filing.submission import submit
from training_plans.models import MonthlyReport, ReportPhoto


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.FILES_ROOT = tmp_path


@pytest.fixture
def report(acting):
    return opened_november(CompanyFactory())


def file(content, name="台帳.jpg"):
    return SimpleUploadedFile(name, content, "image/jpeg")


def jpeg(width=300, height=200, **more):
    out = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(out, "JPEG", **more)
    return out.getvalue()


def test_a_picture_is_kept_small_enough_to_read(report, somebody):
    photo = attach(report, file(jpeg(4000, 3000)), somebody)
    assert (photo.width, photo.height) == (2400, 1800)


def test_what_a_telephone_writes_beside_the_picture_is_not_kept(report, somebody, tmp_path):
    about = Image.Exif()
    about[0x010E] = "place of the factory"
    photo = attach(report, file(jpeg(exif=about)), somebody)
    kept = (tmp_path / photo.key).read_bytes()
    assert b"place of the factory" not in kept
    assert Image.open(io.BytesIO(kept)).size == (300, 200)


def test_a_picture_that_lies_on_its_side_is_turned(report, somebody):
    about = Image.Exif()
    about[0x0112] = 6
    photo = attach(report, file(jpeg(exif=about)), somebody)
    assert (photo.width, photo.height) == (200, 300)


def bomb():
    """A PNG of 60,000 × 60,000 pixels in a few bytes."""

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 1, 0, 0, 0, 0)
    data = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7 no picture", "no picture that can be read"),
        (b"", "no picture that can be read"),
        (jpeg()[:200], "no picture that can be read"),
        (bomb(), "too many pixels"),
        (bytes(MOST_BYTES + 1), "larger than 15 MB"),
    ],
    ids=["a paper", "nothing", "half of one", "an image bomb", "too large"],
)
def test_what_cannot_be_kept_says_why_and_leaves_nothing(
    report, somebody, tmp_path, content, words
):
    with pytest.raises(NoPicture, match=words):
        attach(report, file(content), somebody)
    assert not ReportPhoto.objects.exists()
    assert not list(tmp_path.rglob("*.jpg"))


def test_a_month_that_was_sent_takes_no_picture(report, somebody):
    submit(filled(report), somebody, "grid")
    with pytest.raises(NoPicture, match="cannot be changed"):
        attach(report, file(jpeg()), somebody)


def test_a_company_attaches_and_removes_its_own(report, somebody, acting):
    with use(acting.organization_id, COMPANY, company_id=report.company_id):
        photo = attach(MonthlyReport.objects.get(pk=report.pk), file(jpeg()), somebody)
        assert ReportPhoto.objects.get().pk == photo.pk
        detach(ReportPhoto.objects.select_related("report").get())
        assert not ReportPhoto.objects.exists()


def test_another_company_does_not_see_it(report, somebody, acting):
    attach(report, file(jpeg()), somebody)
    with use(acting.organization_id, COMPANY, company_id=CompanyFactory().pk):
        assert not ReportPhoto.objects.exists()
