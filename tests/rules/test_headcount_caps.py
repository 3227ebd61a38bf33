"""受入れ人数枠: how many of each stage a host may train, by its full-time staff."""

from datetime import date

import pytest
from factories.companies import CompanyFactory, ExcellentStandingFactory, StaffCountFactory
from factories.organization import licence
from factories.trainees import LeavingFactory, TraineeFactory
from factories.training_plans import DraftPlanFactory, SuspensionFactory, TrainingPlanFactory

from titp.compliance.rule import RULES
from titp.compliance.sweep import evaluate
from trainees.models import Placement

RULE = "CAP-001"
START = date(2026, 4, 1)
TODAY = date(2026, 6, 1)


@pytest.fixture
def company(acting):
    return CompanyFactory()


def host(staff, **trainees):
    """A host with so much staff and trainees: `host(30, stage_1=3)`."""
    company = StaffCountFactory(full_time_staff=staff).company
    for stage, number in trainees.items():
        add(company, int(stage[-1]), number)
    return company


def add(company, stage, number, starts_on=START, plan=TrainingPlanFactory, **fields):
    return plan.create_batch(number, company=company, stage=stage, starts_on=starts_on, **fields)


@pytest.mark.parametrize(
    ("staff", "cap_1", "cap_2"),
    [(1, 1, 2), (2, 2, 4), (30, 3, 6), (31, 4, 8), (41, 5, 10), (51, 6, 12), (101, 10, 20)],
)
def test_the_caps_of_an_ordinary_host(acting, seen, staff, cap_1, cap_2):
    company = host(staff, stage_1=cap_1, stage_2=cap_2)
    assert seen(str(TODAY)) == {}
    add(company, 1, 1)
    assert seen(str(TODAY)) == {"2026-04-01": "violation"}


@pytest.mark.parametrize(("staff", "cap"), [(300, 15), (301, 15), (319, 15), (320, 16)])
def test_above_300_staff_the_base_is_a_twentieth_cut_off(acting, evidence, staff, cap):
    host(staff, stage_1=cap + 1)
    found = evidence(str(TODAY), due="2026-04-01")
    assert (found["stage_1_trainees"], found["stage_1_cap"]) == (cap + 1, cap)


def test_stage_2_has_a_cap_of_its_own(acting, seen):
    company = host(30, stage_1=3, stage_2=6)
    assert seen(str(TODAY)) == {}
    add(company, 2, 1)
    assert seen(str(TODAY)) == {"2026-04-01": "violation"}


def test_an_ordinary_host_trains_nobody_in_stage_3(acting, seen):
    host(30, stage_3=1)
    assert seen(str(TODAY)) == {"2026-04-01": "violation"}


@pytest.mark.parametrize(("staff", "caps"), [(30, (6, 12, 18)), (1, (1, 2, 3)), (4, (4, 8, 12))])
def test_the_caps_of_an_excellent_host(acting, evidence, staff, caps):
    company = host(staff)
    ExcellentStandingFactory(company=company)
    for stage, cap in enumerate(caps, 1):
        add(company, stage, cap + 1)
    found = evidence(str(TODAY), due="2026-04-01")
    assert [found[f"stage_{stage}_cap"] for stage in (1, 2, 3)] == list(caps)


def test_without_a_general_licence_an_excellent_host_counts_as_ordinary(
    company, seen, specified_licence
):
    StaffCountFactory(company=company, full_time_staff=30)
    ExcellentStandingFactory(company=company)
    add(company, 1, 4)
    assert seen(str(TODAY)) == {"2026-04-01": "violation"}


def test_a_downgrade_lets_those_here_finish_but_nobody_more_begin(acting, seen, evidence):
    company = host(30)
    ExcellentStandingFactory(company=company)
    add(company, 1, 5)
    licence("2021-05-15", "2026-05-14")
    licence("2026-05-15", "2029-05-14", kind="specified")
    assert seen("2026-05-14") == {}
    assert seen("2026-05-15") == {None: "warning"}
    assert evidence("2026-05-15")["licence"] == ["specified"]
    add(company, 1, 1, starts_on=date(2026, 9, 1), plan=DraftPlanFactory)
    assert seen("2026-05-14") == {"2026-09-01": "violation"}


def test_an_upgrade_before_the_start_doubles_the_cap_of_an_excellent_host(acting, seen):
    company = host(30)
    ExcellentStandingFactory(company=company)
    licence("2023-04-02", "2026-04-01", kind="specified")
    upgraded = licence("2026-04-02", "2031-04-01")
    add(company, 1, 4)
    add(company, 1, 1, starts_on=date(2026, 9, 1), plan=DraftPlanFactory)
    assert seen("2026-04-01") == {"2026-04-01": "violation"}
    assert seen(str(TODAY)) == {}
    upgraded.delete()
    assert seen(str(TODAY)) == {"2026-04-01": "violation", "2026-09-01": "violation"}


