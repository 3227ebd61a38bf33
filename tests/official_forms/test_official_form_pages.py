"""Doors to one paper: write, preview, print, file, take over a new edition; and who may."""

import io
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from django.db import DatabaseError, connection, transaction
from filled_in import address, form_of, with_a_box_renamed_and_one_gone, words_for

from titp.declared import Text
from titp.official_forms.form import FORMS, Box
from titp.official_forms.models import FiledForm, FormDraft, FormOrder
from titp.official_forms.periods import around, asked_for
from titp.official_forms.tasks import fill_form_order

pytestmark = pytest.mark.django_db
TYPED = {"text": "見本の記入", "long": "見本の記入", "date": "2026-02-01", "yes_no": "yes",
         "count": "3", "yen": "1,075", "hours": "1.5"}  # fmt: skip


def typed_for(slug):
    form = form_of(slug)
    return {key: TYPED[form.box(key).kind] for key in words_for(form)}


def test_what_is_missing_is_listed_before_anything_is_made(signed_in, told):
    page = signed_in("caseworker").get(address("audit_report", told["audit"])).content.decode()
    assert "boxes are missing" in page
    assert "Posts and names" in page
    assert "監理　一郎" in page


def test_words_are_kept_and_proposed_on_the_next_paper(signed_in, told, inside):
    client = signed_in("caseworker")
    url = address("audit_report", told["audit"], "words/")
    answer = client.post(url, typed_for("audit_report") | {"org_representative": "代表　次郎"})
    assert answer.status_code == 302
    with inside():
        draft = FormDraft.objects.get()
    assert draft.words["org_representative"] == "代表　次郎"
    assert draft.words["dated"] == "2026-02-01"
    with inside(), connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM official_forms_formdraft t")
        stored = cursor.fetchall()
        cursor.execute("SELECT after::text FROM history_entry")
        assert "代表　次郎" not in f"{stored}{cursor.fetchall()}"
    page = client.get(address("plan_application", told["training-plan"])).content.decode()
    assert "代表　次郎" in page


