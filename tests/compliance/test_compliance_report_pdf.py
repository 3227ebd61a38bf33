"""The compliance report as PDF says what the findings say, and is tagged, in both languages."""

import io
from datetime import date

import pikepdf
import pypdfium2
import pytest
from django.utils import translation
from factories.companies import CompanyFactory
from factories.compliance import FindingFactory
from factories.trainees import TraineeFactory

from titp.compliance.account import account_of
from titp.compliance.models import State
from titp.documents.papers import printed
from titp.documents.report import REPORTS
from titp.japanese.eras import japanese_date

REPORT = REPORTS["compliance_report"]
ON = date(2026, 10, 31)


@pytest.fixture
def company(acting):
    return CompanyFactory(name="見本食品")


@pytest.fixture
def paper(kita, acting):
    """`paper("ja")` → the printed report."""
    return lambda language: printed(REPORT, [kita], language, ON)


def text_of(made):
    """All that the PDF says, without spaces and line ends."""
    with pypdfium2.PdfDocument(made.content) as pdf:
        return "".join("".join(page.get_textpage().get_text_bounded().split()) for page in pdf)


def close_up(words):
    return "".join(str(words).split())


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_pdf_says_every_value_of_every_duty(company, paper, language):
    person = TraineeFactory(company=company, name_roman="SAMPLE ONE")
    evidence = {"expires_on": "2026-12-31", "submitted_on": None, "urgent": False}
    fields = {"state": State.DUE_SOON, "due_on": date(2026, 12, 31), "evidence": evidence}
    FindingFactory(rule="IMM-001", company=company, trainee=person, **fields)
    FindingFactory(company=company)
    text = text_of(paper(language))
    with translation.override(language):
        for entry in account_of(ON).to_do:
            assert close_up(entry.title) in text
            assert close_up(entry.says) in text
            for name, value in entry.values:
                assert f"{close_up(name)}{'：' if language == 'ja' else ':'}{value or '–'}" in text
    assert "SAMPLEONE" in text
    assert "見本食品" in text
    assert "expires_on" not in text
    due = japanese_date(date(2026, 10, 10)) if language == "ja" else "Oct.10,2026"
    assert due in text


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_pdf_is_tagged_and_carries_language_title_and_subset_fonts(company, paper, language):
    FindingFactory(company=company)
    made = paper(language)
    assert made.language == language
    assert ("令和8年10月分" if language == "ja" else "October 2026") in made.title
    with pikepdf.open(io.BytesIO(made.content)) as pdf:
        assert pdf.Root.Lang == language
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        fonts = [font for sheet in pdf.pages for font in sheet.resources.Font.values()]
        assert fonts
        for font in fonts:
            (descendant,) = font.DescendantFonts
            assert str(descendant.BaseFont)[7] == "+"
            assert any(key.startswith("/FontFile") for key in descendant.FontDescriptor)


def test_a_name_that_no_font_has_is_told_by_its_number(company, paper):
    FindingFactory(company=CompanyFactory(name="𠮷田食品"))
    assert "U+20BB7" in text_of(paper("ja"))
