"""A typed month is looked at as if it were sent: by whom, at what price, and with what result."""

import csv
import string
from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from factories.companies import CompanyFactory
from factories.filing import filled, opened_november, practising
from factories.pay import WageTermsFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from titp.compliance.models import Finding
from titp.compliance.rule import RULES
from titp.compliance.sweep import sweep
from titp.tenancy.context import COMPANY, use
from training_plans.filing.cells import Typed, keep
from training_plans.filing.checks import checks
from training_plans.filing.findings import TOPICS, month_of
from training_plans.filing.opening import open_month
from training_plans.filing.review import approve, reopen
from training_plans.filing.submission import submit
from training_plans.models import Charge, DraftLine, MonthLine, MonthlyReport
from training_plans.month_columns import COLUMNS, LANGUAGES, WORDS_FILE

OVER = {"overtime_minutes": "46"}


def said(report):
    return {(one.trainee_id, *one.keys) for one in checks(report)}


class TestWhoIsTold:
    def test_a_clerk_is_told_of_their_own_report(self, report, acting, terms):
        terms(1_200)
        filled(report, **OVER)
        with use(acting.organization_id, COMPANY, company_id=report.company_id):
            keys = {key for one in checks(report) for key in one.keys}
        assert {"PAY-001", "PAY-003.no_agreement"} <= keys

    def test_another_company_reaches_nothing_of_it(self, report, acting):
        filled(report, **OVER)
        other = CompanyFactory()
        with (
            use(acting.organization_id, COMPANY, company_id=other.pk),
            pytest.raises(MonthlyReport.DoesNotExist),
        ):
            checks(report)

    def test_a_report_speaks_of_its_own_people_only(self, report, acting):
        other = opened_november(CompanyFactory())
        filled(other, **OVER)
        filled(report)
        ours = set(DraftLine.objects.filter(report=report).values_list("trainee_id", flat=True))
        assert {one.trainee_id for one in checks(report)} <= ours
        assert {one.company_id for one in checks(report)} == {report.company_id}

    def test_what_only_the_office_records_is_told_the_office_only(self, report, acting):
        filled(report, **OVER, overtime_pay="1")
        assert any("gap.office" in one.keys for one in checks(report))
        with use(acting.organization_id, COMPANY, company_id=report.company_id):
            assert not any("gap.office" in one.keys for one in checks(report))

    def test_rules_that_no_company_may_learn_of_are_not_asked(self):
        assert not [topic.rule for topic in TOPICS if RULES[topic.rule].confidential]


class TestNothingIsKept:
    def test_after_a_look_there_is_no_line_and_nothing_in_the_history(self, report):
        filled(report, housing="20000")
        assert checks(report)
        assert not MonthLine.objects.filter(report=report).exists()
        assert not Charge.objects.filter(line__report=report).exists()

    def test_a_corrected_month_keeps_what_was_sent(self, report, somebody):
        submit(filled(report, housing="20000"), somebody, "grid")
        approve(report, somebody)
        reopen(report, somebody, "賃金台帳の訂正")
        filled(report, housing="1", **OVER)
        assert any("PAY-003.no_agreement" in one.keys for one in checks(report))
        line = MonthLine.objects.get(report=report)
        assert (line.overtime_minutes, line.charges.get().amount) == (0, 20_000)

    def test_what_was_sent_is_looked_at_where_it_waits_or_is_locked(self, report, somebody):
        submit(filled(report, **OVER), somebody, "grid")
        before = said(report)
        assert any("PAY-003.no_agreement" in keys for keys in before)
        approve(report, somebody)
        assert said(report) == before


class TestWhatCannotBeRead:
    def test_a_bad_cell_leaves_the_rest_to_be_looked_at(self, report, person):
        filled(report, **OVER, base_pay="many", night_minutes="700", payday="2026-10-31")
        assert any("PAY-003.no_agreement" in one.keys for one in checks(report))

    def test_a_bad_cell_of_one_leaves_the_others(self, company):
        report = filled(opened_november(company, people=2), **OVER)
        first, second = (line.trainee_id for line in DraftLine.objects.filter(report=report))
        keep(report, [Typed(first, "overtime_minutes", "a lot")])
        whose = {one.trainee_id for one in checks(report) if one.rule and one.rule.id == "PAY-003"}
        assert whose == {second}

    @pytest.mark.parametrize(
        "cells",
        [
            {"night_minutes": "700"}, {"essential_safety_minutes": "700"},
            {"payday": "2026-10-31"}, {"paid_on": "2026-10-31"}, {"moved_on": "2026-10-31"},
            {"incident": "injury"}, {"overtime_minutes": "744", "regular_minutes": "744"},
            {"base_pay": "99999999", "tax": "99999999"}, {"payday": "9998-12-31"},
        ],
        ids=str,
    )  # fmt: skip
    def test_what_the_database_would_refuse_breaks_nothing(self, report, cells):
        filled(report, **cells)
        checks(report)

    def test_an_empty_month_is_not_asked_for_what_must_be_filled_in(self, report):
        keys = {key for one in checks(report) for key in one.keys}
        assert keys == {"gap.office", "HOST-002.diary"}

    def test_a_month_without_people_says_nothing(self, report):
        DraftLine.objects.all().delete()
        assert checks(report) == []


