"""Pages of trainees: the list, the record, forms, files, and what a clerk or stranger sees."""

import csv
import io
from datetime import date, timedelta

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate
from factories.companies import CompanyFactory
from factories.trainees import ResidencePeriodFactory, SendingOrganizationFactory, TraineeFactory
from structlog.testing import capture_logs

from titp.tenancy.context import use
from trainees.models import Trainee


def words(response):
    return response.content.decode()


def test_an_empty_list_offers_the_first_entry(office, url):
    page = words(office.get(url("/trainees/")))
    assert "Nothing has been recorded yet" in page
    assert url("/trainees/new/") in page


@pytest.mark.parametrize(
    "text", ["tran thi ha", "TRẦN THỊ HÀ", "トラン", "とらん", "ﾄﾗﾝ", "ｔｒａｎ"]
)
def test_a_person_is_found_in_any_script(office, url, kita, text):
    with use(kita.pk):
        TraineeFactory(
            name_roman="TRAN THI HA", name_kana="トラン　ティ　ハ", name_native="Trần Thị Hà"
        )
        TraineeFactory(name_roman="SAMPLE OTHER", name_kana="サンプル")
    page = words(office.get(url("/trainees/"), {"q": text}, follow=True))
    assert "TRAN THI HA" in page
    assert "SAMPLE OTHER" not in page


def test_the_list_asks_as_often_for_thirty_as_for_three(office, url, kita):
    def queries(count):
        with use(kita.pk):
            company = CompanyFactory()
            for _ in range(count):
                ResidencePeriodFactory(trainee=TraineeFactory(company=company))
        with CaptureQueriesContext(connection) as asked:
            page = office.get(url("/trainees/"))
        assert page.context["total"] >= count
        return len(asked)

    queries(1)  # what is asked once a process
    assert queries(3) == queries(30)


def test_the_list_shows_stage_and_how_long_the_stay_lasts(office, url, kita):
    with use(kita.pk):
        person = TraineeFactory()
        ResidencePeriodFactory(
            trainee=person,
            status_id="TITP_1_RO",
            starts_on=None,
            expires_on=localdate() - timedelta(days=300),
        )
        ResidencePeriodFactory(
            trainee=person, status_id="TITP_2_RO", expires_on=localdate() + timedelta(days=12)
        )
    page = words(office.get(url("/trainees/")))
    assert "stage 2" in page
    assert "12 days left" in page


def test_a_kept_view_counts_what_it_will_show(office, url, kita):
    with use(kita.pk):
        for days in (10, 89, 91):
            person = TraineeFactory(entered_on=date(2026, 1, 5))
            expires_on = localdate() + timedelta(days=days)
            ResidencePeriodFactory(trainee=person, expires_on=expires_on)
    chips = {chip["label"]: chip for chip in office.get(url("/trainees/")).context["saved_views"]}
    chip = chips["Stay ends within 90 days"]
    assert chip["count"] == 2
    assert office.get(url(f"/trainees/{chip['url']}")).context["total"] == 2


def test_whoever_is_not_known_by_a_day_comes_last_in_either_order(office, url, kita):
    with use(kita.pk):
        TraineeFactory(name_roman="UNKNOWN", entered_on=None)
        TraineeFactory(name_roman="KNOWN", entered_on=date(2026, 1, 5))
    for sort in ("entered_on", "-entered_on"):
        page = office.get(url("/trainees/"), {"sort": sort})
        assert [row.name_roman for row in page.context["page"]] == ["KNOWN", "UNKNOWN"]


def test_an_unknown_order_or_page_size_falls_back_to_the_usual(office, url):
    page = office.get(url("/trainees/"), {"sort": "password", "size": "100000", "page": "x"})
    assert page.status_code == 200
    assert page.context["sort"] == "name"
    assert page.context["page"].paginator.per_page == 50


def test_a_workbook_has_real_dates_texts_and_an_explanation(office, url, kita):
    with use(kita.pk):
        TraineeFactory(name_roman="=1+1", batch="007", entered_on=date(2026, 4, 1))
    answer = office.get(url("/trainees/"), {"format": "xlsx"})
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    sheet, about = book.worksheets
    head = [cell.value for cell in sheet[1]]
    row = dict(zip(head, sheet[2], strict=True))
    assert row["Name in roman letters"].value == "=1+1"
    assert row["Name in roman letters"].data_type == "s"
    assert row["Batch"].value == "007"
    assert row["Landed on"].value.date() == date(2026, 4, 1)
    assert sheet.freeze_panes == "B2"
    assert [cell.value for cell in about["A"]][1:] == head


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_a_text_table_runs_no_formula(office, url, kita, start):
    with use(kita.pk):
        TraineeFactory(name_roman=f"{start}1+1", name_kana="")
    answer = office.get(url("/trainees/"), {"format": "csv"})
    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[1][0] == f"'{start}1+1"


