"""The page on which the office checks a month, and its three acts."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape
from factories.companies import CompanyFactory
from factories.filing import OCTOBER, filled, opened_november
from factories.months import MonthLineFactory, MonthlyReportFactory
from people import make_member

from titp.accounts.models import Role
from titp.compliance.rule import RULES
from titp.tenancy.context import use
from training_plans.filing.checks import Check
from training_plans.filing.review import approve, open_cells, send_back
from training_plans.filing.sentences import Sentence
from training_plans.filing.submission import state_of, submit
from training_plans.models import MonthLine, MonthlyReport, ReportStep, ReturnedCell
from training_plans.views import month_check


@pytest.fixture(autouse=True)
def found(monkeypatch):
    """What the rules find in every month: nothing, unless a test adds to it."""
    found = []
    monkeypatch.setattr(month_check, "checks", lambda report: found)
    return found


def sent(by, **cells):
    report = filled(opened_november(CompanyFactory(name="やまと食品"), people=2), **cells)
    assert submit(report, by, "grid").written
    approve(MonthlyReport.objects.get(company=report.company, month=OCTOBER), by)
    return report


@pytest.fixture
def report(office, books):
    """Two people's November, sent; their October is on record."""
    return books(sent, office.user, overtime_minutes="20")


@pytest.fixture
def page(at, report):
    return lambda rest: at("kita", f"/monthly-reports/{report.pk}/{rest}")


@pytest.fixture
def people(books, report):
    return books(lambda: [line.trainee_id for line in MonthLine.objects.filter(report=report)])


def text_of(response):
    return re.sub(r"\s+", " ", response.content.decode())


def state(books, report):
    return books(state_of, report)


def cell(text, person, column):
    """The markup of one cell of the page."""
    found = re.search(rf'<td (?:(?!</td>).)*value="{person}:{column}".*?</td>', text)
    return found.group() if found else ""


def test_a_cell_stands_beside_last_months(office, page, people):
    shown = cell(text_of(office.get(page("check/"))), people[0], "overtime_minutes")
    assert '<use href="/static/img/icons.svg#sort-up"/>' in shown
    assert "more +20:00" in shown
    assert "last month 0:00" in shown
    assert "data-stands-out" in shown


def test_a_cell_as_last_month_says_nothing(office, page, people):
    shown = cell(text_of(office.get(page("check/"))), people[0], "base_pay")
    assert "220,000" in shown
    assert "last month" not in shown


def test_task_hours_stand_beside_the_plans_share_of_a_month(office, page, people, books, report):
    def plan():
        plan = MonthLine.objects.filter(report=report).first().trainee.plans.get()
        plan.essential_minutes = 12 * 60 * 60
        plan.starts_on, plan.ends_on = date(2026, 4, 1), date(2027, 3, 31)
        plan.save()
        return plan.trainee_id

    whose = books(plan)
    shown = cell(text_of(office.get(page("check/"))), whose, "essential_minutes")
    assert "plan 60:00 more +52:00" in shown


def test_a_check_stands_at_its_cell_with_rule_article_and_formula(office, page, people, found):
    rule = RULES["PAY-001"]
    said = Sentence("gap.rate", {}, ("base_pay",))
    found.append(Check(rule, "violation", 1, people[1], None, (said,), rule.cites))
    text = text_of(office.get(page("check/")))
    assert escape(said.say("en")) in text
    assert rule.get_absolute_url().lstrip("/") in text
    assert str(rule.cites[0]) in text
    assert 'href="#check-1"' in cell(text, people[1], "base_pay")
    assert 'href="#check-1"' not in cell(text, people[0], "base_pay")


def test_accepting_is_one_button_that_leads_to_the_next(office, page, books, at, report):
    other = books(MonthlyReportFactory)
    text = text_of(office.get(page("check/")))
    forms = re.findall(rf'<form method="post" action="{page("approval/")}".*?</form>', text)
    assert len(forms) == 1
    assert "required" not in forms[0]
    answer = office.post(page("approval/"))
    assert answer.url == at("kita", f"/monthly-reports/{other.pk}/check/")
    assert state(books, report) == "approved"


def test_after_the_last_report_one_is_back_at_the_queue(office, page, at):
    answer = office.post(page("approval/"), follow=True)
    assert answer.redirect_chain[-1][0] == at("kita", "/months/")
    assert "No further report waits." in text_of(answer)


def test_who_skips_a_report_comes_back_to_it_at_the_end(office, at, books):
    first, second = books(lambda: [MonthlyReportFactory(), MonthlyReportFactory()])
    answer = office.post(at("kita", f"/monthly-reports/{second.pk}/approval/"))
    assert answer.url == at("kita", f"/monthly-reports/{first.pk}/check/")


