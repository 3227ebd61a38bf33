"""技能実習責任者: full-time, appointed at the workplace, course not older than three years."""

from datetime import date

import pytest
from factories.companies import AppointmentFactory, CourseFactory, WorkplaceFactory
from factories.training_plans import SuspensionFactory, TrainingPlanFactory

from titp.japanese.months import add_months

RULE = "STAFF-001"


@pytest.fixture
def workplace(acting):
    """A workplace where somebody is in training from April 2026 until March 2027."""
    workplace = WorkplaceFactory()
    TrainingPlanFactory(company=workplace.company, workplace=workplace)
    return workplace


@pytest.fixture
def manager(workplace):
    """Its manager, whose course was completed on 10 January 2024."""
    staff = AppointmentFactory(workplace=workplace).staff
    CourseFactory(staff=staff, completed_on=date(2024, 1, 10))
    return staff


def test_a_course_is_good_for_three_years(manager, seen):
    assert seen("2026-05-01") == {"2027-01-10": "upcoming"}


def test_it_is_due_soon_from_180_days_before(manager, seen):
    assert seen("2026-07-13") == {"2027-01-10": "upcoming"}
    assert seen("2026-07-14") == {"2027-01-10": "due_soon"}


def test_the_last_day_is_in_time_and_the_next_day_is_not(manager, seen):
    assert seen("2027-01-10") == {"2027-01-10": "due_soon"}
    assert seen("2027-01-11") == {"2027-01-10": "violation"}


def test_a_course_of_29_february_is_good_until_28_february(workplace, seen):
    staff = AppointmentFactory(workplace=workplace).staff
    CourseFactory(staff=staff, completed_on=date(2024, 2, 29))
    assert list(seen("2026-05-01")) == ["2027-02-28"]


def test_a_new_course_counts_from_its_own_completion(manager, seen):
    CourseFactory(staff=manager, completed_on=date(2026, 10, 1))
    assert seen("2026-09-30") == {"2027-01-10": "due_soon"}
    assert seen("2026-10-01") == {"2029-10-01": "upcoming"}


def test_a_course_for_another_post_does_not_count(workplace, seen):
    staff = AppointmentFactory(workplace=workplace).staff
    CourseFactory(staff=staff, post="instructor")
    assert seen("2026-05-01") == {None: "data_gap"}


def test_without_a_manager_it_is_not_as_required(workplace, seen):
    assert seen("2026-05-01") == {None: "violation"}


def test_an_instructor_is_no_manager(workplace, seen):
    staff = AppointmentFactory(workplace=workplace, post="instructor").staff
    CourseFactory(staff=staff)
    assert seen("2026-05-01") == {None: "violation"}


def test_a_manager_without_a_recorded_course_lacks_data(workplace, seen):
    AppointmentFactory(workplace=workplace)
    assert seen("2026-05-01") == {None: "data_gap"}


def test_a_manager_who_is_not_full_time_does_not_suffice(manager, seen):
    manager.full_time = False
    manager.save()
    assert seen("2026-05-01") == {None: "violation"}


def test_a_manager_who_left_is_missing_from_the_next_day_on(manager, seen):
    manager.left_on = date(2026, 5, 10)
    manager.save()
    assert seen("2026-05-10") == {"2027-01-10": "upcoming"}
    assert seen("2026-05-11") == {None: "violation"}


def test_an_appointment_that_ended_is_no_appointment(manager, seen):
    manager.appointments.update(ends_on=date(2026, 5, 10))
    assert seen("2026-05-11") == {None: "violation"}


def test_a_qualified_successor_settles_it(manager, workplace, seen):
    successor = AppointmentFactory(workplace=workplace, starts_on=date(2027, 1, 11)).staff
    CourseFactory(staff=successor, completed_on=date(2026, 12, 1))
    assert seen("2027-01-11") == {"2029-12-01": "upcoming"}


def test_without_a_trainee_the_rule_is_off(manager, seen):
    assert seen("2026-03-31") == {}
    assert seen("2027-04-01") == {}


def test_while_training_is_suspended_the_rule_is_off(workplace, seen):
    SuspensionFactory(plan=workplace.company.plans.get(), starts_on=date(2026, 5, 1))
    assert seen("2026-05-01") == {}


def test_lecture_days_are_days_of_training(acting, seen):
    workplace = WorkplaceFactory()
    TrainingPlanFactory(
        company=workplace.company, workplace=workplace, starts_on=date(2026, 6, 1),
        lecture_starts_on=date(2026, 6, 1), lecture_ends_on=date(2026, 6, 30),
    )  # fmt: skip
    assert seen("2026-06-01") == {None: "violation"}


def test_each_workplace_needs_one(manager, workplace, seen, evidence):
    second = WorkplaceFactory(company=workplace.company)
    TrainingPlanFactory(company=workplace.company, workplace=second)
    assert seen("2026-05-01") == {None: "violation", "2027-01-10": "upcoming"}
    assert evidence("2026-05-01")["workplaces"] == [second.name]


def test_a_workplace_without_trainees_needs_none(manager, workplace, seen):
    WorkplaceFactory(company=workplace.company)
    assert seen("2026-05-01") == {"2027-01-10": "upcoming"}


def test_where_the_workplace_is_not_recorded_every_open_one_is_meant(acting, seen):
    workplace = WorkplaceFactory()
    WorkplaceFactory(company=workplace.company, closed_on=date(2025, 3, 31))
    TrainingPlanFactory(company=workplace.company)
    staff = AppointmentFactory(workplace=workplace).staff
    CourseFactory(staff=staff, completed_on=date(2026, 1, 15))
    assert seen("2026-05-01") == {"2029-01-15": "upcoming"}


def test_the_workplace_of_the_placement_counts_where_the_plan_names_none(acting, evidence):
    first, second = WorkplaceFactory(), None
    second = WorkplaceFactory(company=first.company)
    plan = TrainingPlanFactory(company=first.company)
    plan.trainee.placements.update(workplace=second)
    assert evidence("2026-05-01")["workplaces"] == [second.name]


def test_a_host_without_any_workplace_lacks_data(acting, seen):
    TrainingPlanFactory()
    assert seen("2026-05-01") == {None: "data_gap"}


def test_the_evidence_is_the_values_that_were_read(manager, workplace, evidence):
    assert evidence("2026-05-01", due="2027-01-10") == {
        "workplaces": [workplace.name],
        "managers": [manager.name],
        "full_time": True,
        "completed_on": "2024-01-10",
        "valid_through": str(add_months(date(2024, 1, 10), 36)),
        "workplace_recorded": True,
    }