def test_a_file_holds_what_the_conditions_left(office, url, kita):
    with use(kita.pk):
        TraineeFactory(name_roman="TRAN THI HA")
        TraineeFactory(name_roman="SAMPLE OTHER")
    text = office.get(
        url("/trainees/"), {"format": "csv", "q": "tran"}, follow=True
    ).content.decode()
    assert "TRAN THI HA" in text
    assert "SAMPLE OTHER" not in text


def test_each_file_is_logged_by_ids_and_without_names(office, url, kita):
    with use(kita.pk):
        TraineeFactory(name_roman="TRAN THI HA")
    with capture_logs() as logs:
        office.get(url("/trainees/"), {"format": "xlsx"})
    (entry,) = logs
    assert entry["event"] == "list exported"
    assert (entry["list"], entry["rows"]) == ("trainees", 1)
    assert (entry["user"], entry["organization"]) == (office.user.pk, kita.pk)
    assert "TRAN" not in str(logs)


def test_a_clerk_sees_the_people_of_the_own_company_only_and_takes_no_file(signed_in, url, kita):
    with use(kita.pk):
        mine, other = CompanyFactory(), CompanyFactory()
        person = TraineeFactory(name_roman="MY PERSON", company=mine)
        stranger = TraineeFactory(name_roman="THEIR PERSON", company=other)
    clerk = signed_in("clerk", company=mine)
    page = words(clerk.get(url("/trainees/")))
    assert "MY PERSON" in page
    assert "THEIR PERSON" not in page
    assert clerk.get(url(f"/trainees/{person.pk}/")).status_code == 200
    assert clerk.get(url(f"/trainees/{stranger.pk}/")).status_code == 404
    assert clerk.get(url(f"/trainees/{person.pk}/papers/")).status_code == 403
    assert clerk.get(url("/trainees/"), {"format": "csv"}).status_code == 403


def test_a_new_person_is_saved_with_names_as_offices_need_them(office, url, kita):
    answer = office.post(
        url("/trainees/new/"),
        {
            "name_roman": "Ｔｒａｎ  thi ha", "name_kana": "とらん　てぃ　は", "nationality": "VN",
            "birth_date": "平成12年4月1日",
        },
    )  # fmt: skip
    with use(kita.pk):
        person = Trainee.objects.get()
    assert answer.url == url(f"/trainees/{person.pk}/")
    assert person.name_roman == "TRAN THI HA"
    assert person.name_kana == "トラン ティ ハ"
    assert person.birth_date == date(2000, 4, 1)


def test_somebody_without_any_name_is_refused_at_a_name(office, url, kita):
    answer = office.post(url("/trainees/new/"), {"nationality": "VN"})
    assert answer.status_code == 422
    assert answer.context["form"].errors["name_roman"] == [
        "A name in roman letters or in katakana is needed."
    ]
    with use(kita.pk):
        assert not Trainee.objects.exists()


def test_a_form_offers_only_what_belongs_to_the_organization(office, url, kita, minami):
    with use(kita.pk):
        ours = SendingOrganizationFactory()
    with use(minami.pk):
        theirs = SendingOrganizationFactory()
    form = office.get(url("/trainees/new/")).context["form"]
    with use(kita.pk):
        assert list(form.fields["sending_organization"].queryset.all()) == [ours]
    answer = office.post(
        url("/trainees/new/"), {"name_roman": "A B", "sending_organization": theirs.pk}
    )
    assert answer.status_code == 422
    assert "sending_organization" in answer.context["form"].errors


def test_a_date_is_read_back_while_it_is_typed(office, url):
    page = words(office.post(url("/dates/"), {"birth_date": "Ｒ8.11.23"}))
    assert "23 November 2026 (Monday, Labor Thanksgiving Day)" in page
    doubtful = words(office.post(url("/dates/"), {"birth_date": "3/4/2025"}))
    assert "It is not clear which day is meant" in doubtful
    assert office.get(url("/dates/"), {"birth_date": "R8.11.23"}).status_code == 405


def test_the_list_offers_only_countries_that_somebody_comes_from(office, url, kita):
    with use(kita.pk):
        TraineeFactory(name_roman="FROM VIETNAM", nationality="VN")
        TraineeFactory(name_roman="FROM INDONESIA", nationality="ID")
    page = office.get(url("/trainees/"), {"nationality": "ID"})
    assert [row.name_roman for row in page.context["page"]] == ["FROM INDONESIA"]
    assert ">Vietnam</option>" in words(page)
    assert ">Philippines</option>" not in words(page)
