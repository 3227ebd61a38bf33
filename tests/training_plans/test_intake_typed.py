"""Answers typed in the browser: read like a cell of the field, taken all together or not at all."""

import pytest
from django.core.exceptions import ValidationError
from test_intake import LAM, SRI
from test_intake_pages import drop, office, people  # noqa: F401

from titp.spreadsheets.models import LearnedAnswer, UploadRow
from titp.tenancy.context import STAFF, use
from training_plans.intake.typed import typed_values

# A birth date without an era, and a passport that expires on one of two days.
TWO_DOUBTS = SRI.replace("2001-02-03", "7.4.1").replace("2031-01-01", "12/05/2031")


@pytest.fixture
def answered(office, kita):  # noqa: F811
    """`answered(page, upload, field={"answer": …, "typed": …}, …)` → the page after the answers."""

    def posted(page, upload, **by_field):
        data = {}
        for number, question in enumerate(page.context["questions"]):
            data[f"key-{number}"] = question["key"]
            for name, value in by_field.get(question["key"].split("|")[0], {}).items():
                data[f"{name}-{number}"] = value
        return office.post(f"/o/kita/intake/{upload.pk}/answers/", data, follow=True)

    return posted


def values(kita):
    with use(kita.pk, STAFF):
        return [row.said["values"] for row in UploadRow.objects.in_order() if row.said["values"]]


def test_a_typed_day_is_read_as_offices_write_it(drop, answered, kita):  # noqa: F811
    answered(*drop(TWO_DOUBTS), birth_date={"typed": "平成７年４月１日"})
    assert values(kita)[0]["birth_date"] == "1995-04-01"


def test_a_typed_answer_makes_the_row_ready(drop, answered, office, kita):  # noqa: F811
    page, upload = drop(TWO_DOUBTS)
    answered(page, upload, birth_date={"answer": "typed", "typed": "H7.4.1"})
    office.post(f"/o/kita/intake/{upload.pk}/commits/")
    assert people(kita) == ["TEST SRI"]


def test_what_cannot_be_read_keeps_nothing_and_loses_nothing(drop, answered, kita):  # noqa: F811
    page, upload = drop(TWO_DOUBTS)
    before = values(kita)
    again = answered(
        page, upload, birth_date={"typed": "7.4.1"}, passport_expires_on={"answer": "day_first"}
    )
    assert again.status_code == 422
    wrong, kept = sorted(again.context["questions"], key=lambda one: not one["error"])
    assert wrong["key"].startswith("birth_date")
    assert wrong["typed"] == "7.4.1"
    assert (kept["chosen"], kept["error"]) == ("day_first", "")
    assert values(kita) == before
    assert 'value="7.4.1"' in again.content.decode()


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "It is not clear which day is meant"), ("ja", "どの日を指すか")],
)
def test_the_error_stands_at_its_question(drop, answered, office, language, words):  # noqa: F811
    office.post("/o/kita/language/", {"language": language, "next": "/o/kita/"})
    again = answered(*drop(TWO_DOUBTS), birth_date={"typed": "7.4.1"})
    (wrong,) = [one for one in again.context["questions"] if one["error"]]
    assert words in wrong["error"]
    assert f'id="typed-{again.context["questions"].index(wrong)}-error"' in again.content.decode()


def test_typing_beside_another_choice_is_refused(drop, answered):  # noqa: F811
    again = answered(*drop(TWO_DOUBTS), birth_date={"answer": "leave_empty", "typed": "H7.4.1"})
    assert again.status_code == 422


def test_choosing_to_type_without_typing_is_refused(drop, answered):  # noqa: F811
    again = answered(*drop(TWO_DOUBTS), birth_date={"answer": "typed", "typed": " "})
    assert again.status_code == 422


def test_a_typed_word_is_not_remembered_for_the_next_file(drop, answered, kita):  # noqa: F811
    page, upload = drop(SRI.replace("インドネシア", "ZZQ"))
    answered(page, upload, nationality={"typed": "インドネシア"})
    assert values(kita)[0]["nationality"] == "ID"
    with use(kita.pk, STAFF):
        assert not LearnedAnswer.objects.exists()


def test_broken_cells_of_two_people_are_asked_apart(drop, office, kita):  # noqa: F811
    page, upload = drop(SRI.replace("インドネシア", "#REF!"), LAM.replace("ベトナム", "#REF!"))
    first, second = page.context["questions"]
    data = {"key-0": first["key"], "typed-0": "インドネシア", "key-1": second["key"]}
    office.post(f"/o/kita/intake/{upload.pk}/answers/", data)
    assert [row.get("nationality") for row in values(kita)] == ["ID", None]


@pytest.mark.parametrize(
    ("field", "text", "values"),
    [
        ("nationality", "ベトナム", {"nationality": "VN"}),
        ("sex", "女性", {"sex": "female"}),
        ("stage", "２号ロ", {"stage": "2", "residence_status": "2号ロ"}),
        ("residence_status", "技能実習1号イ", {"residence_status": "1号イ", "stage": "1"}),
        ("residence_card_number", "ＡＢ 1234 5678 ＣＤ", {"residence_card_number": "AB12345678CD"}),
        ("passport_number", "C 1234567", {"passport_number": "C1234567"}),
        ("name_roman", " TEST  VAN A ", {"name_roman": "TEST VAN A"}),
        ("name_kana", "ﾃｽﾄ ｱ", {"name_kana": "テスト ア"}),
        ("host_company", "㈱ 試験工業", {"host_company": "株式会社試験工業"}),
        ("basic_test", "合格(R7.12)", {"basic_test": "passed"}),
        ("enrolment", "途中帰国", {"enrolment": "returned"}),
        ("batch", "第３期生", {"batch": "3"}),
        ("entered_on", "R6.4.1", {"entered_on": "2024-04-01"}),
        ("occupation_operation", "6-4-1", {"occupation_operation": "6-4-1"}),
    ],
)
def test_a_typed_text_is_read_like_a_cell(field, text, values):
    assert typed_values(field, text) == values


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("birth_date", "2026-01-01"),
        ("birth_date", "1998-03"),
        ("entered_on", "未定"),
        ("nationality", "Atlantis"),
        ("residence_card_number", "AB1234567OCD"),
        ("name_roman", "=HYPERLINK(1)"),
        ("name_roman", "テスト ア"),
        ("address", "同上"),
        ("sex", "男・女"),
        ("basic_test", "済"),
        ("passport_number", "1.23457E+12"),
    ],
)
def test_a_typed_text_that_a_cell_would_be_asked_about_is_refused(field, text):
    with pytest.raises(ValidationError):
        typed_values(field, text)
