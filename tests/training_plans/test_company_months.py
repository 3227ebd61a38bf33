"""The months of a company on its page."""

from datetime import date

from factories.companies import CompanyFactory
from factories.months import MonthlyReportFactory

from titp.tenancy.context import use


def test_the_latest_month_comes_first(signed_in, at, kita):
    with use(kita.pk):
        company = CompanyFactory()
        for month in (date(2026, 5, 1), date(2026, 10, 1), date(2026, 8, 1)):
            MonthlyReportFactory(company=company, month=month)
    client = signed_in("caseworker")
    text = client.get(at("kita", f"/companies/{company.pk}/months/")).content.decode()
    places = [text.index(month) for month in ("October 2026", "August 2026", "May 2026")]
    assert places == sorted(places)
