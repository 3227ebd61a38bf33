"""Pages of monthly reports, their lines and charges, and of the training diary."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from factories.companies import CompanyFactory
from factories.months import ChargeFactory, LogEntryFactory, MonthLineFactory, MonthlyReportFactory
from factories.trainees import TraineeFactory
from hypothesis import given
from hypothesis import strategies as st

from titp.pages.yen import YenField, as_yen
from titp.tenancy.context import use
from training_plans.models import Charge, LogEntry, MonthLine, MonthlyReport
from training_plans.month_forms import MonthField

LINE = {
    "regular_minutes": "160", "overtime_minutes": "1:30", "night_minutes": "0.5",
    "base_pay": "￥１８０，０００", "net_pay": "150000円", "payday": "2026-11-25",
    "pay_method": "transfer",
}  # fmt: skip


@pytest.fixture
def books(kita):
    """`books(make, …)`: what a function makes or finds in the organization's books."""

    def books(make, **values):
        with use(kita.pk):
            return make(**values)

    return books


def words(response):
    return response.content.decode()


def test_empty_tabs_say_so(office, at, books):
    company = books(CompanyFactory)
    person = books(TraineeFactory, company=company)
    for path in (f"/companies/{company.pk}/months/", f"/trainees/{person.pk}/log/"):
        assert "Nothing has been recorded yet" in words(office.get(at("kita", path)))


@pytest.mark.parametrize(
    "written", ["2026-10", "2026年10月", "令和8年10月", "R8.10", "２０２６／１０", "2026-10-15"]
)
def test_a_month_is_written_as_people_write_it_and_kept_as_its_first_day(
    office, at, books, written
):
    company = books(CompanyFactory)
    office.post(at("kita", f"/companies/{company.pk}/monthly-reports/new/"), {"month": written})
    assert books(MonthlyReport.objects.get).month == date(2026, 10, 1)


@pytest.mark.parametrize("written", ["10月", "2026-13", "10/5"])
def test_what_is_no_certain_month_is_refused(office, at, books, written):
    company = books(CompanyFactory)
    page = at("kita", f"/companies/{company.pk}/monthly-reports/new/")
    answer = office.post(page, {"month": written})
    assert answer.status_code == 422
    assert answer.context["form"].errors["month"]


def test_a_second_report_of_a_month_is_refused_at_its_field(office, at, books):
    report = books(MonthlyReportFactory)
    page = at("kita", f"/companies/{report.company_id}/monthly-reports/new/")
    answer = office.post(page, {"month": "2026-10"})
    assert answer.status_code == 422
    assert "There is a report of this month already." in str(answer.context["form"].errors)


def test_a_line_is_added_to_a_report_read_again_and_found_on_the_trainees_page(office, at, books):
    report = books(MonthlyReportFactory)
    person = books(TraineeFactory, company=report.company)
    stranger = books(TraineeFactory, company=books(CompanyFactory))
    page = at("kita", f"/monthly-reports/{report.pk}/month-lines/new/")
    asked = words(office.get(page))
    assert person.name_roman in asked
    assert stranger.name_roman not in asked
    assert office.post(page, LINE | {"trainee": stranger.pk}).status_code == 422
    answer = office.post(page, LINE | {"trainee": person.pk})
    line = books(MonthLine.objects.get)
    assert answer.url == at("kita", f"/month-lines/{line.pk}/")
    assert (line.regular_minutes, line.overtime_minutes, line.night_minutes) == (9600, 90, 30)
    assert (line.base_pay, line.net_pay, line.holiday_pay) == (180_000, 150_000, None)
    assert (line.essential_minutes, line.company_id) == (None, report.company_id)
    for path in (f"/monthly-reports/{report.pk}/", f"/trainees/{person.pk}/log/"):
        assert "160:00" in words(office.get(at("kita", path)))
    assert "1:30" in words(office.get(answer.url))


