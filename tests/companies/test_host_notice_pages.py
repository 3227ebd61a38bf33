"""What a host reports itself: the tab of notices and reports, and what is refused."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from factories.companies import CompanyFactory
from factories.notices import CommencementNoticeFactory, ImplementationReportFactory

from companies.models import CommencementNotice, ImplementationReport
from titp.tenancy.context import use


@pytest.fixture
def company(kita):
    with use(kita.pk):
        return CompanyFactory(acceptance_number="実2601000001")


@pytest.fixture
def page(url, company):
    return url(f"/companies/{company.pk}/notices/")


def words(response):
    return response.content.decode()


def test_an_empty_page_says_so_and_offers_the_first_entries(office, page):
    shown = words(office.get(page))
    assert "Nothing has been recorded yet" in shown
    assert "/commencement-notices/new/" in shown
    assert "/implementation-reports/new/" in shown


def test_the_notice_is_recorded_once_for_a_host_with_its_number(office, url, kita, company, page):
    new = url(f"/companies/{company.pk}/commencement-notices/new/")
    assert office.post(new, {"submitted_on": "2026-04-10"}).url == page
    shown = words(office.get(page))
    assert "2026-04-10" in shown
    assert "実2601000001" in shown
    assert "/commencement-notices/new/" not in shown
    again = office.post(new, {"submitted_on": "2026-05-10"})
    assert again.status_code == 422
    assert "A host notifies once" in words(again)
    with use(kita.pk):
        assert CommencementNotice.objects.count() == 1


def test_a_report_is_recorded_corrected_and_removed_and_the_history_tells(
    office, url, kita, company, page
):
    new = url(f"/companies/{company.pk}/implementation-reports/new/")
    assert office.post(new, {"fiscal_year": 2025, "guidance_on": "2026-04-20"}).url == page
    with use(kita.pk):
        report = ImplementationReport.objects.get()
    edit = url(f"/implementation-reports/{report.pk}/edit/")
    version = office.get(edit).context["form"]["version"].value()
    filled = {"fiscal_year": 2025, "submitted_on": "2026-05-20", "version": version}
    assert office.post(edit, filled).url == page
    assert "2026-05-20" in words(office.get(url(f"/companies/{company.pk}/history/")))
    assert office.post(url(f"/implementation-reports/{report.pk}/removal/")).url == page
    with use(kita.pk):
        assert not ImplementationReport.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"fiscal_year": 2024}, "fiscal_year", "report for this year already"),
        ({"fiscal_year": 2016}, "fiscal_year", "2017"),
        ({"submitted_on": "2025-12-31"}, "submitted_on", "before the year was over"),
        (
            {"submitted_on": "2026-04-30", "guidance_on": "2026-05-01"}, "submitted_on",
            "before the guidance",
        ),
    ],
)  # fmt: skip
def test_a_report_that_cannot_be_is_refused_at_its_field(
    office, url, kita, company, wrong, field, said
):
    with use(kita.pk):
        ImplementationReportFactory(company=company, fiscal_year=2024)
    new = url(f"/companies/{company.pk}/implementation-reports/new/")
    answer = office.post(new, {"fiscal_year": 2025} | wrong)
    assert answer.status_code == 422
    assert said in str(answer.context["form"].errors[field])


@pytest.mark.parametrize(
    "fields",
    [
        {"submitted_on": date(2025, 12, 31)},
        {"submitted_on": date(2026, 4, 30), "guidance_on": date(2026, 5, 1)},
    ],
)
def test_the_database_refuses_such_a_report_too(acting, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        ImplementationReportFactory(**fields)


def test_the_database_refuses_a_second_notice_and_a_second_report_of_a_year(acting):
    notice, report = CommencementNoticeFactory(), ImplementationReportFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        CommencementNoticeFactory(company=notice.company)
    with pytest.raises(IntegrityError), transaction.atomic():
        ImplementationReportFactory(company=report.company)


def test_an_auditor_looks_and_cannot_change(signed_in, url, company, page):
    client = signed_in("auditor")
    assert "/implementation-reports/new/" not in words(client.get(page))
    new = url(f"/companies/{company.pk}/implementation-reports/new/")
    assert client.get(new).status_code == 403


@pytest.mark.parametrize("role", ["interpreter", "clerk"])
def test_others_see_nothing_of_it(signed_in, company, page, role):
    client = signed_in(role, **({"company": company} if role == "clerk" else {}))
    assert client.get(page).status_code == 403
