"""実施状況報告書: by 31 May, for each fiscal year with training on at least one day."""

from datetime import date

from factories.companies import CompanyFactory, WorkplaceFactory
from factories.notices import ImplementationReportFactory
from factories.trainees import LeavingFactory
from factories.training_plans import SuspensionFactory, TrainingPlanFactory

RULE = "HOST-001"
DUE = "2027-05-31"  # for April 2026 to March 2027


def trained(starts_on, ends_on, **fields):
    return TrainingPlanFactory(
        starts_on=date.fromisoformat(starts_on), ends_on=date.fromisoformat(ends_on), **fields
    )


def reported(company, year, day):
    return ImplementationReportFactory(
        company=company, fiscal_year=year, submitted_on=date.fromisoformat(day)
    )


def test_it_is_due_soon_from_60_days_before_and_overdue_after_31_may(acting, seen):
    trained("2026-04-01", "2027-03-31")
    assert seen("2026-04-01") == {DUE: "upcoming"}
    assert seen("2027-03-31") == {DUE: "upcoming"}
    assert seen("2027-04-01") == {DUE: "due_soon"}
    assert seen(DUE) == {DUE: "due_soon"}
    assert seen("2027-06-01") == {DUE: "overdue"}


def test_31_may_on_a_sunday_stays(acting, seen):
    trained("2025-10-01", "2026-03-31")
    assert seen("2026-05-31") == {"2026-05-31": "due_soon"}


def test_submitted_on_31_may_it_is_in_order_and_a_day_later_late(acting, seen):
    first, second = (trained("2026-04-01", "2027-03-31").company for _ in range(2))
    reported(first, 2026, DUE)
    reported(second, 2026, "2027-06-01")
    assert seen(DUE, about=first) == {DUE: "ok"}
    assert seen("2027-06-01", about=second) == {DUE: "late"}


def test_one_day_at_the_end_of_a_year_is_enough(acting, seen):
    trained("2027-03-31", "2028-03-30")
    assert seen("2028-06-01") == {DUE: "overdue", "2028-05-31": "overdue"}


def test_lectures_in_march_are_enough(acting, seen):
    trained("2027-04-10", "2028-04-09", lecture_starts_on=date(2027, 3, 20))
    assert list(seen("2027-03-31")) == [DUE]


def test_a_year_in_which_nobody_was_trained_is_not_owed(acting, seen):
    company = CompanyFactory()
    trained("2025-04-01", "2026-03-31", company=company)
    trained("2027-04-01", "2028-03-31", company=company)
    assert list(seen("2028-06-01")) == ["2026-05-31", "2028-05-31"]


def test_who_left_early_or_is_missing_counts_until_then(acting, seen):
    LeavingFactory(
        trainee=trained("2026-04-01", "2028-03-31", stage=2).trainee, left_on=date(2027, 4, 1),
        kind="absconded",
    )  # fmt: skip
    assert list(seen("2028-06-01")) == [DUE]


def test_days_of_rest_are_no_days_of_training(acting, seen):
    plan = trained("2026-04-01", "2028-03-31", stage=2)
    SuspensionFactory(plan=plan, starts_on=date(2027, 3, 1), resumes_on=date(2028, 4, 1))
    assert list(seen("2028-06-01")) == [DUE]


def test_after_a_transfer_both_hosts_report(acting, seen):
    before = trained("2026-04-01", "2027-03-31", ended_on=date(2026, 9, 30))
    after = trained("2026-10-01", "2027-03-31", trainee=before.trainee)
    assert list(seen("2027-06-01", about=before.company)) == [DUE]
    assert list(seen("2027-06-01", about=after.company)) == [DUE]


def test_a_host_with_several_workplaces_reports_once(acting, seen):
    company = CompanyFactory()
    for _ in range(2):
        workplace = WorkplaceFactory(company=company)
        trained("2026-04-01", "2027-03-31", company=company, workplace=workplace)
    assert seen("2027-06-01", about=company) == {DUE: "overdue"}


def test_the_evidence_is_what_was_read(acting, evidence):
    company = trained("2026-04-01", "2027-03-31").company
    report = reported(company, 2026, "2027-05-10")
    report.guidance_on = date(2027, 4, 20)
    report.save()
    assert evidence("2027-06-01", due=DUE) == {
        "year_starts_on": "2026-04-01",
        "first_active_on": "2026-04-01",
        "guidance_on": "2027-04-20",
        "submitted_on": "2027-05-10",
    }
