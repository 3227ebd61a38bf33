"""定期監査: once in every block of three calendar months from the month of the first lectures."""

from datetime import date

import pytest
from factories.companies import CompanyFactory, WorkplaceFactory
from factories.trainees import LeavingFactory, TraineeFactory
from factories.training_plans import (
    AuditFactory,
    DraftPlanFactory,
    SuspensionFactory,
    TrainingPlanFactory,
)

from training_plans.models import Audit

RULE = "SUP-001"


@pytest.fixture
def company(acting):
    """A host whose first lectures started on 15 April 2026; its plan runs for a year."""
    plan = TrainingPlanFactory(
        starts_on=date(2026, 4, 15),
        lecture_starts_on=date(2026, 4, 15),
        lecture_ends_on=date(2026, 5, 14),
    )
    return plan.company


def test_a_window_is_three_calendar_months_from_the_month_of_the_first_lectures(company, seen):
    assert seen("2026-04-15") == {"2026-06-30": "upcoming"}


def test_it_is_due_soon_from_45_days_before_the_end_of_the_window(company, seen):
    assert seen("2026-05-15") == {"2026-06-30": "upcoming"}
    assert seen("2026-05-16") == {"2026-06-30": "due_soon"}


def test_the_last_day_of_the_window_is_in_time_and_the_next_day_is_not(company, seen):
    assert seen("2026-06-30") == {"2026-06-30": "due_soon"}
    assert seen("2026-07-01") == {"2026-06-30": "overdue", "2026-09-30": "upcoming"}


@pytest.mark.parametrize("held_on", [date(2026, 4, 1), date(2026, 4, 15), date(2026, 6, 30)])
def test_an_audit_on_any_day_of_the_window_settles_it(company, seen, held_on):
    AuditFactory(company=company, held_on=held_on)
    assert seen("2026-06-30") == {"2026-06-30": "ok"}


def test_two_audits_in_one_window_do_not_settle_the_next(company, seen):
    AuditFactory(company=company, held_on=date(2026, 5, 10))
    AuditFactory(company=company, held_on=date(2026, 6, 30))
    assert seen("2026-10-01")["2026-09-30"] == "overdue"


def test_an_audit_after_the_window_counts_for_its_own_window_only(company, seen):
    AuditFactory(company=company, held_on=date(2026, 7, 1))
    assert seen("2026-07-01") == {"2026-06-30": "overdue", "2026-09-30": "ok"}


def test_an_extraordinary_audit_counts(company, seen):
    AuditFactory(company=company, held_on=date(2026, 6, 1), kind=Audit.Kind.EXTRAORDINARY)
    assert seen("2026-07-01")["2026-06-30"] == "ok"


def test_an_audit_that_could_not_be_carried_out_does_not_count(company, seen):
    AuditFactory(company=company, held_on=date(2026, 6, 1), carried_out=False)
    assert seen("2026-07-01")["2026-06-30"] == "overdue"


def test_an_audit_of_tomorrow_is_not_known_today(company, seen):
    AuditFactory(company=company, held_on=date(2026, 6, 20))
    assert seen("2026-06-19") == {"2026-06-30": "due_soon"}


def test_another_hosts_audit_does_not_count(company, seen):
    AuditFactory(held_on=date(2026, 6, 1))
    assert seen("2026-07-01", about=company)["2026-06-30"] == "overdue"


def test_a_host_new_on_the_last_day_of_a_month_gets_that_month_as_the_first(acting, seen):
    TrainingPlanFactory(starts_on=date(2026, 11, 30), lecture_starts_on=date(2026, 11, 30))
    assert seen("2026-11-30") == {"2027-01-31": "upcoming"}


def test_lecture_days_are_active_days(acting, seen):
    TrainingPlanFactory(
        starts_on=date(2026, 6, 20),
        lecture_starts_on=date(2026, 6, 20),
        lecture_ends_on=date(2026, 7, 19),
    )
    assert "2026-08-31" in seen("2026-06-20")


def test_windows_count_from_the_lectures_where_the_plan_began_before(acting, seen):
    TrainingPlanFactory(starts_on=date(2026, 3, 25), lecture_starts_on=date(2026, 4, 2))
    assert seen("2026-04-10") == {"2026-06-30": "upcoming"}


def test_a_transfer_in_anchors_a_host_without_other_trainees(acting, seen):
    TrainingPlanFactory(stage=2, starts_on=date(2026, 8, 10), ends_on=date(2027, 3, 31))
    assert list(seen("2026-08-20")) == ["2026-10-31"]


def test_later_trainees_do_not_move_the_windows(company, seen):
    TrainingPlanFactory(company=company, starts_on=date(2026, 5, 20))
    assert list(seen("2026-07-02")) == ["2026-06-30", "2026-09-30"]


def test_a_company_that_trains_nobody_owes_none(acting, seen):
    CompanyFactory()
    assert seen("2026-06-30") == {}


def test_where_all_leave_before_the_end_it_is_to_be_looked_at_from_the_day_after(acting, seen):
    TrainingPlanFactory(starts_on=date(2026, 4, 1), ended_on=date(2026, 6, 10))
    assert seen("2026-06-10") == {"2026-06-30": "due_soon"}
    assert seen("2026-06-11") == {"2026-06-30": "warning"}


def test_the_last_training_day_of_a_partial_window_is_in_the_evidence(acting, evidence):
    TrainingPlanFactory(starts_on=date(2026, 4, 1), ended_on=date(2026, 6, 10))
    assert evidence("2026-06-11", due="2026-06-30") == {
        "window_starts_on": "2026-04-01",
        "window_ends_on": "2026-06-30",
        "last_active_on": "2026-06-10",
        "audited_on": None,
    }


