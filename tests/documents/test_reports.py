"""What a report is: declared once, with a permission that exists, beside its template."""

from datetime import date

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.utils import translation

from titp.declared import Text
from titp.documents.papers import ON_SCREEN, written
from titp.documents.report import REPORTS, report
from titp.tenancy.context import STAFF, use
from titp.tenancy.models import Office

TITLE = Text(ja="見本", en="Sample")


def test_its_function_gives_it_slug_and_explanation(certificate):
    assert REPORTS["certificate"] is certificate
    assert certificate.explanation == "That an office is there."
    assert certificate.template == "sample/reports/certificate.html"
    assert certificate.model is Office


def test_a_permission_that_is_not_in_the_table_is_refused():
    with pytest.raises(ImproperlyConfigured, match="fly to the moon"):
        report(title=TITLE, about="tenancy.Office", may="fly to the moon")


def test_the_same_slug_is_refused_twice(certificate):
    again = report(title=TITLE, about="tenancy.Office", may="read documents")
    with pytest.raises(ValueError, match="declared twice"):
        again(certificate.shows)


def test_papers_about_the_organization_are_about_our_own_only(kita, minami):
    def about_us(organization):
        return {}

    declared = report(title=TITLE, about="tenancy.Organization", may="read documents")(about_us)
    del REPORTS["about_us"]
    with use(kita.pk, STAFF):
        assert list(declared.subjects()) == [kita]


def test_screen_and_paper_show_the_same_content(certificate, office):
    on_paper = written(certificate, office, "ja", date(2026, 11, 23))
    on_screen = written(certificate, office, "ja", date(2026, 11, 23), base=ON_SCREEN)
    content = on_paper[on_paper.index("<h1>") : on_paper.index("</table>")]
    assert "見本事業所" in content
    assert content in on_screen


def test_the_language_of_a_paper_is_not_that_of_its_reader(certificate, office):
    with translation.override("en"):
        page = written(certificate, office, "ja", date(2026, 11, 23))
    assert '<html lang="ja">' in page
    assert "事業所証明書" in page
    assert "令和8年11月23日" in page


def test_a_name_with_markup_in_it_stays_a_name(certificate, acting):
    office = Office.objects.create(name='<link rel="attachment" href="file:///etc/passwd">')
    page = written(certificate, office, "en", date(2026, 11, 23))
    assert "<link rel=" not in page
