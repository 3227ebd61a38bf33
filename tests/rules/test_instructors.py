"""技能実習指導員・生活指導員: five years' experience, full-time, of the workplace, adult."""

from datetime import date

import pytest
from factories.companies import AppointmentFactory, WorkplaceFactory
from factories.trainees import LeavingFactory
from factories.training_plans import SuspensionFactory, TrainingPlanFactory

RULE = "STAFF-002"
DAY = "2026-05-01"


@pytest.fixture
def workplace(acting):
    """A workplace where somebody is in training from April 2026 until March 2027."""
    workplace = WorkplaceFactory()
    TrainingPlanFactory(company=workplace.company, workplace=workplace)
    return workplace


@pytest.fixture
def instructor(workplace):
    return appointed(workplace, "instructor", experience_years=5)


@pytest.fixture
def adviser(workplace):
    return appointed(workplace, "life_adviser")


def appointed(workplace, post, staff=None, starts_on=date(2020, 4, 1), belongs=True, **fields):
    who = {"staff": staff} if staff else {f"staff__{name}": fields[name] for name in fields}
    return AppointmentFactory(
        workplace=workplace, post=post, starts_on=starts_on, belongs=belongs, **who
    ).staff


def change(staff, **fields):
    for name, value in fields.items():
        setattr(staff, name, value)
    staff.save()


def test_an_instructor_of_five_years_and_living_guidance_are_enough(instructor, adviser, seen):
    assert seen(DAY) == {None: "ok"}


@pytest.mark.parametrize(
    ("years", "state"), [(4, "violation"), (5, "ok"), (None, "data_gap"), (0, "violation")]
)
def test_five_years_of_experience_suffice(instructor, adviser, seen, years, state):
    change(instructor, experience_years=years)
    assert seen(DAY) == {None: state}


def test_living_guidance_needs_no_years(instructor, adviser, seen):
    change(adviser, experience_years=0)
    assert seen(DAY) == {None: "ok"}


def test_one_of_two_instructors_suffices(instructor, adviser, workplace, seen):
    appointed(workplace, "instructor", experience_years=None)
    assert seen(DAY) == {None: "ok"}


def test_one_person_may_hold_both_posts(instructor, workplace, seen):
    appointed(workplace, "life_adviser", staff=instructor)
    assert seen(DAY) == {None: "ok"}


def test_without_anybody_both_posts_are_lacking(workplace, seen, evidence):
    assert seen(DAY) == {None: "violation"}
    assert evidence(DAY)["lacking"] == ["instructor", "life_adviser"]


def test_a_manager_is_neither(workplace, seen):
    appointed(workplace, "manager", experience_years=20)
    assert seen(DAY) == {None: "violation"}


@pytest.mark.parametrize("fields", [{"full_time": False}, {"disqualified": True}])
def test_who_is_not_full_time_or_disqualified_does_not_count(instructor, adviser, seen, fields):
    change(adviser, **fields)
    assert seen(DAY) == {None: "violation"}


def test_who_belongs_to_another_workplace_does_not_count(instructor, workplace, seen):
    appointed(workplace, "life_adviser", belongs=False)
    assert seen(DAY) == {None: "violation"}


def test_minors_do_not_count_until_the_birthday(instructor, adviser, seen):
    change(adviser, birth_date=date(2008, 5, 2))
    assert seen("2026-05-01") == {None: "violation"}
    assert seen("2026-05-02") == {None: "ok"}


def test_born_on_29_february_one_comes_of_age_on_1_march(acting, seen):
    workplace = WorkplaceFactory()
    TrainingPlanFactory(company=workplace.company, workplace=workplace, starts_on=date(2025, 10, 1))
    appointed(workplace, "instructor", experience_years=9)
    appointed(workplace, "life_adviser", birth_date=date(2008, 2, 29))
    assert seen("2026-02-28") == {None: "violation"}
    assert seen("2026-03-01") == {None: "ok"}


def test_it_is_told_30_days_before_somebody_leaves(instructor, adviser, seen, evidence):
    change(adviser, left_on=date(2026, 6, 30))
    assert seen("2026-05-30") == {None: "ok"}
    assert seen("2026-05-31") == {None: "warning"}
    assert evidence("2026-05-31")["covered_until"] == "2026-06-30"
    assert seen("2026-06-30") == {None: "warning"}
    assert seen("2026-07-01") == {None: "violation"}


