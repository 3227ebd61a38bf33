"""When the company's cover by workers' compensation began, on its pages."""

import pytest
from factories.companies import CompanyFactory

from titp.tenancy.context import use


def words(response):
    return response.content.decode()


@pytest.fixture
def company(kita):
    with use(kita.pk):
        return CompanyFactory()


def test_workers_compensation_stands_with_the_company(signed_in, at, company):
    office = signed_in("caseworker")
    new = at("kita", f"/companies/{company.pk}/workers-compensations/new/")
    page = at("kita", f"/companies/{company.pk}/workplaces/")
    assert office.post(new, {"established_on": "2015-04-01", "number": "13101-123456"}).url == page
    assert "2015-04-01" in words(office.get(page))
    history = at("kita", f"/companies/{company.pk}/history/")
    assert "13101-123456" in words(office.get(history))
