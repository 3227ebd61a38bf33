"""介護の受入れ人数枠: counted by establishment, by its full-time care staff."""

from datetime import date

import pytest
from factories.companies import (
    CareStaffCountFactory,
    ExcellentStandingFactory,
    StaffCountFactory,
    WorkplaceFactory,
)
from factories.organization import licence
from factories.trainees import LeavingFactory, TraineeFactory
from factories.training_plans import DraftPlanFactory, SuspensionFactory, TrainingPlanFactory

from titp.compliance.rule import RULES
from titp.compliance.sweep import evaluate
from trainees.models import Placement
from training_plans.quota import care_quota, quota
from training_plans.rules.headcount_caps import CARE

RULE = "CAP-002"
START = date(2026, 4, 1)
TODAY = "2026-06-01"


@pytest.fixture
def home(acting):
    """A home for the aged, whose staff nobody has counted."""
    return WorkplaceFactory(name="見本苑")


def staffed(staff, excellent=False, **trainees):
    """A home with so much care staff and trainees: `staffed(11, stage_1=2)`."""
    home = CareStaffCountFactory(full_time_care_staff=staff).workplace
    if excellent:
        ExcellentStandingFactory(company=home.company)
    for stage, number in trainees.items():
        add(home, int(stage[-1]), number)
    return home


def add(home, stage, number, starts_on=START, plan=TrainingPlanFactory, **fields):
    where = {"company": home.company, "workplace": home, "operation_id": CARE} | fields
    return plan.create_batch(number, stage=stage, starts_on=starts_on, **where)


@pytest.mark.parametrize(
    ("staff", "cap_1", "total"),
    [
        (1, 1, 1), (2, 1, 2), (3, 1, 3), (10, 1, 3), (11, 2, 6), (20, 2, 6), (21, 3, 9),
        (31, 4, 12), (41, 5, 15), (51, 6, 18), (100, 6, 18), (101, 10, 30), (200, 10, 30),
        (201, 15, 45), (300, 15, 45), (301, 15, 45), (319, 15, 47), (320, 16, 48),
    ],
)  # fmt: skip
def test_the_caps_of_an_ordinary_host(acting, evidence, staff, cap_1, total):
    staffed(staff, stage_1=cap_1 + 1)
    found = evidence(TODAY, due="2026-04-01")
    assert (found["stage_1_cap"], found["total_cap"]) == (cap_1, total)


@pytest.mark.parametrize(
    ("staff", "cap_1", "total"),
    [
        (1, 1, 1), (2, 2, 2), (3, 2, 3), (10, 2, 10), (11, 4, 11), (30, 6, 30), (71, 12, 71),
        (72, 12, 72), (100, 12, 72), (101, 20, 101), (119, 20, 119), (120, 20, 120),
        (200, 20, 120), (201, 30, 180), (301, 30, 180), (310, 31, 186),
    ],
)  # fmt: skip
def test_the_caps_of_an_excellent_host(acting, evidence, staff, cap_1, total):
    staffed(staff, excellent=True, stage_1=cap_1 + 1)
    found = evidence(TODAY, due="2026-04-01")
    assert (found["stage_1_cap"], found["total_cap"]) == (cap_1, total)


def test_stage_1_has_a_cap_of_its_own(acting, seen):
    home = staffed(11, stage_1=2)
    assert seen(TODAY) == {}
    add(home, 1, 1)
    assert seen(TODAY) == {"2026-04-01": "violation"}


def test_stages_1_and_2_are_counted_together(acting, seen):
    home = staffed(11, stage_1=2, stage_2=4)
    assert seen(TODAY) == {}
    add(home, 2, 1)
    assert seen(TODAY) == {"2026-04-01": "violation"}


def test_of_an_excellent_host_all_three_stages_are_counted_together(acting, seen):
    home = staffed(10, excellent=True, stage_1=2, stage_2=4, stage_3=4)
    assert seen(TODAY) == {}
    add(home, 3, 1)
    assert seen(TODAY) == {"2026-04-01": "violation"}


def test_without_a_general_licence_an_excellent_host_counts_as_ordinary(
    acting, seen, specified_licence
):
    staffed(10, excellent=True, stage_1=2)
    assert seen(TODAY) == {"2026-04-01": "violation"}


def test_a_downgrade_lets_those_here_finish_and_an_upgrade_counts_from_its_day(
    acting, seen, evidence
):
    staffed(10, excellent=True, stage_1=2)
    licence("2021-05-15", "2026-05-14")
    licence("2026-05-15", "2026-05-31", kind="specified")
    licence("2026-06-01", "2031-05-31")
    assert seen("2026-05-14") == {}
    assert seen("2026-05-15") == {None: "warning"}
    assert evidence("2026-05-15")["licence"] == ["specified"]
    assert seen(TODAY) == {}


def test_a_licence_on_record_decides_and_not_the_register(acting, seen, specified_licence):
    staffed(10, excellent=True, stage_1=2)
    licence("2022-06-01", "2027-05-31")
    assert seen(TODAY) == {}


