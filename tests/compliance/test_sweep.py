"""The sweep opens, changes, closes and reopens findings, and never writes what is the same."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import ProgrammingError, connection, connections, transaction
from factories.companies import CompanyFactory
from factories.trainees import LeavingFactory, TraineeFactory
from factories.training_plans import AuditFactory, AuditReportFactory

from titp.compliance.changes import gone_with
from titp.compliance.models import Finding
from titp.compliance.rule import RULES, Period
from titp.compliance.sweep import Counts, check_organization, check_rows, sweep, sweep_everyone
from titp.tenancy.context import STAFF, use
from titp.tenancy.models import Organization
from trainees.models import Leaving, Placement, Trainee
from training_plans.models import AuditReport, SkillTest

REPORT, RECORD = RULES["SUP-003"], RULES["DATA-001"]
HELD = date(2026, 5, 20)  # its report is due on 2026-07-20
LATER = date(2026, 7, 21)


@pytest.fixture
def audit(acting):
    return AuditFactory(held_on=HELD)


def states():
    return list(Finding.objects.order_by("id").values_list("state", "closed_on"))


def test_a_duty_that_is_overdue_opens_a_finding(audit):
    assert sweep(REPORT, LATER) == Counts(opened=1)
    finding = Finding.objects.get()
    assert (finding.rule, finding.subject_id, finding.company) == (
        "SUP-003",
        audit.pk,
        audit.company,
    )
    assert (finding.due_on, finding.found_on) == (date(2026, 7, 20), LATER)


def test_one_that_is_far_ahead_does_not(audit):
    assert sweep(REPORT, HELD) == Counts()
    assert not Finding.objects.exists()


def test_swept_again_not_even_the_row_version_changes(audit):
    sweep(REPORT, LATER)
    version = "SELECT xmin::text, ctid::text FROM compliance_finding"
    with connection.cursor() as cursor:
        cursor.execute(version)
        before = cursor.fetchall()
        assert sweep(REPORT, LATER + timedelta(1)) == Counts()
        cursor.execute(version)
        assert cursor.fetchall() == before


def test_a_day_that_passes_changes_the_same_row(audit):
    sweep(REPORT, date(2026, 7, 20))
    assert sweep(REPORT, LATER) == Counts(changed=1)
    assert states() == [("overdue", None)]


def test_what_was_done_in_time_is_closed_on_the_day_it_is_seen(audit):
    sweep(REPORT, date(2026, 7, 15))
    AuditReportFactory(audit=audit, submitted_on=date(2026, 7, 16))
    assert sweep(REPORT, date(2026, 7, 18)) == Counts(closed=1)
    assert states() == [("due_soon", date(2026, 7, 18))]


def test_what_was_done_late_is_closed_on_the_day_it_was_done(audit):
    sweep(REPORT, LATER)
    AuditReportFactory(audit=audit, submitted_on=date(2026, 7, 22))
    assert sweep(REPORT, date(2026, 7, 25)) == Counts(closed=1)
    assert states() == [("late", date(2026, 7, 22))]


def test_what_was_late_before_the_first_sweep_is_kept_as_history(audit):
    AuditReportFactory(audit=audit, submitted_on=date(2026, 7, 22))
    assert sweep(REPORT, date(2026, 7, 25)) == Counts(changed=1)
    assert not Finding.objects.open().exists()
    assert states() == [("late", date(2026, 7, 22))]


def test_a_corrected_fact_opens_the_same_row_again(audit):
    report = AuditReportFactory(audit=audit, submitted_on=date(2026, 7, 22))
    sweep(REPORT, date(2026, 7, 25))
    report.delete()
    assert sweep(REPORT, date(2026, 7, 26)) == Counts(opened=1)
    assert states() == [("overdue", None)]


def test_the_day_on_which_it_opened_again_is_kept(audit):
    report = AuditReportFactory(audit=audit, submitted_on=date(2026, 7, 22))
    sweep(REPORT, date(2026, 7, 25))
    assert Finding.objects.get().reopened_on is None
    report.delete()
    sweep(REPORT, date(2026, 7, 26))
    AuditFactory(held_on=HELD)
    sweep(REPORT, date(2026, 7, 27))
    assert Finding.objects.order_by("id")[0].reopened_on == date(2026, 7, 26)


def test_what_changes_while_it_is_open_has_not_opened_again(audit):
    sweep(REPORT, date(2026, 7, 20))
    sweep(REPORT, LATER)
    assert Finding.objects.get().reopened_on is None


def test_what_no_longer_exists_is_closed(audit):
    sweep(REPORT, LATER)
    audit.delete()
    assert sweep(REPORT, LATER) == Counts(closed=1)


def test_a_rule_of_one_company_leaves_the_others_alone(audit):
    other = AuditFactory(held_on=HELD)
    assert sweep(REPORT, LATER, audit.company_id) == Counts(opened=1)
    assert Finding.objects.get().subject_id == audit.pk
    sweep(REPORT, LATER)
    other.delete()
    assert sweep(REPORT, LATER, audit.company_id) == Counts()


def test_a_person_who_moves_takes_the_duties_along(acting):
    first, second = CompanyFactory(), CompanyFactory()
    trainee = TraineeFactory(company=first, sex="")
    check_rows(LATER, Trainee)
    placement = trainee.placements.get()
    placement.ends_on = date(2026, 6, 30)
    placement.save()
    Placement.objects.create(trainee=trainee, company=second, starts_on=date(2026, 7, 1))
    check_rows(LATER, Placement)
    assert Finding.objects.open().get(rule="DATA-001").company == second


def test_after_a_change_the_rules_that_read_such_rows_look_again(audit):
    TraineeFactory(company=audit.company, sex="")
    counts = check_rows(LATER, AuditReport)
    assert (
        {"SUP-003"}
        <= set(Finding.objects.values_list("rule", flat=True))
        <= {one.id for one in RULES.values() if "auditreport" in one.statement}
    )
    assert counts.opened == Finding.objects.count()


def test_a_placement_takes_the_rules_along_that_read_the_person(audit):
    TraineeFactory(company=audit.company, sex="")
    assert "trainees_placement" not in RECORD.statement
    check_rows(LATER, Placement)
    assert Finding.objects.filter(rule="DATA-001").exists()


def test_what_goes_with_a_removed_row_is_looked_at_too():
    assert gone_with(Trainee) >= {Trainee, Placement, Leaving, SkillTest}


def test_checking_an_organization_reaches_people_without_a_company(acting):
    TraineeFactory(sex="")
    check_organization(LATER)
    assert Finding.objects.filter(rule="DATA-001", company=None).exists()


def test_a_new_version_of_a_rule_marks_what_it_finds(audit):
    sweep(REPORT, LATER)
    assert sweep(replace(REPORT, version=2), LATER) == Counts(changed=1)
    assert Finding.objects.get().rule_version == 2


def test_a_rule_that_is_no_longer_law_closes_what_it_found(audit):
    sweep(REPORT, LATER)
    ended = replace(REPORT, in_force=Period(date(2017, 11, 1), LATER))
    assert sweep(ended, LATER + timedelta(1)) == Counts(closed=1)


def test_the_night_does_the_same_for_everyone_and_the_second_night_nothing(committed):
    for organization in Organization.objects.all():
        with use(organization.pk, STAFF):
            AuditFactory(held_on=HELD)
    assert sweep_everyone(LATER)["SUP-003"] == Counts(opened=2)
    assert sum(sum(counts) for counts in sweep_everyone(LATER).values()) == 0
    with use(committed.pk, STAFF):
        assert Finding.objects.count() == 1
        check_organization(LATER)
        assert states() == [("overdue", None)]


def test_the_night_closes_what_people_settled(committed):
    with use(committed.pk, STAFF):
        trainee = TraineeFactory(sex="")
    sweep_everyone(LATER)
    with use(committed.pk, STAFF):
        LeavingFactory(trainee=trainee, left_on=LATER)
    assert sweep_everyone(LATER)["DATA-001"] == Counts(closed=1)


def test_the_night_may_refresh_the_statistics_and_nobody_else(committed):
    with connections["nightly"].cursor() as cursor:
        cursor.execute("SELECT app.analyze_findings()")
    with (
        use(committed.pk, STAFF),
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT app.analyze_findings()")
