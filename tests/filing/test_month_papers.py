"""A month on paper says what was reported, to each in their language, and to no stranger."""

import io
from datetime import date

import pikepdf
import pypdfium2
import pytest
from factories.companies import CompanyFactory
from factories.filing import filled, opened_november
from factories.months import ChargeFactory

from titp.documents.papers import printed
from titp.documents.report import REPORTS
from titp.tenancy.context import COMPANY, use
from trainees.models import Trainee
from training_plans.filing.review import approve
from training_plans.filing.submission import submit
from training_plans.models import DraftLine, MonthLine, MonthlyReport
from training_plans.month_columns import word
from training_plans.paid_month import paid_months
from training_plans.reports.wage_statement import language_of

ON = date(2026, 12, 15)
CELLS = {
    "overtime_pay": "12345", "tax": "4321", "social_insurance": "31000", "housing": "20000",
    "housing_cost": "20000", "net_pay": "177024", "incident": "injury",
    "incident_note": "指を切った", "pay_method": "transfer", "paid_on": "2026-11-25",
}  # fmt: skip


@pytest.fixture
def report(acting, somebody):
    report = opened_november(CompanyFactory(name="見本食品"), people=2)
    submit(filled(report, **CELLS), somebody, "grid")
    report.refresh_from_db()
    return report


@pytest.fixture
def line(report):
    return MonthLine.objects.filter(report=report).first()


def text_of(content):
    """All that a PDF says, without spaces and line ends."""
    with pypdfium2.PdfDocument(content) as pdf:
        pages = ["".join(page.get_textpage().get_text_bounded().split()) for page in pdf]
    return "".join(pages)


def paper(slug, *subjects, language="ja"):
    return text_of(printed(REPORTS[slug], subjects, language, ON).content)


def close_up(words):
    return "".join(str(words).split())


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_month_says_who_worked_how_much_and_was_paid_what(report, language):
    text = paper("monthly_report", report, language=language)
    for line in MonthLine.objects.filter(report=report):
        assert close_up(line.trainee) in text
    for fact in (
        "見本食品",
        "160:00",
        "12,345",
        "4,321",
        "31,000",
        "20,000",
        "177,024",
        "指を切った",
    ):
        assert fact in text
    assert word("column.overtime_pay", language).replace(" ", "") in text


def test_sums_are_those_of_the_people(report):
    first, second = paid_months(report)
    assert first.gross == 220_000 + 12_345
    assert first.deductions == 4_321 + 31_000 + 20_000
    assert first.computed_net == 177_024
    text = paper("monthly_report", report)
    assert f"{first.gross + second.gross:,}" in text
    assert f"{first.deductions + second.deductions:,}" in text
    assert "320:00" in text


def test_two_charges_of_one_kind_are_added_up(report, line):
    ChargeFactory(line=line, kind="other", item="作業着", amount=1_000)
    ChargeFactory(line=line, kind="other", item="工具", amount=2_500)
    (month,) = [one for one in paid_months(report) if one.line.pk == line.pk]
    assert month.by_kind["other"] == 3_500
    assert "3,500" in paper("monthly_report", report)
    assert "工具" in paper("wage_statement", line)


def test_who_sent_and_who_checked_stands_on_the_month(report, somebody):
    approve(report, somebody)
    text = paper("monthly_report", report, language="en")
    assert "checkedandlocked" in text
    assert text.count("somebody@example.org") == 2


def test_plan_against_actual_and_what_the_rules_say_stand_on_the_month(report):
    text = paper("monthly_report", report, language="en")
    assert "Planagainstactual" in text
    assert "Whattolookat" in text
    # October and November: two months of 112 hours of essential tasks
    assert "224:00" in text


def test_a_month_of_many_people_goes_over_to_more_pages_and_repeats_its_head(acting, somebody):
    report = opened_november(CompanyFactory(), people=30, last_month=False)
    submit(filled(report), somebody, "grid")
    made = printed(REPORTS["monthly_report"], [report], "ja", ON)
    assert made.pages > 3
    with pypdfium2.PdfDocument(made.content) as pdf:
        heads = sum("所定日数" in page.get_textpage().get_text_bounded() for page in pdf)
    assert heads > 1


def test_a_month_of_which_nothing_was_sent_says_so(acting):
    report = opened_november(CompanyFactory())
    assert (
        "NothinghasbeensentforthiS".lower()
        in paper("monthly_report", report, language="en").lower()
    )