def test_the_number_of_statements_does_not_grow_with_the_people(company):
    report = filled(opened_november(company), **OVER, housing="20000")
    with CaptureQueriesContext(connection) as few:
        checks(report)
    for _ in range(4):
        plan = practising(company)
        WageTermsFactory(trainee=plan.trainee)
    open_month(report.month, date(2026, 11, 26))
    filled(report, **OVER, housing="20000")
    with CaptureQueriesContext(connection) as more:
        assert len({one.trainee_id for one in checks(report)}) == 5
    assert len(more) == len(few)


def test_the_gravest_comes_first(report, terms):
    terms(1_300)
    filled(report, **OVER, overtime_pay="1", paid_on="")
    states = [one.state for one in checks(report)]
    assert states == sorted(states, key=["violation", "data_gap", "warning"].index)
    assert len(set(states)) == 3


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    cells=st.fixed_dictionaries(
        {
            "overtime_minutes": st.sampled_from(["0", "36:01", "45", "45:01", "80", "101"]),
            "overtime_pay": st.sampled_from(["", "0", "60000", "73125", "200000"]),
            "paid_on": st.sampled_from(["", "2026-11-25", "2026-11-26", "2026-12-08"]),
            "pay_method": st.sampled_from(["", "transfer", "cash"]),
            "housing": st.sampled_from(["", "20000"]),
            "housing_cost": st.sampled_from(["15000", "20000"]),
            "agreement": st.sampled_from(["", "yes", "no"]),
            "net_pay": st.sampled_from(["150000", "200000", "230000"]),
        }
    )
)
def test_what_is_said_of_the_typed_month_is_what_the_rules_find_once_it_is_sent(
    report, terms, somebody, cells
):
    """Each check has its finding, and each finding of the month its check."""
    rules = {"PAY-002", "PAY-003", "PAY-004", "PAY-006"}
    cells |= {} if cells["housing"] else {"housing_cost": ""}
    with transaction.atomic():
        terms(1_300)
        filled(report, **cells)
        typed = [one for one in checks(report) if one.evidence and one.rule.id in rules]
        assert submit(report, somebody, "grid").written
        sent = MonthlyReport.objects.with_state().get(pk=report.pk)
        month = month_of(sent, list(sent.lines.all()))
        for topic in TOPICS:
            sweep(RULES[topic.rule], month.paid_on if topic.paid else month.over_on)
        found = Finding.objects.filter(
            rule__in=rules, closed_on=None, due_on__range=(month.first, month.last)
        ).exclude(state="due_soon", rule="PAY-002")
        assert sorted((one.rule.id, one.state, one.due_on) for one in typed) == sorted(
            found.values_list("rule", "state", "due_on")
        )
        evidence = dict(found.values_list("rule", "evidence"))
        assert {one.rule.id: one.evidence for one in typed} == evidence
        transaction.set_rollback(True)


def test_every_sentence_has_all_languages_with_the_same_numbers_in_it():
    with WORDS_FILE.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["key"].startswith("check.")]
    assert len(rows) > 60
    for row in rows:
        asked = {
            language: {name for _, name, _, _ in string.Formatter().parse(row[language]) if name}
            for language in LANGUAGES
        }
        assert all(row[language].strip() for language in LANGUAGES), row["key"]
        assert len({frozenset(names) for names in asked.values()}) == 1, row["key"]


def test_each_column_that_a_check_names_is_one(report, terms):
    terms(1_200)
    filled(report, **OVER, overtime_pay="1", housing="3", net_pay="7", worked_days="3")
    named = {name for one in checks(report) for name in one.columns}
    assert named
    assert named <= COLUMNS.keys()


def test_each_check_speaks_all_languages(report, terms):
    terms(1_200)
    filled(report, **OVER, overtime_pay="1", housing="3", net_pay="7", worked_days="3")
    for language in LANGUAGES:
        for one in checks(report):
            assert "{" not in one.formula(language)
