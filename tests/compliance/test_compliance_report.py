"""The compliance report: what it shows of a day, to whom, and that the PDF says the same."""

import io
import re
from datetime import date, datetime, timedelta

import pikepdf
import pypdfium2
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from django.utils.timezone import get_current_timezone
from factories.companies import CompanyFactory
from factories.trainees import TraineeFactory

from titp.accounts.models import User
from titp.compliance.account import account_of
from titp.compliance.models import Finding, State, Waiver
from titp.compliance.rule import RULES
from titp.compliance.wording import SAYS
from titp.documents.papers import printed, written
from titp.documents.report import REPORTS
from titp.japanese.eras import japanese_date
from titp.tenancy.context import STAFF, use

REPORT = REPORTS["compliance_report"]
ON = date(2026, 10, 31)
SEEN = date(2026, 9, 1)


def at(day, hour=12):
    return datetime(day.year, day.month, day.day, hour, tzinfo=get_current_timezone())


def duty(rule="SUP-003", **fields):
    fields = {
        "subject_id": Finding.objects.count() + 1,
        "state": State.OVERDUE,
        "due_on": date(2026, 10, 10),
        "found_on": SEEN,
        "severity": int(RULES[rule].severity) if rule in RULES else 2,
    } | fields
    return Finding.objects.create(rule=rule, **fields)


@pytest.fixture
def company(acting):
    return CompanyFactory(name="見本食品")


@pytest.fixture
def page(kita, acting):
    """`page("en")` → the report as HTML."""
    return lambda language="en", on=ON: written(REPORT, kita, language, ON, seen_on=on)


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


def test_a_duty_stands_under_its_article_and_its_company(company, page):
    duty(company=company)
    shown = page()
    title = RULES["SUP-003"].title.en
    order = ["Act art. 42", title, "見本食品", "The recorded day has passed"]
    places = [shown.index(words, shown.index("<h2>Act art. 42")) for words in order]
    assert places == sorted(places)


def test_articles_stand_in_the_order_of_the_laws(company, acting):
    for rule in ("IMM-001", "SUP-003", "SUP-004", "EXAM-001"):
        duty(rule, company=company)
    with translation.override("en"):
        articles = [str(article) for article, _rules in account_of(ON).articles()]
    assert articles == ["Act art. 9", "Act art. 42", "Ordinance art. 52", "Immigration Act art. 20"]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_pdf_says_every_value_of_every_duty(company, paper, language):
    person = TraineeFactory(company=company, name_roman="SAMPLE ONE")
    evidence = {"expires_on": "2026-12-31", "submitted_on": None, "urgent": False}
    fields = {"state": State.DUE_SOON, "due_on": date(2026, 12, 31), "evidence": evidence}
    duty("IMM-001", company=company, trainee=person, **fields)
    duty(company=company)
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
    duty(company=company)
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


def test_the_day_stands_there_in_both_calendars(company, page):
    assert "令和8年10月31日（2026年）" in page("ja")
    assert "Oct. 31, 2026 (R8)" in page("en")


def test_no_duty_is_called_illegal_or_a_violation(company, page):
    for state in (State.OVERDUE, State.VIOLATION, State.DATA_GAP, State.WARNING, State.DUE_SOON):
        duty(company=company, state=state)
    shown = page()
    assert str(SAYS[State.VIOLATION]) in shown
    assert "illegal" not in shown.lower()
    assert "violation" not in shown.lower()


def test_what_is_uncertain_in_a_rule_is_marked(company, page):
    duty("SUP-001", company=company)
    assert RULES["SUP-001"].to_be_confirmed
    start = page().index("SUP-001</span>")
    assert page()[start:].startswith('SUP-001</span> <span class="mark">')


def test_the_summary_counts_by_state_and_severity_what_passed_its_day_first(company, acting):
    duty(company=company)
    duty(company=company, severity=1)
    duty("IMM-001", company=company, state=State.DUE_SOON, due_on=date(2026, 11, 10), severity=3)
    first, *others = account_of(ON).summary()
    assert (first[0], first[2]) == (str(SAYS[State.OVERDUE]), 2)
    assert first[1][2] == 1
    assert others[-1] == (str(SAYS[State.DUE_SOON]), [1, 0, 0], 1)