@pytest.mark.parametrize(
    ("wrong", "place", "said"),
    [
        ({"regular_minutes": "800"}, "regular_minutes", "44640"),
        ({"night_minutes": "200"}, "night_minutes", "More night work than work."),
        ({"essential_minutes": "1", "essential_safety_minutes": "2"}, "essential_safety_minutes",
         "More than the minutes of this class."),
        ({"payday": "2026-09-25"}, "payday", "The month had not begun then."),
        ({"base_pay": "△1,000"}, "base_pay", "not below zero"),
        ({"base_pay": "about 100"}, "base_pay", "whole yen"),
        ({"overtime_minutes": "-1"}, "overtime_minutes", "0"),
        ({"overtime_minutes": "many"}, "overtime_minutes", "number"),
    ],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_is_refused_at_its_field(office, at, books, wrong, place, said):
    report = books(MonthlyReportFactory)
    person = books(TraineeFactory, company=report.company)
    page = at("kita", f"/monthly-reports/{report.pk}/month-lines/new/")
    answer = office.post(page, LINE | {"trainee": person.pk} | wrong)
    assert answer.status_code == 422
    assert said in str(answer.context["form"].errors[place])
    assert not books(MonthLine.objects.exists)


def test_a_charge_is_added_corrected_and_removed_on_its_line(office, at, books):
    line = books(MonthLineFactory)
    page = at("kita", f"/month-lines/{line.pk}/")
    filled = {"kind": "food", "item": "昼食", "amount": "8,000", "in_agreement": "unknown"}
    office.post(at("kita", f"/month-lines/{line.pk}/charges/new/"), filled)
    charge = books(Charge.objects.get)
    assert (charge.amount, charge.actual_cost, charge.in_agreement) == (8000, None, None)
    assert "8,000" in words(office.get(page))
    address = at("kita", f"/charges/{charge.pk}/edit/")
    version = office.get(address).context["form"]["version"].value()
    office.post(address, filled | {"version": version, "in_agreement": "true"})
    assert books(Charge.objects.get).in_agreement is True
    office.post(at("kita", f"/charges/{charge.pk}/removal/"))
    assert not books(Charge.objects.exists)


def test_a_day_of_the_diary_is_added_and_stands_in_its_month(office, at, books):
    person = books(TraineeFactory, company=books(CompanyFactory))
    page = at("kita", f"/trainees/{person.pk}/log-entries/new/")
    assert office.get(page).context["form"]["company"].value() == person.company_id
    answer = office.post(
        page,
        {"company": person.company_id, "day": "2026-10-05", "kind": "work", "minutes": "7.5",
         "written_on": "2026-10-06"},
    )  # fmt: skip
    assert books(LogEntry.objects.get).minutes == 450
    assert answer.url == at("kita", f"/trainees/{person.pk}/log/?month=2026-10")
    assert "7:30" in words(office.get(answer.url))
    elsewhere = at("kita", f"/trainees/{person.pk}/log/?month=2026-09")
    assert "7:30" not in words(office.get(elsewhere))


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ({"minutes": ""}, "minutes"),
        ({"kind": "leave"}, "minutes"),
        ({"minutes": "24:01"}, "minutes"),
        ({"written_on": "2026-10-04"}, "written_on"),
    ],
    ids=str,
)
def test_a_day_that_cannot_be_is_refused_at_its_field(office, at, books, wrong, place):
    person = books(TraineeFactory, company=books(CompanyFactory))
    filled = {
        "company": person.company_id, "day": "2026-10-05", "kind": "work", "minutes": "8",
        "written_on": "2026-10-05",
    }  # fmt: skip
    answer = office.post(at("kita", f"/trainees/{person.pk}/log-entries/new/"), filled | wrong)
    assert answer.status_code == 422
    assert answer.context["form"].errors[place]


@pytest.mark.parametrize("asked", ["2026-13", "x", "9999-12", "0000-00", "2026-10-01"])
def test_a_month_that_is_none_shows_the_latest(office, at, books, asked):
    person = books(LogEntryFactory).trainee
    page = words(office.get(at("kita", f"/trainees/{person.pk}/log/?month={asked}")))
    assert "8:00" in page


def test_tables_ask_as_often_for_thirty_rows_as_for_three(office, at, kita, books):
    report = books(MonthlyReportFactory)
    person = books(TraineeFactory, company=report.company)
    pages = [
        at("kita", path)
        for path in (
            f"/companies/{report.company_id}/months/", f"/monthly-reports/{report.pk}/",
            f"/trainees/{person.pk}/log/",
        )
    ]  # fmt: skip

    def queries(*numbers):
        with use(kita.pk):
            for number in numbers:
                month = date(2020 + number // 12, number % 12 + 1, 1)
                other = MonthlyReportFactory(company=report.company, month=month)
                MonthLineFactory(report=other, trainee=person)
                MonthLineFactory(report=report)
                day = date(2026, 10, number + 1)
                LogEntryFactory(trainee=person, company=report.company, day=day)
        with CaptureQueriesContext(connection) as asked:
            for page in pages:
                assert office.get(page).status_code == 200
        return len(asked)

    queries(0)
    assert queries(1, 2) == queries(*range(3, 30))


def test_the_auditor_reads_and_changes_nothing(signed_in, at, books):
    charge = books(ChargeFactory)
    reader = signed_in("auditor")
    page = words(reader.get(at("kita", f"/month-lines/{charge.line_id}/")))
    assert "20,000" in page
    assert "/charges/" not in page
    assert reader.get(at("kita", f"/charges/{charge.pk}/edit/")).status_code == 403


def test_the_history_of_a_report_tells_of_its_lines_and_charges(office, at, books):
    line = books(ChargeFactory).line
    books(ChargeFactory, line=line, item="水道代")
    for path in (f"/monthly-reports/{line.report_id}/history/", f"/month-lines/{line.pk}/history/"):
        assert "水道代" in words(office.get(at("kita", path)))


@given(st.integers(0, 2_000_000_000))
def test_yen_are_read_as_they_are_written(amount):
    for written in (str(amount), as_yen(amount), f"¥{amount:,}", f" {amount}円 "):
        assert YenField().clean(written) == amount


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_any_day_means_its_month(day):
    first = day.replace(day=1)
    for written in (day.isoformat(), f"{day:%Y-%m}", f"{day.year}年{day.month}月"):
        assert MonthField().clean(written) == first