@pytest.mark.parametrize(("kind", "found"), [("general", {}), ("specified", {START: "violation"})])
def test_a_licence_on_record_decides_and_not_the_register(
    company, seen, specified_licence, kind, found
):
    StaffCountFactory(company=company, full_time_staff=30)
    ExcellentStandingFactory(company=company)
    licence("2022-06-01", "2027-05-31", kind=kind)
    add(company, 1, 4)
    assert seen(str(TODAY)) == {str(day): state for day, state in found.items()}


def test_without_staff_the_cap_is_nought(acting, seen):
    host(0, stage_1=1)
    assert seen(str(TODAY)) == {"2026-04-01": "violation"}


def test_without_a_staff_count_the_data_are_missing(company, seen):
    add(company, 1, 1)
    assert seen(str(TODAY)) == {None: "data_gap"}


def test_a_draft_over_the_cap_is_found_before_it_starts(acting, seen):
    company = host(30, stage_1=3)
    add(company, 1, 1, starts_on=date(2026, 9, 1), plan=DraftPlanFactory)
    assert seen(str(TODAY)) == {"2026-09-01": "violation"}


def test_two_cohorts_that_overlap_on_one_day_are_both_counted(acting, seen):
    company = host(30, stage_1=3)
    add(company, 1, 3, starts_on=date(2027, 3, 31), plan=DraftPlanFactory)
    assert seen(str(TODAY)) == {"2027-03-31": "violation"}


def test_a_cohort_that_starts_when_the_last_has_ended_is_in_order(acting, seen):
    company = host(30, stage_1=3)
    add(company, 1, 3, starts_on=date(2027, 4, 1), plan=DraftPlanFactory)
    assert seen(str(TODAY)) == {}


def test_over_the_cap_only_because_staff_fell_is_to_be_looked_at(acting, seen):
    company = host(31, stage_1=4)
    StaffCountFactory(company=company, counted_on=date(2026, 5, 1), full_time_staff=30)
    assert seen("2026-04-30") == {}
    assert seen("2026-05-01") == {None: "warning"}


def test_a_new_plan_after_staff_fell_is_over_the_cap(acting, seen):
    company = host(31, stage_1=4)
    StaffCountFactory(company=company, counted_on=date(2026, 5, 1), full_time_staff=30)
    add(company, 1, 1, starts_on=date(2026, 5, 10))
    assert seen("2026-05-10") == {"2026-05-10": "violation"}


def test_who_loses_excellence_may_let_those_here_finish(acting, seen):
    company = host(30)
    ExcellentStandingFactory(company=company, ends_on=date(2026, 5, 15))
    add(company, 1, 5)
    assert seen("2026-05-15") == {}
    assert seen("2026-05-16") == {None: "warning"}


def test_a_start_over_the_cap_is_settled_when_enough_have_left(acting, seen):
    company = host(30, stage_1=4)
    LeavingFactory(trainee=company.plans.first().trainee, left_on=date(2026, 5, 20))
    assert seen("2026-05-19") == {"2026-04-01": "violation"}
    assert seen("2026-05-20") == {}


def test_who_is_suspended_takes_no_place(acting, seen):
    company = host(30, stage_1=4)
    SuspensionFactory(plan=company.plans.first(), starts_on=date(2026, 5, 20))
    assert seen("2026-05-20") == {}


def test_who_is_missing_takes_no_place_from_that_day_on(acting, seen):
    company = host(30, stage_1=4)
    gone = company.plans.first().trainee
    LeavingFactory(trainee=gone, kind="absconded", left_on=date(2026, 5, 20))
    assert seen("2026-05-20") == {}


def test_people_taken_over_from_another_host_do_not_count(acting, seen):
    company = host(30, stage_1=3)
    trainee = TraineeFactory()
    Placement.objects.create(trainee=trainee, company=company, starts_on=START, taken_over=True)
    TrainingPlanFactory(trainee=trainee, company=company, starts_on=START)
    assert seen(str(TODAY)) == {}


def test_lecture_days_count(acting, seen):
    company = host(30, stage_1=3)
    add(company, 1, 1, starts_on=date(2026, 5, 25), lecture_starts_on=date(2026, 5, 25),
        lecture_ends_on=date(2026, 6, 24))  # fmt: skip
    assert seen(str(TODAY)) == {"2026-05-25": "violation"}


def test_each_host_is_counted_by_itself(acting):
    within, over = host(30, stage_1=3), host(30, stage_1=4)
    assert within != over
    assert [row["subject_id"] for row in evaluate(RULES[RULE], TODAY)] == [over.pk]


def test_the_evidence_is_the_values_that_were_read(acting, evidence):
    host(30, stage_1=4)
    assert evidence(str(TODAY), due="2026-04-01") == {
        "full_time_staff": 30,
        "excellent": False,
        "licence": ["general"],
        "stage_1_trainees": 4,
        "stage_1_cap": 3,
    }
