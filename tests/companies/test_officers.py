"""Officers of a host company on its pages."""

import pytest
from factories.companies import CompanyFactory, OfficerFactory

from companies.models import Officer
from titp.tenancy.context import use


def words(response):
    return response.content.decode()


@pytest.fixture
def company(kita):
    with use(kita.pk):
        return CompanyFactory()


def test_an_officer_is_entered_and_goes_on_the_companys_page(signed_in, at, company, kita):
    office, page = signed_in("caseworker"), at("kita", f"/companies/{company.pk}/staff/")
    new = at("kita", f"/companies/{company.pk}/officers/new/")
    entered = {"name": "見本　太郎", "name_kana": "みほん　たろう", "post": "代表取締役",
               "in_charge": "on", "starts_on": "2019-04-01"}  # fmt: skip
    assert office.post(new, entered).url == page
    assert "ミホン タロウ" in words(office.get(page))
    with use(kita.pk):
        officer = Officer.objects.get()
    edit = at("kita", f"/officers/{officer.pk}/edit/")
    version = office.get(edit).context["form"]["version"].value()
    assert office.post(edit, entered | {"ends_on": "2026-06-30", "version": version}).url == page
    assert "2026-06-30" in words(office.get(page))
    history = words(office.get(at("kita", f"/companies/{company.pk}/history/")))
    assert "代表取締役" in history


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"ends_on": "2019-03-31"}, "The end is before the start."),
        ({"declared_on": "2099-01-01"}, "This day has not come yet."),
        ({"name": "在任者"}, "These days overlap with those of another entry."),
    ],
)
def test_what_cannot_be_is_said_at_the_form(signed_in, at, company, kita, fields, said):
    with use(kita.pk):
        OfficerFactory(company=company, name="在任者")
    entered = {"name": "見本　太郎", "post": "取締役", "starts_on": "2019-04-01"} | fields
    page = signed_in("caseworker").post(
        at("kita", f"/companies/{company.pk}/officers/new/"), entered
    )
    assert page.status_code == 422
    assert said in words(page)


def test_a_sole_proprietor_has_no_corporate_number(signed_in, at, company):
    page = signed_in("caseworker").post(
        at("kita", f"/companies/{company.pk}/edit/"),
        {"name": "見本農園", "sole_proprietor": "on", "corporate_number": "1180301018771"},
    )
    assert page.status_code == 422
    assert "A sole proprietor has no corporate number." in words(page)


def test_only_who_reads_the_staff_of_a_company_sees_its_officers(signed_in, at, company):
    clerk = signed_in("clerk", company=company)
    assert clerk.get(at("kita", f"/companies/{company.pk}/staff/")).status_code == 403