def test_a_past_day_shows_what_was_open_then(company, acting):
    settled_later = duty(company=company, state=State.LATE, closed_on=ON + timedelta(5))
    settled_before = duty(company=company, state=State.LATE, closed_on=ON)
    found_later = duty(company=company, found_on=ON + timedelta(1))
    shown = {entry.finding for entry in account_of(ON).entries}
    assert settled_later in shown
    assert not shown & {settled_before, found_later}


def test_a_duty_that_is_overdue_by_now_was_only_near_on_a_day_before(company, acting):
    duty(company=company, due_on=date(2026, 10, 10))
    states = [account_of(day).entries[0].state for day in (date(2026, 10, 10), date(2026, 10, 11))]
    assert states == [State.DUE_SOON, State.OVERDUE]


@pytest.fixture
def somebody(kita, django_user_model):
    return User.objects.create_user("somebody@example.org", "x", name="SOMEBODY SAMPLE")


def test_what_rests_stands_apart_with_who_when_and_why(somebody, company, page):
    finding = duty(company=company)
    Waiver.objects.create(finding=finding, by=somebody, reason="Seen on paper.", at=at(SEEN))
    shown = page()
    rest = shown[shown.index("Duties that were let rest</h2>") :]
    for words in ("SOMEBODY SAMPLE", "Sept. 1, 2026", "Seen on paper.", "見本食品"):
        assert words in rest
    assert "<h2>Act art. 42" not in shown


@pytest.mark.parametrize(
    ("said", "withdrawn", "rests"),
    [
        (at(ON, 23), None, True),
        (at(ON + timedelta(1), 0), None, False),
        (at(SEEN), at(ON, 23), False),
        (at(SEEN), at(ON + timedelta(1), 0), True),
    ],
)
def test_a_duty_rests_on_a_day_when_that_was_said_by_its_end(
    somebody, company, acting, said, withdrawn, rests
):
    waiver = {"by": somebody, "reason": "x", "at": said, "withdrawn_at": withdrawn}
    Waiver.objects.create(finding=duty(company=company), **waiver)
    assert bool(account_of(ON).resting) is rests


def test_rules_without_an_open_duty_are_listed(company, acting):
    duty(company=company)
    quiet = [rule.id for rule in account_of(ON).quiet_rules()]
    assert quiet == sorted(set(RULES) - {"SUP-003"})


def test_without_any_duty_it_says_so(page):
    assert "No open duty was on record on this day." in page()


def test_of_a_day_before_the_first_record_it_says_that_it_cannot_tell(company, page):
    duty(company=company, found_on=date(2026, 11, 20))
    assert "Records of duties begin on Nov. 20, 2026" in page()
    assert "No open duty was on record" not in page()


def test_a_rule_that_is_no_longer_declared_keeps_its_duties(company, page):
    duty("OLD-001", company=company)
    assert "Rules that are no longer watched" in page()
    assert "OLD-001" in page()


def test_the_duties_of_another_organization_are_not_in_it(minami, kita, page_of_kita):
    with use(minami.pk, STAFF):
        duty(company=CompanyFactory(name="よその会社"))
    assert "よその会社" not in page_of_kita()


@pytest.fixture
def page_of_kita(kita):
    def write():
        with use(kita.pk, STAFF):
            return written(REPORT, kita, "ja", ON)

    return write


def test_past_months_stand_in_a_chart_from_the_first_record_on(company, page):
    duty(company=company, due_on=date(2026, 9, 10))
    shown = page()
    chart = shown[shown.index('id="figure-overdue-by-month"') :]
    rows = re.findall(r'<th scope="row">(\w+)</th><td class="number">([^<]*)</td>', chart)
    assert rows[-3:] == [("Aug", "no value"), ("Sep", "1"), ("Oct", "1")]
    assert 'id="figure-duties-by-rule"' in shown


def test_a_large_organization_asks_the_database_as_often_as_a_small_one(
    kita, company, acting, django_assert_num_queries
):
    duty(company=company)
    with CaptureQueriesContext(connection) as few:
        written(REPORT, kita, "en", ON)
    for number in range(20):
        person = TraineeFactory(company=CompanyFactory(), name_roman=f"SAMPLE {number}")
        duty("IMM-001", company_id=person.company_id, trainee=person)
    with django_assert_num_queries(len(few)):
        written(REPORT, kita, "en", ON)