def test_where_all_are_suspended_on_the_last_day_it_is_to_be_looked_at(company, seen):
    plan = company.plans.get()
    SuspensionFactory(plan=plan, starts_on=date(2026, 6, 15), resumes_on=date(2026, 7, 10))
    assert seen("2026-06-15")["2026-06-30"] == "warning"


def test_another_active_trainee_keeps_the_window(company, seen):
    SuspensionFactory(plan=company.plans.get(), starts_on=date(2026, 6, 15))
    TrainingPlanFactory(company=company, starts_on=date(2026, 6, 1))
    assert seen("2026-07-01")["2026-06-30"] == "overdue"


def test_a_person_who_is_missing_is_not_active(company, seen):
    trainee = company.plans.get().trainee
    LeavingFactory(trainee=trainee, kind="absconded", left_on=date(2026, 6, 5))
    assert seen("2026-06-04") == {"2026-06-30": "due_soon"}
    assert seen("2026-06-05") == {"2026-06-30": "warning"}
    assert list(seen("2026-08-01")) == ["2026-06-30"]


def test_a_stage_that_is_not_accredited_yet_is_no_training(acting, seen):
    first = TrainingPlanFactory(starts_on=date(2025, 7, 1))
    TrainingPlanFactory(
        trainee=first.trainee, company=first.company, stage=2, starts_on=date(2026, 7, 1),
        filed_on=date(2026, 4, 1), accredited_on=None,
    )  # fmt: skip
    AuditFactory(company=first.company, held_on=date(2026, 6, 1))
    assert "2026-09-30" not in seen("2026-08-01")


def test_windows_start_anew_after_one_without_an_active_day(acting, seen):
    first = TrainingPlanFactory(starts_on=date(2025, 1, 10), ended_on=date(2025, 3, 20))
    TrainingPlanFactory(company=first.company, starts_on=date(2025, 8, 12))
    assert list(seen("2026-01-10")) == ["2025-03-31", "2025-10-31", "2026-01-31"]


def test_windows_go_on_where_the_gap_leaves_no_window_empty(acting, seen):
    first = TrainingPlanFactory(starts_on=date(2025, 1, 10), ended_on=date(2025, 3, 20))
    TrainingPlanFactory(company=first.company, starts_on=date(2025, 6, 12))
    assert list(seen("2025-07-02")) == ["2025-03-31", "2025-06-30", "2025-09-30"]


def test_a_plan_of_which_nothing_else_is_recorded_is_believed_when_it_is_the_first(acting, seen):
    DraftPlanFactory(starts_on=date(2026, 4, 15))
    assert seen("2026-07-01")["2026-06-30"] == "overdue"


def test_each_host_has_windows_of_its_own(company, seen):
    person = TraineeFactory()
    other = TrainingPlanFactory(trainee=person, starts_on=date(2026, 5, 1)).company
    assert list(seen("2026-07-15", about=company)) == ["2026-06-30", "2026-09-30"]
    assert list(seen("2026-07-15", about=other)) == ["2026-07-31"]


@pytest.fixture
def places(acting):
    """Two workplaces of one host, at each of which somebody trains from April 2026 on."""
    one = WorkplaceFactory(name="North")
    two = WorkplaceFactory(name="South", company=one.company)
    for place in (one, two):
        TrainingPlanFactory(company=one.company, workplace=place, stage=2)
    return one, two


def saw(place, day, **fields):
    return AuditFactory(
        company=place.company, workplace=place, held_on=date.fromisoformat(day), **fields
    )


def test_a_workplace_that_no_audit_saw_for_12_months_is_to_be_looked_at(places, seen, evidence):
    one, two = places
    saw(two, "2026-05-20")
    saw(one, "2026-08-20")
    assert None not in seen("2027-05-20")
    assert seen("2027-05-21")[None] == "warning"
    assert evidence("2027-05-21") == {"unseen": ["South"]}


def test_one_that_was_never_named_counts_from_the_first_audit_that_names_any(places, seen):
    saw(places[0], "2026-05-20")
    saw(places[0], "2027-02-20")
    assert None not in seen("2027-05-20")
    assert seen("2027-05-21")[None] == "warning"


def test_a_workplace_of_which_training_began_later_counts_from_there(places, seen):
    places[1].plans.update(starts_on=date(2026, 9, 1))
    saw(places[0], "2026-05-20")
    saw(places[0], "2027-02-20")
    assert None not in seen("2027-09-01")
    assert seen("2027-09-02")[None] == "warning"


def test_as_long_as_no_audit_names_a_workplace_nothing_is_said_of_them(places, seen):
    AuditFactory(company=places[0].company, held_on=date(2026, 5, 20))
    assert None not in seen("2028-03-01")


def test_an_audit_that_names_none_saw_them_all(places, seen):
    saw(places[0], "2026-05-20")
    AuditFactory(company=places[0].company, held_on=date(2027, 2, 20))
    assert None not in seen("2028-02-20")
    assert seen("2028-02-21")[None] == "warning"


def test_an_audit_that_could_not_be_held_saw_nothing(places, seen):
    saw(places[0], "2026-05-20")
    saw(places[1], "2027-02-20", carried_out=False)
    assert seen("2027-05-21")[None] == "warning"


def test_a_host_that_trains_at_one_workplace_is_not_asked_for_another(places, seen):
    places[1].plans.get().trainee.plans.all().delete()
    saw(places[0], "2026-05-20")
    assert None not in seen("2027-05-21")