def test_a_date_that_is_in_doubt_is_refused_at_its_field_and_nothing_is_lost(signed_in, told):
    sent = typed_for("visit_record") | {"staff": "訪問　者"}
    url = address("minor_change_notice", told["plan-change"], "words/")
    answer = signed_in("caseworker").post(url, sent | {"dated": "3/4", "guided_by": "指導　者"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "指導　者" in page


def test_two_who_write_at_once_are_told(signed_in, told):
    client, url = signed_in("caseworker"), address("visit_record", told["visit"], "words/")
    client.post(url, {"staff": "一人目"})
    answer = client.post(url, {"staff": "二人目", "version": ""})
    assert answer.status_code == 409
    assert "二人目" in answer.content.decode()


def test_the_preview_shows_what_is_typed_and_keeps_nothing(signed_in, told, inside):
    url = address("visit_record", told["visit"], "preview/")
    answer = signed_in("caseworker").post(
        url, {"staff": "訪問　者"}, headers={"hx-request": "true"}
    )
    assert "訪問　者" in answer.content.decode()
    with inside():
        assert not FormDraft.objects.exists()


def test_nothing_is_filed_while_something_is_missing_unless_one_says_so(signed_in, told, inside):
    client, url = signed_in("caseworker"), address("visit_record", told["visit"], "filing/")
    client.post(url)
    with inside():
        assert not FiledForm.objects.exists()
    client.post(url, {"incomplete": "yes"})
    with inside():
        assert FiledForm.objects.exists()


def test_a_filed_paper_is_frozen_with_values_edition_and_checksum(signed_in, told, inside, files):
    client = signed_in("caseworker")
    client.post(address("visit_record", told["visit"], "words/"), typed_for("visit_record"))
    answer = client.post(address("visit_record", told["visit"], "filing/"))
    with inside():
        filed = FiledForm.objects.get()
        assert (filed.form, filed.edition) == ("visit_record", date(2026, 4, 10))
        assert filed.values["guidance"] == "手順書の更新を指導"
        assert filed.filed_by_id == client.user.pk
        told["visit"].note = "あとから変えた"
        told["visit"].save()
        assert FiledForm.objects.get().values["guidance"] == "手順書の更新を指導"
        assert filed.is_unchanged()
        for act in (lambda: FiledForm.objects.update(pages=9), FiledForm.objects.all().delete):
            with pytest.raises(DatabaseError), transaction.atomic():
                act()
    page = client.get(answer.url).content.decode()
    assert filed.sha256 in page
    assert "Unchanged since it was filed" in page
    parts = client.get(answer.url).context["parts"]
    on_paper = [str(box.label) for box in form_of("visit_record").boxes]
    assert [label for _title, rows in parts for label, _value in rows] == on_paper
    file = client.get(answer.url + "file/")
    assert file.content.startswith(b"%PDF-")
    (files / filed.key).write_bytes(file.content + b" ")
    assert "Not as it was filed" in client.get(answer.url).content.decode()


@pytest.fixture
def newer(monkeypatch):
    """The record of visits in an edition of 2026-05: one box renamed, one new, one gone."""
    form = form_of("visit_record")
    parts = list(with_a_box_renamed_and_one_gone(form))
    new = Box("harm", Text(ja="人権侵害の有無", en="Harm"), "", "text", by="person", needed=True)
    parts[-1] = replace(parts[-1], boxes=(*parts[-1].boxes, new))
    edition = replace(
        form, parts=tuple(parts), edition=date(2026, 5, 1), valid_from=date(2026, 5, 1)
    )
    old = FORMS["visit_record"]
    return lambda: monkeypatch.setitem(FORMS, "visit_record", [edition, *old])


def test_a_new_edition_takes_a_draft_over_box_by_box(signed_in, told, inside, newer):
    client, url = signed_in("caseworker"), address("visit_record", told["visit"])
    client.post(url + "words/", {"staff": "訪問　者", "discipline": "なし", "life": "良好"})
    newer()
    page = client.get(url).content.decode()
    assert "A new edition is in force" in page
    assert "訪問　者" in page
    client.post(address("visit_record", told["visit"], "edition/"))
    with inside():
        draft = FormDraft.objects.get()
    assert draft.edition == date(2026, 5, 1)
    assert draft.words == {"visitors": "訪問　者", "life": "良好"}
    assert draft.left == {"discipline": "なし"}
    page = client.get(url).content.decode()
    assert "人権侵害の有無" in page
    assert "A new edition is in force" not in page


def test_the_authority_gets_its_workbook(signed_in, told):
    company = told["company"]
    url = address("implementation_report", company, "workbook/", "2025")
    answer = signed_in("caseworker").get(url)
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    said = {cell.value for line in sheet.iter_rows() for cell in line}
    assert {"実施状況報告書", "見本食品株式会社", "届2500001", "基礎級", "220,000円"} <= said


def test_many_forms_of_many_people_are_ordered_after_what_is_missing(signed_in, told, inside):
    client = signed_in("caseworker")
    url = "/o/kita/forms/many/training-plan/"
    sent = {
        "form": ["wage_annex", "lecture_record"], "subject": [told["training-plan"].pk],
        "period": "2025-06",
    }  # fmt: skip
    page = client.post(url, sent).content.decode()
    assert "How the actual cost is counted" in page
    answer = client.post(url, sent | {"make": "yes"})
    with inside() as context:
        order = FormOrder.objects.get()
        organization = context.organization_id
    fill_form_order(organization_id=organization, order_id=order.pk)
    with inside():
        assert FormOrder.objects.get().document.pages == 2
    assert "Get the result" in client.get(answer.url).content.decode()


def test_what_takes_longer_is_looked_through_by_a_worker(signed_in, told, inside, monkeypatch):
    monkeypatch.setattr("titp.official_forms.views.many.WHILE_WAITING", 0)
    client = signed_in("caseworker")
    sent = {"form": "wage_annex", "all_shown": "yes", "period": "2025-06"}
    answer = client.post("/o/kita/forms/many/training-plan/", sent)
    with inside() as context:
        order, organization = FormOrder.objects.get(), context.organization_id
    assert "being listed" in client.get(answer.url).content.decode()
    fill_form_order(organization_id=organization, order_id=order.pk)
    page = client.get(answer.url).content.decode()
    assert "Explanation of pay" in page
    assert "How the actual cost is counted" in page
    assert "Make the papers" in page


def test_papers_of_a_year_speak_of_the_one_around_the_month():
    asked = asked_for("month", "2026-02", date(2026, 11, 20))
    days = [around(period, asked) for period in ("fiscal_year", "month", "")]
    assert [(one.starts_on, one.ends_on) for one in days] == [
        (date(2025, 4, 1), date(2026, 3, 31)), (date(2026, 2, 1), date(2026, 2, 28)),
        (date(2026, 11, 20), date(2026, 11, 20)),
    ]  # fmt: skip


@pytest.mark.parametrize("sent", [{}, {"form": "wage_annex"}, {"form": "x", "subject": "1"}])
def test_nothing_is_ordered_about_nothing(signed_in, told, sent):
    answer = signed_in("caseworker").post("/o/kita/forms/many/training-plan/", sent)
    assert answer.status_code == 422


@pytest.mark.parametrize(
    "path",
    [
        "no_such_form/1/", "audit_report/x/", "audit_report/0/", "implementation_report/1/",
        "consultation_record/1/",
    ],
)  # fmt: skip
def test_what_is_not_there_is_not_found(signed_in, path):
    assert signed_in("caseworker").get(f"/o/kita/forms/{path}").status_code == 404


@pytest.mark.parametrize("period", ["2025-13", "1999", "x"])
def test_a_period_that_is_none_is_not_found(signed_in, told, period):
    url = address("implementation_report", told["company"], period=period)
    assert signed_in("caseworker").get(url).status_code == 404


def test_an_auditor_reads_papers_but_writes_and_files_none(signed_in, told):
    client, row = signed_in("auditor"), told["visit"]
    assert client.get(address("visit_record", row)).status_code == 200
    assert client.post(address("visit_record", row, "words/"), {"staff": "x"}).status_code == 403
    assert client.post(address("visit_record", row, "filing/")).status_code == 403


def test_the_page_of_a_record_leads_to_its_forms(signed_in, told):
    client, plan = signed_in("caseworker"), told["training-plan"]
    here = f"/o/kita/forms/of/training-plan/{plan.pk}/"
    assert here in client.get(f"/o/kita/training-plans/{plan.pk}/").content.decode()
    page = client.get(here).content.decode()
    assert "/forms/plan_application/" in page
    assert f"/forms/minor_change_notice/{told['plan-change'].pk}/" in page
