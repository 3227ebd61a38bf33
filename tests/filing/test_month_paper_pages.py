"""Who files a month gets its papers, of the own company only; the office finds them too."""

import pypdfium2
import pytest
from factories.companies import CompanyFactory
from factories.filing import filled, opened_november

from training_plans.filing.submission import submit
from training_plans.models import MonthLine


@pytest.fixture
def sent(somebody, books):
    """`sent()`: the report of a company of its own, sent."""

    def send():
        report = opened_november(CompanyFactory(), people=2)
        submit(filled(report), somebody, "grid")
        return report

    return lambda: books(send)


@pytest.fixture
def report(sent):
    return sent()


def pages(answer):
    assert answer["Content-Type"] == "application/pdf"
    with pypdfium2.PdfDocument(answer.content) as pdf:
        return [page.get_textpage().get_text_bounded() for page in pdf]


@pytest.mark.parametrize("role", ["clerk", "caseworker", "administrator"])
def test_the_papers_of_a_month_are_made_for_who_files_it(signed_in, at, report, role):
    own = {"company_id": report.company_id} if role == "clerk" else {}
    client = signed_in(role, **own)
    assert pages(client.get(at("kita", f"/monthly-reports/{report.pk}/paper/")))
    statements = pages(client.get(at("kita", f"/monthly-reports/{report.pk}/statements/")))
    assert len(statements) == 2


def test_a_clerk_reaches_no_other_companys_papers(signed_in, at, sent, report, books):
    client, other = signed_in("clerk", company_id=report.company_id), sent()
    line = books(lambda: MonthLine.objects.filter(report=other).first().pk)
    for address, status in (
        (f"/monthly-reports/{other.pk}/paper/", 404),
        (f"/monthly-reports/{other.pk}/statements/", 404),
        (f"/papers/monthly_report/{other.pk}/", 403), (f"/papers/wage_statement/{line}/", 403),
        (f"/papers/monthly_report/{report.pk}/", 403),
        (f"/papers/monthly_report/{other.pk}/pdf/", 403),
    ):  # fmt: skip
        assert client.get(at("kita", address)).status_code == status, address


def test_an_interpreter_gets_none(signed_in, at, report):
    client = signed_in("interpreter")
    address = at("kita", f"/monthly-reports/{report.pk}/paper/")
    assert client.get(address).status_code == 403


def test_before_a_month_is_sent_it_has_no_papers_and_says_so(signed_in, at, books):
    report = books(lambda: opened_november(CompanyFactory()))
    client = signed_in("clerk", company_id=report.company_id)
    for paper in ("paper", "statements"):
        answer = client.get(at("kita", f"/monthly-reports/{report.pk}/{paper}/"), follow=True)
        assert "Nothing has been sent for this month." in answer.content.decode()


def test_no_name_and_no_sum_stands_in_the_files_name(signed_in, at, report):
    client = signed_in("clerk", company_id=report.company_id)
    answer = client.get(at("kita", f"/monthly-reports/{report.pk}/paper/"))
    assert answer["Content-Disposition"] == 'inline; filename="monthly-report-2026-11.pdf"'


def test_the_office_finds_the_papers_at_the_month_and_at_a_line(signed_in, at, report, books):
    client = signed_in("caseworker")
    line = books(lambda: MonthLine.objects.filter(report=report).first().pk)
    month = client.get(at("kita", f"/monthly-reports/{report.pk}/")).content.decode()
    assert f"/papers/monthly_report/{report.pk}/" in month
    assert f"/monthly-reports/{report.pk}/statements/" in month
    own = client.get(at("kita", f"/month-lines/{line}/")).content.decode()
    assert f"/papers/wage_statement/{line}/" in own
    shown = client.get(at("kita", f"/papers/wage_statement/{line}/")).content.decode()
    assert "220,000 円" in shown


def test_a_clerk_finds_them_at_the_month_that_was_sent(signed_in, at, report):
    client = signed_in("clerk", company_id=report.company_id)
    text = client.get(at("kita", f"/monthly-reports/{report.pk}/filing/")).content.decode()
    assert f"/monthly-reports/{report.pk}/statements/" in text