def test_who_stays_until_the_training_ends_leaves_no_gap(instructor, adviser, seen):
    change(adviser, left_on=date(2027, 3, 31))
    assert seen("2027-03-31") == {None: "ok"}


def test_a_successor_settles_it(instructor, adviser, workplace, seen):
    change(adviser, left_on=date(2026, 6, 30))
    appointed(workplace, "life_adviser", starts_on=date(2026, 7, 1))
    assert seen("2026-07-01") == {None: "ok"}


def test_an_appointment_that_ended_is_no_appointment(instructor, adviser, seen):
    adviser.appointments.update(ends_on=date(2026, 4, 30))
    assert seen("2026-04-30") == {None: "warning"}
    assert seen("2026-05-01") == {None: "violation"}


def test_on_long_leave_one_counts_as_absent_after_a_month(instructor, adviser, seen):
    change(instructor, leave_starts_on=date(2026, 5, 10))
    assert seen("2026-06-09") == {None: "warning"}
    assert seen("2026-06-10") == {None: "violation"}


def test_a_leave_of_a_month_is_no_absence(instructor, adviser, seen):
    change(instructor, leave_starts_on=date(2026, 5, 10), leave_ends_on=date(2026, 6, 9))
    assert seen("2026-06-09") == {None: "ok"}


def test_who_is_back_from_leave_counts_again(instructor, adviser, seen):
    change(instructor, leave_starts_on=date(2026, 5, 10), leave_ends_on=date(2026, 7, 31))
    assert seen("2026-07-31") == {None: "violation"}
    assert seen("2026-08-01") == {None: "ok"}


def test_each_workplace_needs_its_own(instructor, adviser, workplace, seen, evidence):
    second = WorkplaceFactory(company=workplace.company)
    TrainingPlanFactory(company=workplace.company, workplace=second)
    assert seen(DAY) == {None: "violation"}
    assert evidence(DAY)["workplaces"] == [second.name]


def test_a_workplace_without_trainees_needs_none(instructor, adviser, workplace, seen):
    WorkplaceFactory(company=workplace.company)
    assert seen(DAY) == {None: "ok"}


def test_lecture_days_are_days_of_training(acting, seen):
    workplace = WorkplaceFactory()
    TrainingPlanFactory(
        company=workplace.company, workplace=workplace, starts_on=date(2026, 6, 1),
        lecture_starts_on=date(2026, 6, 1), lecture_ends_on=date(2026, 6, 30),
    )  # fmt: skip
    assert seen("2026-06-01") == {None: "violation"}


def test_a_host_without_any_workplace_lacks_data(acting, seen):
    TrainingPlanFactory()
    assert seen(DAY) == {None: "data_gap"}


def test_without_a_trainee_the_rule_is_off(workplace, seen):
    assert seen("2026-03-31") == {}
    assert seen("2027-04-01") == {}


def test_while_training_rests_or_after_somebody_left_the_rule_is_off(workplace, seen):
    plan = workplace.company.plans.get()
    SuspensionFactory(plan=plan, starts_on=date(2026, 5, 1), resumes_on=date(2026, 6, 1))
    LeavingFactory(trainee=plan.trainee, kind="absconded", left_on=date(2026, 7, 1))
    assert seen("2026-05-31") == {}
    assert seen("2026-06-30") == {None: "violation"}
    assert seen("2026-07-01") == {}


def test_the_evidence_is_the_values_that_were_read(instructor, workplace, evidence):
    assert evidence(DAY) == {
        "lacking": ["life_adviser"],
        "workplaces": [workplace.name],
        "instructors": instructor.name,
        "life_advisers": None,
        "experience_years": 5,
        "covered_until": None,
        "workplace_recorded": True,
    }


def test_after_a_transfer_the_new_workplace_needs_its_own(instructor, adviser, workplace, seen):
    plan = workplace.company.plans.get()
    plan.ended_on = date(2026, 5, 31)
    plan.save()
    other = WorkplaceFactory()
    TrainingPlanFactory(
        trainee=plan.trainee, company=other.company, workplace=other, starts_on=date(2026, 6, 1),
        ends_on=plan.ends_on,
    )  # fmt: skip
    assert seen("2026-05-31", about=workplace.company) == {None: "ok"}
    assert seen("2026-05-31", about=other.company) == {}
    assert seen("2026-06-01", about=workplace.company) == {}
    assert seen("2026-06-01", about=other.company) == {None: "violation"}