def test_each_establishment_is_counted_by_itself_and_not_the_company(acting, seen, evidence):
    first = staffed(11, stage_1=2)
    StaffCountFactory(company=first.company, full_time_staff=1)
    second = CareStaffCountFactory(
        workplace__company=first.company, full_time_care_staff=3
    ).workplace
    add(second, 1, 1)
    assert seen(TODAY) == {}
    add(second, 1, 1)
    assert evidence(TODAY, due="2026-04-01")["workplaces"] == [second.name]


def test_the_general_caps_do_not_apply_to_care(acting):
    home = staffed(11, stage_1=2)
    StaffCountFactory(company=home.company, full_time_staff=0)
    assert evaluate(RULES["CAP-001"], date(2026, 6, 1)) == []
    TrainingPlanFactory(company=home.company, workplace=home)
    (row,) = evaluate(RULES["CAP-001"], date(2026, 6, 1))
    assert row["evidence"]["stage_1_trainees"] == 1


def test_other_operations_are_not_counted_here(acting, seen):
    home = staffed(3, stage_1=1)
    add(home, 1, 5, operation_id="1-1-1")
    assert seen(TODAY) == {}


def test_without_care_staff_the_cap_is_nought(acting, seen):
    staffed(0, stage_1=1)
    assert seen(TODAY) == {"2026-04-01": "violation"}


def test_without_a_count_the_data_are_missing(home, seen):
    add(home, 1, 1)
    assert seen(TODAY) == {None: "data_gap"}


def test_the_only_workplace_is_meant_where_none_is_recorded(home, seen):
    add(home, 1, 1, workplace=None)
    CareStaffCountFactory(workplace=home)
    assert seen(TODAY) == {}


def test_where_one_of_two_workplaces_is_not_recorded_the_data_are_missing(home, seen, evidence):
    other = WorkplaceFactory(company=home.company)
    (plan,) = add(home, 1, 1, workplace=None)
    CareStaffCountFactory(workplace=home)
    assert seen(TODAY) == {None: "data_gap"}
    assert evidence(TODAY)["workplace_recorded"] is False
    plan.trainee.placements.update(workplace=home)
    assert seen(TODAY) == {}
    assert other.plans.count() == 0


def test_a_draft_over_the_cap_is_found_before_it_starts(acting, seen):
    home = staffed(3, stage_1=1)
    add(home, 1, 1, starts_on=date(2026, 9, 1), plan=DraftPlanFactory)
    assert seen(TODAY) == {"2026-09-01": "violation"}


def test_a_cohort_that_starts_when_the_last_has_ended_is_in_order(acting, seen):
    home = staffed(3, stage_1=1)
    add(home, 1, 1, starts_on=date(2027, 4, 1), plan=DraftPlanFactory)
    assert seen(TODAY) == {}


def test_over_the_cap_only_because_care_staff_fell_is_to_be_looked_at(acting, seen):
    home = staffed(11, stage_1=2)
    CareStaffCountFactory(workplace=home, counted_on=date(2026, 5, 1), full_time_care_staff=10)
    assert seen("2026-04-30") == {}
    assert seen("2026-05-01") == {None: "warning"}
    add(home, 1, 1, starts_on=date(2026, 5, 10))
    assert seen("2026-05-10") == {"2026-05-10": "violation"}


def test_who_rests_has_left_or_is_taken_over_takes_no_place(acting, seen):
    home = staffed(3, stage_1=1)
    resting, gone = (plan for plan in add(home, 1, 2))
    assert seen(TODAY) == {"2026-04-01": "violation"}
    SuspensionFactory(plan=resting, starts_on=date(2026, 5, 1))
    LeavingFactory(trainee=gone.trainee, left_on=date(2026, 5, 1))
    assert seen(TODAY) == {}
    person = TraineeFactory()
    Placement.objects.create(trainee=person, company=home.company, starts_on=START, taken_over=True)
    add(home, 1, 1, trainee=person)
    assert seen(TODAY) == {}


def test_the_company_page_tells_the_same_numbers(acting):
    home = staffed(3, stage_1=2)
    assert quota(home.company_id, date(2026, 6, 1)) == []
    (one,) = care_quota(home.company_id, date(2026, 6, 1))
    assert (one.stage_1, one.stage_1_cap, one.trainees, one.total_cap) == (2, 1, 2, 3)
    assert not one.kept


def test_the_evidence_is_the_values_that_were_read(acting, evidence):
    home = staffed(3, stage_1=2)
    assert evidence(TODAY, due="2026-04-01") == {
        "workplaces": [home.name],
        "care_staff": 3,
        "excellent": False,
        "stage_1_trainees": 2,
        "stage_1_cap": 1,
        "trainees": 2,
        "total_cap": 3,
        "workplace_recorded": True,
        "licence": ["general"],
    }