def speaking(line, language="", nationality=""):
    Trainee.objects.filter(pk=line.trainee_id).update(language=language, nationality=nationality)
    return line


@pytest.mark.parametrize(
    ("language", "nationality", "told"),
    [
        ("vi", "ID", ("vi", True)), ("", "VN", ("vi", True)), ("", "ID", ("id", True)),
        ("", "PH", ("en", False)), ("my", "VN", ("en", False)), ("", "", ("en", False)),
        ("", "IN", ("en", True)), ("ja", "VN", ("ja", True)), ("", "XX", ("en", False)),
    ],
)  # fmt: skip
def test_the_mother_tongue_counts_and_else_the_country(line, language, nationality, told):
    assert language_of(speaking(line, language, nationality)) == told


@pytest.mark.parametrize("language", ["vi", "id", "en"])
def test_a_statement_says_each_sum_in_japanese_and_in_the_persons_language(line, language):
    text = paper("wage_statement", speaking(line, language))
    for name in ("base_pay", "overtime_pay", "gross", "tax", "housing", "deductions", "net_pay"):
        assert close_up(word(f"column.{name}", language)) in text
        assert close_up(word(f"column.{name}", "ja")) in text
    for amount in ("220,000", "12,345", "232,345", "4,321", "55,321", "177,024"):
        assert f"{amount}円" in text
    assert "2026-11-25" in text


def test_a_statement_says_that_it_is_no_payslip(line):
    text = paper("wage_statement", speaking(line, "vi"))
    assert "賃金支払明細書ではありません" in text
    assert close_up(word("statement.not_legal", "vi")) in text


def test_words_that_nobody_has_checked_are_marked_as_a_draft(line):
    draft = close_up(word("statement.draft", "vi"))
    assert draft in paper("wage_statement", speaking(line, "vi"))
    assert "DRAFT" not in paper("wage_statement", speaking(line, "en"))


def test_without_words_of_ours_it_is_in_english_and_marked(line):
    text = paper("wage_statement", speaking(line, "my"))
    assert "DRAFT:notyettranslated" in text
    assert "Netpay" in text


def test_vietnamese_letters_are_printed_with_a_font_that_has_them(line):
    made = printed(REPORTS["wage_statement"], [speaking(line, "vi")], "ja", ON)
    assert "U+" not in text_of(made.content)
    with pikepdf.open(io.BytesIO(made.content)) as pdf:
        fonts = {
            str(font.BaseFont) for sheet in pdf.pages for font in sheet.resources.Font.values()
        }
    assert any("Noto-Sans" in font or "NotoSans" in font for font in fonts)


def test_a_statement_is_one_page_for_one_person_and_names_nobody_else(report):
    first, second = MonthLine.objects.filter(report=report)
    made = printed(REPORTS["wage_statement"], [speaking(first, "vi")], "ja", ON)
    assert made.pages == 1
    text = text_of(made.content)
    assert close_up(first.trainee) in text
    assert close_up(second.trainee) not in text


def test_what_is_not_recorded_is_said_and_is_no_zero(report, line):
    MonthLine.objects.filter(pk=line.pk).update(allowance_pay=None)
    assert close_up(word("statement.none", "vi")) in paper("wage_statement", speaking(line, "vi"))


def test_behind_the_companys_wall_the_papers_say_the_same_and_no_strangers_name(report, kita, line):
    company = report.company_id
    DraftLine.objects.filter(trainee=line.trainee_id).update(name="KNOWN AS BEFORE")
    Trainee.objects.filter(pk=line.trainee_id).update(name_roman="RENAMED SINCE")
    with use(kita.pk, COMPANY, company_id=company):
        own = MonthlyReport.objects.get(pk=report.pk)
        text = paper("monthly_report", own)
    assert "232,345" in text
    assert "somebody@example.org" not in text
    assert "RENAMEDSINCE" in text


def test_who_is_somebody_elses_now_has_the_name_that_was_known(report, kita, line):
    company, name = report.company_id, DraftLine.objects.get(report=report, trainee=line.trainee_id)
    placement = line.trainee.placements.get()
    placement.company = CompanyFactory()
    placement.save()
    with use(kita.pk, COMPANY, company_id=company):
        assert not Trainee.objects.filter(pk=line.trainee_id).exists()
        own = MonthlyReport.objects.get(pk=report.pk)
        assert close_up(name.name) in paper("monthly_report", own)
        assert close_up(name.name) in paper("wage_statement", MonthLine.objects.get(pk=line.pk))