def test_a_cell_is_sent_back_with_a_tick_a_chip_and_a_button(office, page, people, books, report):
    text = text_of(office.get(page("check/")))
    (form,) = re.findall(rf'<form method="post" action="{page("return/")}".*?</form>', text)
    assert f'name="cell" value="{people[0]}:net_pay"' in form
    assert form.count('type="radio" name="reason"') == len(ReturnedCell.Reason)
    assert form.count('type="submit"') == 1
    office.post(page("return/"), {"cell": f"{people[0]}:net_pay", "reason": "differs"})
    assert list(books(open_cells, report)) == [(people[0], "net_pay")]


def test_several_cells_go_back_at_once(office, page, people, books, report):
    cells = [f"{people[0]}:net_pay", f"{people[1]}:base_pay", f"{people[1]}:paid_on"]
    office.post(page("return/"), {"cell": cells, "reason": "missing", "note": "see page 2"})
    rows = books(lambda: list(ReturnedCell.objects.values_list("reason", "note")))
    assert rows == [("missing", "see page 2")] * 3


def test_the_reasons_are_shown_in_the_clerks_language(office, page, kita, report):
    member = make_member(kita, Role.CLERK, company_id=report.company_id)
    type(member).objects.filter(pk=member.pk).update(language="ja")
    assert "未記入です。" in text_of(office.get(page("check/")))


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"reason": "missing"}, "Please tick the cells"),
        ({"cell": "{}:net_pay"}, "Please choose a reason."),
        ({"cell": "{}:net_pay", "reason": "no"}, "Please choose a reason."),
        ({"cell": "{}:net_pay", "reason": "other"}, "Please write the reason."),
    ],
)
def test_what_is_missing_to_send_back_is_said_and_the_ticks_stay(
    office, page, people, books, report, form, words
):
    form = {name: value.format(people[0]) for name, value in form.items()}
    answer = office.post(page("return/"), form)
    assert answer.status_code == 422
    assert words in text_of(answer)
    shown = cell(text_of(answer), people[0], "net_pay")
    assert ("checked" in shown) == ("cell" in form)
    assert state(books, report) == "submitted"


@pytest.mark.parametrize("place", ["0:net_pay", "{}:salary", "x:net_pay", "{}", "9" * 30])
def test_a_cell_that_the_report_does_not_have_is_refused(
    office, page, people, books, report, place
):
    form = {"cell": place.format(people[0]), "reason": "missing"}
    assert office.post(page("return/"), form).status_code == 400
    assert state(books, report) == "submitted"


def test_a_checked_month_is_opened_again_for_a_reason(office, page, books, report):
    books(approve, report, office.user)
    assert office.post(page("reopening/"), {"reason": " "}).status_code == 422
    assert state(books, report) == "approved"
    office.post(page("reopening/"), {"reason": "the tax was wrong"})
    assert state(books, report) == "returned"
    assert books(lambda: ReportStep.objects.latest("pk").reason) == "the tax was wrong"


@pytest.mark.parametrize("act", ["approval", "return", "reopening"])
def test_in_a_wrong_state_nothing_is_written_and_the_page_says_so(
    office, page, people, books, report, act
):
    if act != "reopening":
        books(approve, report, office.user)
    steps = books(ReportStep.objects.count)
    form = {"cell": f"{people[0]}:net_pay", "reason": "missing"}
    answer = office.post(page(f"{act}/"), form)
    assert answer.status_code == 409
    assert "This cannot be done now" in text_of(answer)
    assert books(ReportStep.objects.count) == steps


def test_cells_that_were_sent_back_show_why(office, page, people, books, report):
    back = month_check.Back(people[0], "net_pay", "differs", "by 500 yen")
    books(send_back, report, office.user, [back])
    text = text_of(office.get(page("check/")))
    assert "It differs from the paper. by 500 yen" in text
    assert 'name="cell"' not in text


def test_the_steps_tell_who_when_and_by_what_way(office, page):
    text = text_of(office.get(page("check/")))
    assert "table on the screen" in text
    assert office.user.email in text


def test_a_report_that_was_not_sent_shows_what_is_typed(office, books, at):
    report = books(lambda: filled(opened_november(CompanyFactory()), base_pay="123456"))
    answer = office.get(at("kita", f"/monthly-reports/{report.pk}/check/"))
    assert "123,456" in text_of(answer)


def test_another_organizations_report_is_not_there(office, at, minami):
    with use(minami.pk):
        stranger = MonthlyReportFactory()
    for rest in ("check", "approval", "return", "reopening"):
        address = at("kita", f"/monthly-reports/{stranger.pk}/{rest}/")
        ask = office.get if rest == "check" else office.post
        assert ask(address).status_code == 404, rest


def test_more_people_cost_no_more_queries(office, page, books, report):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            office.get(page("check/"))
        return len(queries)

    asked()
    few = asked()
    books(lambda: [MonthLineFactory(report=report, overtime_minutes=1) for _ in range(8)])
    assert asked() == few
