"""The office's queue of monthly reports: what waits, the riskiest first, and where it leads."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.html import escape
from factories.companies import CompanyFactory
from factories.filing import filled, opened_november
from factories.months import MonthLineFactory, MonthlyReportFactory

from titp.accounts.models import Role
from titp.accounts.permissions import TABLE
from titp.compliance.models import Finding
from titp.compliance.rule import RULES
from training_plans.filing.queue import next_waiting, queued
from training_plans.filing.submission import submit
from training_plans.models import ReportStep


def duty(company, rule="PAY-001", severity=3):
    return Finding.objects.create(
        rule=rule, severity=severity, subject_id=company.pk, company=company, state="violation",
        found_on=date(2026, 11, 20),
    )  # fmt: skip


def unlike(report):
    """Somebody with half of last month's pay in the report."""
    before = MonthlyReportFactory(company=report.company, month=date(2026, 9, 1))
    line = MonthLineFactory(report=before)
    return MonthLineFactory(report=report, trainee=line.trainee, net_pay=line.net_pay // 2)


def of(report):
    return queued().get(pk=report.pk)


def order(text, *names):
    return sorted(names, key=text.index)


def test_what_waits_comes_first_and_of_that_what_has_open_duties(office, at, books):
    def make():
        quiet = MonthlyReportFactory(company=CompanyFactory(name="しずか"))
        risky = MonthlyReportFactory(company=CompanyFactory(name="あぶない"))
        duty(risky.company)
        draft = MonthlyReportFactory(company=CompanyFactory(name="まだ"), submitted_on=None)
        duty(draft.company)
        duty(draft.company, "PAY-002")
        return quiet, risky, draft

    books(make)
    text = office.get(at("kita", "/months/")).content.decode()
    assert order(text, "しずか", "あぶない", "まだ") == ["あぶない", "しずか", "まだ"]


def test_it_says_in_words_why_a_report_is_doubtful(office, at, books):
    def make():
        report = MonthlyReportFactory()
        duty(report.company)
        unlike(report)

    books(make)
    text = office.get(at("kita", "/months/")).content.decode()
    assert f"{escape(RULES['PAY-001'].title)}: 1" in text
    assert "Much unlike last month: 1 person" in text


def test_duties_that_no_month_tells_of_are_no_risk(books):
    def make():
        report = MonthlyReportFactory()
        duty(report.company, "SUP-001")
        return of(report)

    assert books(make).risk == 0


def test_a_duty_of_another_company_is_no_risk_here(books):
    def make():
        duty(CompanyFactory())
        return of(MonthlyReportFactory())

    assert books(make).risk == 0


def test_a_month_like_the_last_one_is_no_risk(books):
    def make():
        report = MonthlyReportFactory()
        unlike(report).delete()
        before = MonthlyReportFactory(company=report.company, month=date(2026, 8, 1))
        line = MonthLineFactory(report=before)
        MonthLineFactory(report=report, trainee=line.trainee, net_pay=1)
        return of(report)

    assert books(make).unlike == 0  # August is not the month before October


def test_a_fifth_more_hours_are_much_unlike(books):
    def make(minutes):
        report = MonthlyReportFactory()
        before = MonthlyReportFactory(company=report.company, month=date(2026, 9, 1))
        line = MonthLineFactory(report=before)
        MonthLineFactory(
            report=report, trainee=line.trainee, regular_minutes=9_600, overtime_minutes=minutes
        )
        return of(report).unlike

    assert books(make, 2_399) == 0
    assert books(make, 2_400) == 1  # a fifth of 12,000


def test_it_tells_who_did_the_last_step(office, at, books):
    books(
        lambda: ReportStep.objects.create(
            report=MonthlyReportFactory(), kind="returned", at=timezone.now(), by=office.user,
            via="office",
        )
    )  # fmt: skip
    text = office.get(at("kita", "/months/")).content.decode()
    assert f"<td>{office.user.email}<small>" in text


def test_people_of_a_month_that_is_being_filled_in_are_counted_too(books):
    report = books(lambda: opened_november(CompanyFactory(), people=2))
    assert books(of, report).people == 2


def test_it_is_asked_by_month_state_and_company(office, at, books):
    def make():
        MonthlyReportFactory(company=CompanyFactory(name="やまと"))
        MonthlyReportFactory(company=CompanyFactory(name="みどり"), month=date(2026, 9, 1))
        MonthlyReportFactory(company=CompanyFactory(name="あおば"), submitted_on=None)

    books(make)

    def names(query):
        text = office.get(at("kita", f"/months/?{query}")).content.decode()
        return {name for name in ("やまと", "みどり", "あおば") if f">{name}</a>" in text}

    assert names("month=2026-09-01") == {"みどり"}
    assert names("state=draft") == {"あおば"}
    search = office.post(at("kita", "/months/"), {"q": "ﾔﾏﾄ"}, follow=True)
    assert ">やまと</a>" in search.content.decode()
    assert ">みどり</a>" not in search.content.decode()


def test_its_first_button_leads_to_the_riskiest(office, at, books):
    def make():
        MonthlyReportFactory()
        risky = MonthlyReportFactory()
        duty(risky.company)
        return risky

    risky = books(make)
    text = office.get(at("kita", "/months/")).content.decode()
    assert f'<a class="button button--primary" href="/o/kita/monthly-reports/{risky.pk}/' in text
    assert books(next_waiting) == risky.pk


def test_the_rail_counts_what_waits(office, at, books):
    books(lambda: [MonthlyReportFactory(), MonthlyReportFactory(submitted_on=None)])
    rail = office.get(at("kita", "/months/")).context["rail"]
    assert [place["count"] for place in rail if place["url"] == "/o/kita/months/"] == [1]


def test_what_was_just_sent_waits(office, books):
    report = books(lambda: filled(opened_november(CompanyFactory())))
    assert books(next_waiting) is None or books(next_waiting) != report.pk
    books(lambda: submit(report, office.user, "grid"))
    assert report.pk in books(lambda: list(queued().filter(waits=1).values_list("pk", flat=True)))


def test_thirty_reports_cost_as_many_queries_as_three(office, at, books):
    def asked(reports):
        for _ in range(reports):
            books(lambda: duty(MonthLineFactory().report.company))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert office.get(at("kita", "/months/")).status_code == 200
        return len(queries)

    asked(1)
    few = asked(2)
    assert asked(27) == few


@pytest.mark.parametrize("role", sorted(set(Role.values) - TABLE["check monthly reports"]))
def test_who_does_not_check_months_is_told_so(role, signed_in, at, books):
    fields = {"company_id": books(CompanyFactory).pk} if role == Role.CLERK else {}
    client = signed_in(role, **fields)
    assert client.get(at("kita", "/months/")).status_code == 403
    assert client.get(at("kita", "/months/late/")).status_code == 403
    report = books(MonthlyReportFactory, **fields)
    assert client.get(at("kita", f"/monthly-reports/{report.pk}/check/")).status_code == 403
    for act in ("approval", "return", "reopening"):
        assert client.post(at("kita", f"/monthly-reports/{report.pk}/{act}/")).status_code == 403
