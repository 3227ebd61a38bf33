"""Figures of duties and of months that did not come, against the same done by hand."""

from datetime import date

import pytest
from counted import asked, counted, headline
from factories.companies import CompanyFactory
from factories.compliance import FindingFactory
from people import make_person

from titp.compliance.models import State
from titp.monitoring.figure import FIGURES
from titp.tenancy.context import JOBS, use
from training_plans.models import MonthlyReport, ReportStep

ON = date(2026, 10, 31)
pytestmark = pytest.mark.usefixtures("found")


def finding(rule, state, found, closed=None, due=None):
    FindingFactory(rule=rule, state=state, found_on=found, closed_on=closed, due_on=due)


@pytest.fixture
def found(kita):
    by = make_person("checker@example.org")
    with use(kita.pk, JOBS):
        finding("PAY-001", "violation", "2026-02-01", "2026-03-01")
        finding("PAY-001", "late", "2026-02-01", "2026-02-20")
        finding("HOUSE-001", "violation", "2024-02-01")
        finding("PROT-002", "violation", "2024-02-01", "2025-10-31")  # over for a year
        finding("PAY-002", "data_gap", "2026-02-01")
        finding("PROT-003", "violation", "2026-02-01")  # told by the consultations
        finding("PLAN-004", "violation", "2026-02-01", "2026-11-02")  # settled after the day
        finding("PLAN-004", "warning", "2026-02-01", "2026-05-02")
        finding("SUP-001", "late", "2026-02-01", "2026-03-02", due="2026-03-01")
        finding("SUP-001", "due_soon", "2026-02-01", "2026-02-27", due="2026-03-01")
        finding("SUP-001", "overdue", "2026-02-01", due="2026-03-01")
        # done on its day, which the night after it saw; and the same two days late
        finding("SUP-002", "due_soon", "2026-02-01", "2026-03-02", due="2026-03-01")
        finding("SUP-002", "late", "2026-02-01", "2026-03-02", due="2026-03-01")
        finding("SUP-001", "due_soon", "2026-10-20", due="2026-11-10")  # its day is to come
        finding("IMM-001", "due_soon", "2026-11-01", due="2026-11-10")  # not known yet
        one, other = CompanyFactory(prefecture_id="13"), CompanyFactory(prefecture_id="27")
        for company, month, sent in (
            (one, "2026-09-01", "2026-10-05"), (one, "2026-08-01", None),
            (other, "2026-09-01", None), (other, "2026-08-01", "2026-11-03"),
            (other, "2026-03-01", "2026-06-01"), (other, "2026-10-01", None),
        ):  # fmt: skip
            MonthlyReport.objects.create(company=company, month=month, submitted_on=sent)
        yield by


def approved(at, by):
    report = MonthlyReport.objects.get(month="2026-03-01")
    ReportStep.objects.create(report=report, kind="approved", at=at, by=by, via="office")


def test_shortcomings_in_protection_are_resolved_when_they_closed_by_the_day():
    assert counted("protection_breaches", ON) == [
        ("HOUSE-001", "violation", 0, 1), ("PAY-001", "late", 1, 1),
        ("PAY-001", "violation", 1, 1),
    ]  # fmt: skip


def test_breaches_of_other_duties_stand_apart():
    assert counted("breaches", ON) == [
        ("PLAN-004", "violation", 0, 1), ("PLAN-004", "warning", 1, 1),
    ]  # fmt: skip


def test_a_duty_is_done_in_time_when_it_was_settled_by_its_day():
    assert counted("duties_in_time", ON) == [("SUP-001", 1, 3), ("SUP-002", 1, 2)]


@pytest.mark.parametrize("rule", ["PAY-003", "PLAN-010"])
def test_no_finding_is_in_two_figures(kita, rule):
    """One of each state, with a day that has passed; a gap of the data is in none."""
    with use(kita.pk, JOBS):
        for state in State.values:
            finding(rule, state, "2026-02-01", due="2026-03-01")
    slugs = ("protection_breaches", "breaches", "duties_in_time")
    told = [row[-1] for slug in slugs for row in counted(slug, ON) if row[0] == rule]
    assert 0 < sum(told) <= len(State.values) - 1


def test_a_rule_is_merged_into_the_kind_of_its_duty():
    duty = FIGURES["breaches"].first
    assert [duty.name(key) for key in ("SUP-001", *duty.parents("SUP-001"))][1].en.startswith(
        "work of the supervising"
    )


def test_reports_are_missing_by_the_time_since_their_day():
    # due on the 10th of the month after; what came after the day has not come yet
    assert counted("reports_missing", ON) == [("0", 1, 2), ("1", 2, 2), ("6", 0, 1)]


def test_a_company_is_silent_when_it_sent_nothing_of_three_months():
    assert counted("silent_companies", ON) == [("13", 0, 1), ("27", 1, 1)]


@pytest.mark.parametrize(
    ("at", "silent"), [("2026-08-30T12:00+09:00", 1), ("2026-09-01T00:00+09:00", 0)]
)
def test_an_organization_is_silent_when_it_checked_nothing_in_two_months(found, at, silent):
    approved(at, found)
    assert counted("silent_organizations", ON) == [("", silent, 1)]


@pytest.mark.parametrize(
    ("slug", "sql"),
    [
        (
            "protection_breaches",
            "SELECT count(*) FILTER (WHERE closed_on <= %(on)s), count(*) FROM compliance_finding"
            " WHERE left(rule, 3) IN ('PAY', 'HOU', 'PRO') AND rule <> 'PROT-003' AND state IN"
            " ('violation', 'warning', 'overdue', 'late') AND daterange(found_on, closed_on)"
            " && daterange('2025-11-01', '2026-11-01')",
        ),
        (
            "duties_in_time",
            "SELECT count(*) FILTER (WHERE due_on >= closed_on - (state = 'due_soon')::int),"
            " count(*) FROM compliance_finding"
            " WHERE split_part(rule, '-', 1) NOT IN ('PAY', 'HOUSE', 'PROT') AND due_on"
            " BETWEEN '2025-10-31' AND '2026-10-30' AND state IN ('late', 'overdue', 'due_soon')",
        ),
        (
            "reports_missing",
            "SELECT count(*) - count(*) FILTER (WHERE submitted_on <= %(on)s), count(*)"
            " FROM training_plans_monthlyreport WHERE month BETWEEN '2025-10-01' AND '2026-09-01'",
        ),
    ],
)  # fmt: skip
def test_another_query_answers_the_same(slug, sql):
    assert headline(slug, ON) == asked(sql, ON)
