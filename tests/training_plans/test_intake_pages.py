"""Dropping a roster in the browser, from the file to the people and back."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook
from test_intake import HEAD, LAM, SRI

from titp.spreadsheets.models import Commit, Upload
from titp.tenancy.context import STAFF, use
from trainees.models import Trainee
from trainees.roster import read_roster

DOUBTFUL = SRI.replace("2001-02-03", "7.4.1")


@pytest.fixture
def office(signed_in, settings, tmp_path):
    settings.FILES_ROOT = tmp_path
    return signed_in("caseworker")


@pytest.fixture
def drop(office, kita):
    """`drop(line, …)` → the page about a file of these lines, and its Upload."""

    def dropped(*lines, name="roster.csv", content=None):
        content = content or "\n".join([HEAD, *lines]).encode()
        file = SimpleUploadedFile(name, content)
        response = office.post("/o/kita/intake/", {"file": file}, follow=True)
        with use(kita.pk, STAFF):
            return response, Upload.objects.order_by("-pk").first()

    return dropped


def people(kita):
    with use(kita.pk, STAFF):
        return sorted(Trainee.objects.values_list("name_roman", flat=True))


def test_without_a_file_the_page_invites_to_drop_one(office):
    assert "No file has been read yet" in office.get("/o/kita/intake/").content.decode()


def test_a_dropped_file_shows_what_was_understood(drop):
    page = drop(LAM, DOUBTFUL)[0].content.decode()
    assert "2 rows about 2 people" in page
    assert "TEST VAN LAM" in page
    assert "7.4.1" in page


def test_an_unknown_column_is_shown_with_what_it_may_mean(drop):
    page, upload = drop(content=f"{HEAD},パスポート番合\n{LAM},C7654321\n".encode())
    assert "not used; perhaps" in page.content.decode()
    (unknown,) = [column for column in page.context["columns"] if not column["field"]]
    assert unknown["heading"] == "パスポート番合"
    assert 0 < unknown["confidence"] < 100
    assert upload.columns[-1][-1] == "passport_number"


def test_nothing_is_taken_over_before_somebody_says_so(drop, kita):
    drop(LAM)
    assert people(kita) == []


def test_taking_over_leaves_the_doubtful_rows_waiting(drop, office, kita):
    _, upload = drop(LAM, DOUBTFUL)
    page = office.post(f"/o/kita/intake/{upload.pk}/commits/", follow=True).content.decode()
    assert "1 new, 0 changed, 0 unchanged" in page
    assert people(kita) == ["TEST VAN LAM"]


def test_an_answer_makes_a_waiting_row_ready(drop, office, kita):
    page, upload = drop(DOUBTFUL)
    key = page.context["questions"][0]["key"]
    reading = page.context["questions"][0]["readings"][0][0]
    office.post(f"/o/kita/intake/{upload.pk}/answers/", {"key-0": key, "answer-0": reading})
    office.post(f"/o/kita/intake/{upload.pk}/commits/")
    assert people(kita) == ["TEST SRI"]


def test_an_answer_that_was_not_offered_is_not_taken(drop, office, kita):
    page, upload = drop(DOUBTFUL)
    key = page.context["questions"][0]["key"]
    office.post(f"/o/kita/intake/{upload.pk}/answers/", {"key-0": key, "answer-0": "1066-10-14"})
    office.post(f"/o/kita/intake/{upload.pk}/commits/")
    assert people(kita) == []


def test_rows_that_wait_go_out_and_come_in_again(drop, office, tmp_path):
    _, upload = drop(LAM, DOUBTFUL)
    content = office.get(f"/o/kita/intake/{upload.pk}/waiting.xlsx").content
    path = tmp_path / "waiting.xlsx"
    path.write_bytes(content)
    book = load_workbook(BytesIO(content))
    rows = list(book.worksheets[0].values)
    corrected = book.worksheets[0].cell(2, rows[0].index("生年月日") + 1)
    assert corrected.value == "7.4.1"
    corrected.value = "2001/2/3"
    book.save(path)
    (row,) = [row for row in read_roster(path).rows if row.takes_part]
    assert row.disposition == "import"
    assert row.values["passport_number"] == "B7654321"


def test_the_empty_form_is_read_as_it_stands(office, tmp_path):
    path = tmp_path / "form.xlsx"
    path.write_bytes(office.get("/o/kita/intake/roster.xlsx").content)
    (row,) = [row for row in read_roster(path).rows if row.takes_part]
    assert row.disposition == "import"
    assert row.questions == []
    assert row.values["stage"] == "1"
    assert row.values["training_ends_on"] == "2027-04-04"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("r.xlsx", b"not a workbook", "neither an Excel workbook"),
        ("r.csv", b"", "The file is empty"),
        ("r.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
         "needs a password"),
        ("r.csv", b"x" * (20 * 2**20 + 1), "larger than 20 MB"),
    ],
    ids=["no workbook", "empty", "password", "too large"],
)  # fmt: skip
def test_a_refused_file_gets_one_clear_sentence_and_leaves_nothing(
    office, kita, tmp_path, name, content, words
):
    file = SimpleUploadedFile(name, content)
    response = office.post("/o/kita/intake/", {"file": file})
    assert response.status_code == 422
    assert words in response.content.decode()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    with use(kita.pk, STAFF):
        assert not Upload.objects.exists()


def test_a_text_table_that_is_no_roster_takes_nothing(drop, kita):
    page, _ = drop(content="日付,売上\n2026-01-01,100\n".encode())
    assert page.status_code == 200
    assert people(kita) == []


@pytest.mark.parametrize("role", ["auditor", "interpreter"])
def test_who_may_not_import_is_told_so(signed_in, role):
    assert signed_in(role).get("/o/kita/intake/").status_code == 403


def test_the_number_of_queries_does_not_grow_with_the_file(
    drop, office, django_assert_max_num_queries
):
    lines = [LAM.replace("LAM", f"LAM {n}").replace("C1110001", f"C111{n:04}")
             .replace("AA10000001BB", f"AA1000{n:04}BB") for n in range(40)]  # fmt: skip
    _, upload = drop(*lines)
    with django_assert_max_num_queries(30):
        office.get(f"/o/kita/intake/{upload.pk}/")


def test_undoing_is_a_post_about_a_commit_that_exists(drop, office, kita):
    _, upload = drop(LAM)
    office.post(f"/o/kita/intake/{upload.pk}/commits/")
    with use(kita.pk, STAFF):
        act = Commit.objects.get()
    assert office.get(f"/o/kita/commits/{act.pk}/undo/").status_code == 405
    assert office.post("/o/kita/commits/999999/undo/").status_code == 404
