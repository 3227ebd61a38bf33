"""Printing: tags, language, fonts, headings that repeat, many papers in one, and limits."""

import io
from datetime import date

import pikepdf
import pypdfium2
import pytest
from django.template import engines
from django.template.loader import render_to_string
from django.utils import translation

from titp.declared import Text
from titp.documents import printing
from titp.documents.printing import Limits, PaperTooLong, PrintingUnavailable, print_papers
from titp.documents.report import Report
from titp.pages.charts import bar

DAY = date(2026, 11, 23)
SAMPLE = Report(
    slug="sample",
    title=Text(ja="見本の報告書", en="Sample report"),
    form="別記様式第99号",
    about="tenancy.Organization",
    may="read documents",
    shows=dict,
)
BODY = """{% extends base_template %}{% load papers %}{% block paper %}
<h1>{{ report.title }}</h1>
<p class="dated">{{ printed_on|era_date }}</p>
<table><thead><tr><th scope="col">COLUMN</th><th scope="col">{{ 12|full_width }}</th></tr></thead>
<tbody>{% for row in rows %}<tr><th scope="row">{{ row }}</th><td>{{ -1000|on_paper }}</td></tr>
{% endfor %}</tbody></table>{{ more|safe }}{% endblock %}"""


def paper(language="ja", rows=("髙﨑 花子", "Nguyễn Thị Ánh"), more=""):
    with translation.override(language):
        return (
            engines["django"]
            .from_string(BODY)
            .render(
                {
                    "base_template": "documents/paper.html",
                    "report": SAMPLE,
                    "language": language,
                    "organization": "見本協同組合",
                    "printed_on": DAY,
                    "rows": rows,
                    "more": more,
                }
            )
        )


def pages_of(printed):
    """The text of each page, without spaces and line ends."""
    with pypdfium2.PdfDocument(printed.content) as pdf:
        return ["".join(page.get_textpage().get_text_bounded().split()) for page in pdf]


def opened(printed):
    return pikepdf.open(io.BytesIO(printed.content))


def test_a_paper_is_tagged_and_says_its_language_and_title():
    with opened(print_papers([paper()])) as pdf:
        assert pdf.Root.Lang == "ja"
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        assert pdf.docinfo["/Title"] == "見本の報告書"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"


def tags(element):
    """The kinds of all elements under one, as the reader of a screen meets them."""
    if not isinstance(element, pikepdf.Dictionary):
        return
    if "/S" in element:
        yield str(element.S)
    children = element.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        yield from tags(child)


def test_headings_and_table_cells_are_marked_as_such():
    with opened(print_papers([paper()])) as pdf:
        found = set(tags(pdf.Root.StructTreeRoot))
    assert {"/H1", "/Table", "/TR", "/TH", "/TD"} <= found


def test_fonts_are_embedded_and_cut_to_what_is_used():
    with opened(print_papers([paper()])) as pdf:
        fonts = [
            font.DescendantFonts[0]
            for page in pdf.pages
            for font in page.resources.Font.values()
            if "/DescendantFonts" in font
        ]
        names = {str(font.BaseFont) for font in fonts}
        assert any("BIZ" in name for name in names)
        assert any("Noto" in name for name in names)
        assert all(name[7] == "+" for name in names)
        embedded = [
            stream.read_bytes()
            for font in fonts
            for key, stream in font.FontDescriptor.items()
            if key.startswith("/FontFile")
        ]
        assert len(embedded) == len(fonts)
        assert all(len(font) < 300_000 for font in embedded)


def test_names_in_japanese_and_vietnamese_can_be_read_again():
    (text,) = pages_of(print_papers([paper()]))
    assert "髙﨑花子" in text
    assert "NguyễnThịÁnh" in text


def test_japanese_papers_carry_the_era_and_english_ones_do_not():
    (japanese,) = pages_of(print_papers([paper("ja")]))
    (english,) = pages_of(print_papers([paper("en")]))
    assert "見本の報告書" in japanese
    assert "令和8年11月23日" in japanese
    assert "１２" in japanese
    assert "△1,000" in japanese
    assert "Samplereport" in english
    assert "Nov.23,2026" in english
    assert "令和" not in english


def test_an_official_form_has_its_number_and_its_paper_size_in_the_margin():
    (text,) = pages_of(print_papers([paper()]))
    assert "別記様式第99号" in text
    assert "（日本産業規格Ａ列４）" in text


def test_the_heading_of_a_table_and_the_margins_repeat_on_every_page():
    printed = print_papers([paper(rows=[f"ROW {i}" for i in range(120)])])
    texts = pages_of(printed)
    assert printed.pages == len(texts) == 4
    for number, text in enumerate(texts, 1):
        assert "COLUMN" in text
        assert "別記様式第99号" in text
        assert "見本協同組合" in text
        assert f"{number}/4" in text


def test_many_papers_become_one_pdf_with_page_numbers_of_their_own():
    long = paper(rows=[f"ROW {i}" for i in range(50)])
    printed = print_papers([long, paper("en"), long])
    texts = pages_of(printed)
    assert printed.pages == len(texts) == 5
    assert [f"{n}/{m}" in text for text, n, m in zip(texts, "12112", "22122", strict=True)] == (
        [True] * 5
    )
    assert (printed.title, printed.language) == ("見本の報告書", "ja")


def test_a_second_paper_of_the_same_kind_adds_no_second_copy_of_the_fonts():
    one, ten = print_papers([paper()]), print_papers([paper()] * 10)
    assert len(ten.content) < 3 * len(one.content)


def test_a_chart_keeps_its_colours_on_paper():
    chart = bar("c", "Chart", ["A", "B"], [1, 2])
    figure = render_to_string("components/charts/figure.html", {"chart": chart, "kind": "bar"})
    printed = print_papers([paper(more=figure)])
    with pypdfium2.PdfDocument(printed.content) as pdf:
        picture = pdf[0].render(scale=1).to_pil().convert("RGB")
    colours = {colour for _number, colour in picture.getcolors(1 << 20)}
    assert (0x00, 0x17, 0xC1) in colours


def test_nothing_to_print_is_an_error():
    with pytest.raises(ValueError, match="nothing to print"):
        print_papers([])


def test_a_paper_with_too_many_pages_is_stopped():
    endless = paper(rows=range(2000))
    with pytest.raises(PaperTooLong, match="3 pages"):
        print_papers([endless], Limits(pages=3))


def test_pages_count_over_all_papers_of_a_print():
    with pytest.raises(PaperTooLong, match="2 pages"):
        print_papers([paper()] * 3, Limits(pages=2))


def test_a_paper_that_takes_too_long_is_stopped():
    with pytest.raises(PaperTooLong, match="seconds"):
        print_papers([paper(rows=range(2000))], Limits(seconds=0))


def test_a_paper_with_too_many_letters_is_not_even_begun():
    with pytest.raises(PaperTooLong, match="letters"):
        print_papers([paper()], Limits(letters=100))


def test_after_a_paper_was_stopped_the_next_one_prints():
    with pytest.raises(PaperTooLong):
        print_papers([paper(rows=range(500))], Limits(pages=1))
    assert print_papers([paper()]).pages == 1


def test_a_machine_with_the_library_lacks_nothing():
    assert printing.available() == ""


def test_a_machine_without_the_library_says_what_it_lacks(without_pango):
    assert "Pango" in printing.available()
    with pytest.raises(PrintingUnavailable, match="libpango"):
        print_papers([paper()])
