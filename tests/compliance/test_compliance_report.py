"""The compliance report: what it shows of a day, in which order, and of whom."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from factories.companies import CompanyFactory
from factories.compliance import FindingFactory
from factories.trainees import TraineeFactory

from titp.compliance.account import account_of
from titp.compliance.models import State
from titp.compliance.rule import RULES
from titp.compliance.wording import SAYS
from titp.documents.papers import written
from titp.documents.report import REPORTS
from titp.tenancy.context import STAFF, use

REPORT = REPORTS["compliance_report"]
ON = date(2026, 10, 31)


@pytest.fixture
def company(acting):
    return CompanyFactory(name="見本食品")


@pytest.fixture
def page(kita, acting):
    """`page("en")` → the report as HTML."""
    return lambda language="en", on=ON: written(REPORT, kita, language, ON, seen_on=on)


def test_a_duty_stands_under_its_article_and_its_company(company, page):
    FindingFactory(company=company)
    shown = page()
    title = RULES["SUP-003"].title.en
    order = ["Act art. 42", title, "見本食品", "The recorded day has passed"]
    places = [shown.index(words, shown.index("<h2>Act art. 42")) for words in order]
    assert places == sorted(places)


def test_a_duty_of_the_organization_itself_is_named_as_its_own(kita, acting, page):
    FindingFactory(rule="SUP-010")
    shown = page()
    own = shown.index("<h3>", shown.index("<h2>Act art. 32"))
    assert kita.name in shown[own:]
    assert "change of the licence" in shown[own:]
    assert "the company" not in shown[own:]


def test_articles_stand_in_the_order_of_the_laws(company, acting):
    for rule in ("IMM-001", "SUP-003", "SUP-004", "EXAM-001"):
        FindingFactory(rule=rule, company=company)
    with translation.override("en"):
        articles = [str(article) for article, _rules in account_of(ON).articles()]
    assert articles == ["Act art. 9", "Act art. 42", "Ordinance art. 52", "Immigration Act art. 20"]


def test_the_day_stands_there_in_both_calendars(company, page):
    assert "令和8年10月31日（2026年）" in page("ja")
    assert "Oct. 31, 2026 (R8)" in page("en")


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (State.OVERDUE, "21 days overdue"), (State.VIOLATION, "21 days past"),
        (State.DATA_GAP, "21 days past"), (State.WARNING, "21 days past"),
    ],
)  # fmt: skip
def test_only_of_what_is_overdue_the_paper_says_overdue(company, page, state, words):
    FindingFactory(company=company, state=state)
    assert words in page()


def test_in_japanese_the_paper_says_that_a_day_is_past(company, page):
    FindingFactory(company=company, state=State.DATA_GAP)
    assert "期日から21日経過" in page("ja")


def test_no_duty_is_called_illegal_or_a_violation(company, page):
    for state in (State.OVERDUE, State.VIOLATION, State.DATA_GAP, State.WARNING, State.DUE_SOON):
        FindingFactory(company=company, state=state)
    shown = page()
    assert str(SAYS[State.VIOLATION]) in shown
    assert "illegal" not in shown.lower()
    assert "violation" not in shown.lower()


def test_what_is_uncertain_in_a_rule_is_marked(company, page):
    FindingFactory(rule="SUP-001", company=company)
    assert RULES["SUP-001"].to_be_confirmed
    start = page().index("SUP-001</span>")
    assert page()[start:].startswith('SUP-001</span> <span class="mark">')


def test_the_summary_counts_by_state_and_severity_what_passed_its_day_first(company, acting):
    FindingFactory(company=company)
    FindingFactory(company=company, severity=1)
    FindingFactory(
        rule="IMM-001", company=company, state=State.DUE_SOON, due_on=date(2026, 11, 10), severity=3
    )
    first, *others = account_of(ON).summary()
    assert (first[0], first[2]) == (str(SAYS[State.OVERDUE]), 2)
    assert first[1][2] == 1
    assert others[-1] == (str(SAYS[State.DUE_SOON]), [1, 0, 0], 1)


def test_a_past_day_shows_what_was_open_then(company, acting):
    settled_later = FindingFactory(company=company, state=State.LATE, closed_on=ON + timedelta(5))
    settled_before = FindingFactory(company=company, state=State.LATE, closed_on=ON)
    found_later = FindingFactory(company=company, found_on=ON + timedelta(1))
    shown = {entry.finding for entry in account_of(ON).entries}
    assert settled_later in shown
    assert not shown & {settled_before, found_later}


def test_a_duty_that_is_overdue_by_now_was_only_near_on_a_day_before(company, acting):
    FindingFactory(company=company, due_on=date(2026, 10, 10))
    states = [account_of(day).entries[0].state for day in (date(2026, 10, 10), date(2026, 10, 11))]
    assert states == [State.DUE_SOON, State.OVERDUE]


def test_rules_without_an_open_duty_are_listed(company, acting):
    FindingFactory(company=company)
    quiet = [rule.id for rule in account_of(ON).quiet_rules()]
    assert quiet == sorted(set(RULES) - {"SUP-003"})


def test_without_any_duty_it_says_so(page):
    assert "No open duty was on record on this day." in page()


def test_of_a_day_before_the_first_record_it_says_that_it_cannot_tell(company, page):
    FindingFactory(company=company, found_on=date(2026, 11, 20))
    assert "Records of duties begin on Nov. 20, 2026" in page()
    assert "No open duty was on record" not in page()


def test_a_rule_that_is_no_longer_declared_keeps_its_duties(company, page):
    FindingFactory(rule="OLD-001", company=company)
    assert "Rules that are no longer watched" in page()
    assert "OLD-001" in page()


def test_the_duties_of_another_organization_are_not_in_it(minami, kita, page_of_kita):
    with use(minami.pk, STAFF):
        FindingFactory(company=CompanyFactory(name="よその会社"))
    assert "よその会社" not in page_of_kita()


@pytest.fixture
def page_of_kita(kita):
    def write():
        with use(kita.pk, STAFF):
            return written(REPORT, kita, "ja", ON)

    return write


def test_past_months_stand_in_a_chart_from_the_first_record_on(company, page):
    FindingFactory(company=company, due_on=date(2026, 9, 10))
    shown = page()
    chart = shown[shown.index('id="figure-overdue-by-month"') :]
    rows = re.findall(r'<th scope="row">(\w+)</th><td class="number">([^<]*)</td>', chart)
    assert rows[-3:] == [("Aug", "no value"), ("Sep", "1"), ("Oct", "1")]
    assert 'id="figure-duties-by-rule"' in shown


def test_a_large_organization_asks_the_database_as_often_as_a_small_one(
    kita, company, acting, django_assert_num_queries
):
    FindingFactory(company=company)
    with CaptureQueriesContext(connection) as few:
        written(REPORT, kita, "en", ON)
    for number in range(20):
        person = TraineeFactory(company=CompanyFactory(), name_roman=f"SAMPLE {number}")
        FindingFactory(rule="IMM-001", company_id=person.company_id, trainee=person)
    with django_assert_num_queries(len(few)):
        written(REPORT, kita, "en", ON)
