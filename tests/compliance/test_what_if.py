"""What a change would do is told beforehand, and leaves nothing behind."""

from datetime import date

import pytest
from django.db import IntegrityError
from factories.companies import CompanyFactory
from factories.trainees import TraineeFactory
from factories.training_plans import AuditFactory, AuditReportFactory

from titp.compliance.models import Finding
from titp.compliance.rule import RULES, rules_reading
from titp.compliance.what_if import Kind, difference
from titp.history.models import Entry
from trainees.models import Trainee
from training_plans.models import Audit, AuditReport

HELD = date(2026, 5, 20)  # its report is due on 2026-07-20
IN_TIME, LATER = date(2026, 7, 20), date(2026, 7, 21)
REPORT, RECORD = RULES["SUP-003"], RULES["DATA-001"]


@pytest.fixture
def audit(acting):
    return AuditFactory(held_on=HELD)


def told(act, *days, rules=(REPORT,), **limits):
    rows = difference(act, days, rules=rules, **limits)
    return [(row.on, row.kind, row.finding.state) for row in rows]


def test_a_duty_that_would_open(acting):
    company = CompanyFactory()
    assert told(lambda: AuditFactory(company=company, held_on=HELD), LATER) == [
        (LATER, Kind.OPENED, "overdue")
    ]


def test_a_duty_that_would_close(audit):
    assert told(audit.delete, LATER) == [(LATER, Kind.CLOSED, "overdue")]


def test_what_would_be_done_late_closes_and_says_so(audit):
    (row,) = difference(
        lambda: AuditReportFactory(audit=audit, submitted_on=LATER), [LATER], rules=[REPORT]
    )
    assert (row.kind, row.before.state, row.after.state) == (Kind.CLOSED, "overdue", "late")


def test_what_no_rule_reads_changes_nothing(audit):
    assert told(lambda: Audit.objects.update(note="写しを受け取った"), LATER) == []


def test_a_duty_with_other_values_would_change(acting):
    person = TraineeFactory(sex="")

    def another_gap():
        Trainee.objects.filter(pk=person.pk).update(sex="female", nationality="")

    assert told(another_gap, LATER, rules=[RECORD]) == [(LATER, Kind.CHANGED, "data_gap")]


def test_each_day_is_asked_for_itself_and_once(audit):
    assert told(audit.delete, LATER, IN_TIME, LATER) == [
        (IN_TIME, Kind.CLOSED, "due_soon"),
        (LATER, Kind.CLOSED, "overdue"),
    ]


def test_nothing_of_it_is_kept_not_even_in_the_history(audit):
    changes = Entry.objects.count()
    told(lambda: AuditReport.objects.create(audit=audit, submitted_on=LATER), LATER)
    assert Audit.objects.filter(pk=audit.pk).exists()
    assert not AuditReport.objects.exists()
    assert not Finding.objects.exists()
    assert Entry.objects.count() == changes


def test_a_change_that_the_books_refuse_is_refused_here_too_and_leaves_them_whole(audit):
    with pytest.raises(IntegrityError):
        difference(lambda: Audit.objects.create(held_on=HELD), [LATER], rules=[REPORT])
    assert told(audit.delete, LATER) == [(LATER, Kind.CLOSED, "overdue")]


def test_a_person_whom_the_change_brings_has_a_name(acting):
    company = CompanyFactory()

    def somebody_comes():
        TraineeFactory(company=company, sex="", name_roman="SAMPLE NEWCOMER")

    (row,) = difference(somebody_comes, [LATER], rules=[RECORD])
    assert str(row.finding.trainee) == "SAMPLE NEWCOMER"
    assert row.finding.company == company


def test_it_can_be_limited_to_one_company(audit):
    other = AuditFactory(held_on=HELD)

    def both_go():
        Audit.objects.all().delete()

    (row,) = difference(both_go, [LATER], rules=[REPORT], company_id=other.company_id)
    assert row.finding.company == other.company


def test_without_a_choice_every_rule_is_asked(audit):
    rules = {row.rule.id for row in difference(audit.delete, [LATER])}
    assert "SUP-003" in rules


def test_rules_are_found_by_the_table_they_read(acting):
    found = {rule.id for rule in rules_reading(AuditReport)}
    assert "SUP-003" in found
    assert "DATA-001" not in found
