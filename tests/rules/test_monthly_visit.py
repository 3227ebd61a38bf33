"""訪問指導: every calendar month in which somebody practises in stage 1."""

from datetime import date

import pytest
from factories.companies import CompanyFactory
from factories.trainees import LeavingFactory
from factories.training_plans import (
    AuditFactory,
    SuspensionFactory,
    TrainingPlanFactory,
    VisitFactory,
)

RULE = "SUP-004"


def plan_from(lectures, practice, **fields):
    """A stage 1 plan: lectures from one day, practice from another."""
    return TrainingPlanFactory(
        starts_on=lectures,
        lecture_starts_on=lectures,
        lecture_ends_on=date.fromordinal(practice.toordinal() - 1),
        **fields,
    )


@pytest.fixture
def company(acting):
    """A host whose trainee practises from 20 April 2026."""
    return plan_from(date(2026, 3, 20), date(2026, 4, 20)).company


def test_months_of_lectures_only_need_no_visit(company, seen):
    assert seen("2026-03-31") == {}


def test_the_first_visit_is_due_in_the_month_of_the_first_practice_day(company, seen):
    assert seen("2026-04-19") == {"2026-04-30": "upcoming"}
    assert seen("2026-04-20") == {"2026-04-30": "due_soon"}


def test_from_the_first_of_the_next_month_it_is_overdue(company, seen):
    assert seen("2026-05-01") == {"2026-04-30": "overdue", "2026-05-31": "upcoming"}


def test_practice_that_starts_on_30_april_needs_a_visit_on_30_april(acting, seen):
    plan_from(date(2026, 3, 30), date(2026, 4, 30))
    assert seen("2026-04-30") == {"2026-04-30": "due_soon"}


def test_a_visit_in_the_month_settles_it(company, seen):
    VisitFactory(company=company, visited_on=date(2026, 4, 30))
    assert seen("2026-05-01")["2026-04-30"] == "ok"


def test_a_visit_before_practice_began_does_not_count(company, seen):
    VisitFactory(company=company, visited_on=date(2026, 4, 19))
    assert seen("2026-05-01")["2026-04-30"] == "overdue"


def test_a_visit_in_another_month_does_not_count(company, seen):
    VisitFactory(company=company, visited_on=date(2026, 5, 1))
    assert seen("2026-05-01") == {"2026-04-30": "overdue", "2026-05-31": "ok"}


def test_a_visit_of_tomorrow_is_not_known_today(company, seen):
    VisitFactory(company=company, visited_on=date(2026, 4, 25))
    assert seen("2026-04-24") == {"2026-04-30": "due_soon"}


def test_an_audit_alone_is_no_visit(company, seen):
    AuditFactory(company=company, held_on=date(2026, 4, 25))
    assert seen("2026-05-01")["2026-04-30"] == "overdue"


def test_in_its_last_month_it_is_due_by_the_last_practice_day(acting, seen):
    plan_from(date(2026, 4, 1), date(2026, 5, 1), ended_on=date(2026, 6, 10))
    assert list(seen("2026-06-20")) == ["2026-05-31", "2026-06-10"]
    assert seen("2026-06-11")["2026-06-10"] == "overdue"


def test_a_visit_after_the_last_practice_day_of_the_month_is_late(acting, seen):
    company = plan_from(date(2026, 4, 1), date(2026, 5, 1), ended_on=date(2026, 6, 10)).company
    VisitFactory(company=company, visited_on=date(2026, 6, 12))
    assert seen("2026-06-12")["2026-06-10"] == "late"


def test_a_month_in_which_all_are_suspended_needs_no_visit(company, seen):
    plan = company.plans.get()
    SuspensionFactory(plan=plan, starts_on=date(2026, 5, 1), resumes_on=date(2026, 6, 1))
    assert list(seen("2026-06-02")) == ["2026-04-30", "2026-06-30"]


def test_a_month_in_which_somebody_goes_on_needs_one(company, seen):
    plan = company.plans.get()
    SuspensionFactory(plan=plan, starts_on=date(2026, 5, 1), resumes_on=date(2026, 6, 1))
    plan_from(date(2026, 4, 1), date(2026, 5, 11), company=company)
    assert "2026-05-31" in seen("2026-06-02")


def test_after_a_leaving_no_visit_is_due(company, seen):
    LeavingFactory(trainee=company.plans.get().trainee, left_on=date(2026, 5, 16))
    assert list(seen("2026-07-01")) == ["2026-04-30", "2026-05-15"]


def test_stage_2_needs_no_visit(acting, seen):
    TrainingPlanFactory(stage=2, starts_on=date(2026, 4, 1))
    assert seen("2026-05-01") == {}


def test_different_hosts_each_need_one(company, seen):
    other = plan_from(date(2026, 3, 20), date(2026, 4, 20)).company
    VisitFactory(company=company, visited_on=date(2026, 4, 25))
    assert seen("2026-05-01", about=company)["2026-04-30"] == "ok"
    assert seen("2026-05-01", about=other)["2026-04-30"] == "overdue"


def test_without_lecture_days_nobody_knows_when_practice_began(acting, seen):
    TrainingPlanFactory(starts_on=date(2026, 4, 1))
    assert seen("2026-06-11") == {
        "2026-04-30": "data_gap",
        "2026-05-31": "data_gap",
        "2026-06-30": "upcoming",
    }


def test_a_recorded_visit_settles_a_month_without_lecture_days_too(acting, seen):
    company = TrainingPlanFactory(starts_on=date(2026, 4, 1)).company
    VisitFactory(company=company, visited_on=date(2026, 4, 25))
    assert seen("2026-04-30") == {"2026-04-30": "ok"}


def test_the_evidence_is_the_days_that_were_read(company, evidence):
    VisitFactory(company=company, visited_on=date(2026, 4, 25))
    assert evidence("2026-04-30", due="2026-04-30") == {
        "first_practice_on": "2026-04-20",
        "last_practice_on": "2026-04-30",
        "visited_on": "2026-04-25",
        "lectures_recorded": True,
    }


def moved_on(plan, day, **fields):
    """From this day the training goes on with another host; its company."""
    plan.ended_on = date.fromordinal(day.toordinal() - 1)
    plan.save()
    return TrainingPlanFactory(
        trainee=plan.trainee, company=CompanyFactory(), starts_on=day, ends_on=plan.ends_on,
        **fields,
    ).company  # fmt: skip


def test_after_a_transfer_each_host_is_visited_for_its_own_days(company, seen):
    other = moved_on(company.plans.get(), date(2026, 6, 11))
    assert list(seen("2026-07-31", about=company)) == ["2026-04-30", "2026-05-31", "2026-06-10"]
    assert list(seen("2026-07-31", about=other)) == ["2026-06-30", "2026-07-31"]


def test_after_a_transfer_practice_goes_on_without_new_lectures(company, seen):
    other = moved_on(company.plans.get(), date(2026, 6, 11))
    assert seen("2026-07-01", about=other)["2026-06-30"] == "overdue"
    VisitFactory(company=other, visited_on=date(2026, 6, 10))
    assert seen("2026-07-01", about=other)["2026-06-30"] == "overdue"
    VisitFactory(company=other, visited_on=date(2026, 6, 11))
    assert seen("2026-07-01", about=other)["2026-06-30"] == "ok"


def test_who_moves_during_the_lectures_has_not_heard_them(company, seen):
    other = moved_on(company.plans.get(), date(2026, 4, 11))
    assert seen("2026-05-01", about=other) == {"2026-04-30": "data_gap", "2026-05-31": "data_gap"}
