"""The points of the excellent requirements: from the records and from answers."""

from datetime import date

import pytest
from factories.companies import (
    AppointmentFactory,
    CompanyFactory,
    CourseFactory,
    StaffCountFactory,
)
from factories.pay import WageTermsFactory
from factories.training_plans import SkillTestFactory, TrainingPlanFactory

from trainees.models import Leaving
from training_plans.excellence.facts import facts_of
from training_plans.excellence.items import HOST, ORGANIZATION, items_of
from training_plans.excellence.score import score
from training_plans.models import ExcellenceValue

ON = date(2026, 11, 26)


def item(code, whose=HOST):
    return next(one for one in items_of(whose, ON) if one.code == code)


def points(code, *numbers, whose=HOST):
    one = item(code, whose)
    return one.points(dict(zip(one.inputs, numbers, strict=True)))


@pytest.mark.parametrize(
    ("code", "numbers", "expected"),
    [
        ("basic", (20, 0, 19), 20),
        ("basic", (20, 0, 18), 10),
        ("basic", (21, 1, 19), 20),
        ("basic", (1000, 0, 949), 10),
        ("basic", (100, 0, 74), -20),
        ("basic", (0, 0, 0), 0),
        ("practical", (3, 0, 2, 0), 40),  # 2 × 1.2 ÷ 3 = 80 %
        ("practical", (12, 0, 5, 2), 40),  # (5 + 3) × 1.2 ÷ 12 = 80 %
        ("practical", (100, 0, 66, 0), 30),  # 79.2 %
        ("practical", (100, 0, 41, 0), -40),  # 49.2 %
        ("practical", (0, 0, 3, 0), 20),
        ("practical", (0, 0, 0, 0), 0),
        ("theory", (2,), 5),
        ("instructors", (3, 3), 5),
        ("instructors", (3, 2), 0),
        ("wage", (1150,), 5),
        ("wage", (1149,), 3),
        ("order", (2,), -50),
        ("missing", (0, 50), 5),
        ("missing", (1, 2), 0),
        ("missing", (4, 50), 0),
        ("missing", (2, 5), -5),
        ("missing", (3, 10), -10),
        ("displaced", (3, 3), 25),
        ("displaced", (1, 3), 15),
        ("displaced", (0, 3), 0),
    ],
)
def test_points_of_a_host_follow_the_table(code, numbers, expected):
    assert points(code, *numbers) == expected


@pytest.mark.parametrize(
    ("code", "numbers", "expected"),
    [
        ("hosts_per_staff", (19, 4), 15),
        ("hosts_per_staff", (20, 4), 7),
        ("hosts_per_staff", (40, 4), 0),
        ("staff_trained", (5, 3), 10),
        ("staff_trained", (2, 1), 5),
        ("revoked", (20, 1), -5),
        ("revoked", (100, 0), 0),
        ("practical", (3, 0, 2, 0), 20),
    ],
)
def test_points_of_the_organization_follow_its_own_table(code, numbers, expected):
    assert points(code, *numbers, whose=ORGANIZATION) == expected


def test_what_is_not_known_has_no_points_rather_than_nought():
    assert points("wage", None) is None


@pytest.mark.parametrize("whose", [HOST, ORGANIZATION])
def test_the_blocks_come_to_a_hundred_and_fifty(whose):
    assert sum({one.block: one.block_max for one in items_of(whose, ON)}.values()) == 150


def finisher(company, outcome="passed", **more):
    """Somebody who completed stage 1 at the end of March 2026."""
    plan = TrainingPlanFactory(company=company, starts_on=date(2025, 4, 1), **more)
    SkillTestFactory(
        trainee=plan.trainee, plan=plan, part="both", sat_on=date(2025, 12, 1), outcome=outcome
    )
    return plan


def test_who_completed_a_stage_and_passed_is_counted_in_the_three_years(acting):
    company = CompanyFactory()
    finisher(company)
    finisher(company, outcome="failed")
    finisher(company, ended_on=date(2026, 1, 10))  # ended early: did not complete it
    finisher(CompanyFactory())
    found = facts_of(company.pk, 2026, ON)
    assert (found["finished_1"], found["passed_1"]) == (2, 1)
    everybody = facts_of(0, 2026, ON)
    assert (everybody["finished_1"], everybody["passed_1"]) == (3, 2)
    assert facts_of(company.pk, 2030, ON)["finished_1"] == 0


def test_who_went_missing_counts_where_the_person_was(acting):
    company = CompanyFactory()
    plan = TrainingPlanFactory(company=company)
    TrainingPlanFactory(company=company)
    Leaving(trainee=plan.trainee, kind="absconded", left_on=date(2026, 9, 1)).record()
    found = facts_of(company.pk, 2026, ON)
    assert (found["missing"], found["present"]) == (1, 2)
    assert facts_of(CompanyFactory().pk, 2026, ON)["missing"] == 0


def test_a_raise_is_known_once_somebody_went_on_to_the_next_stage(acting):
    company = CompanyFactory()
    assert "raise_permille" not in facts_of(company.pk, 2026, ON)
    plan = TrainingPlanFactory(company=company, stage=2, starts_on=date(2025, 6, 1))
    before = {"ends_on": date(2025, 5, 31), "amount": 1000}
    WageTermsFactory(trainee=plan.trainee, starts_on=date(2024, 6, 1), **before)
    WageTermsFactory(trainee=plan.trainee, starts_on=date(2025, 6, 1), amount=1040)
    assert facts_of(company.pk, 2026, ON)["raise_permille"] == 40


def test_the_base_of_the_headcount_cap_is_the_one_of_the_rule(acting):
    company = TrainingPlanFactory(starts_on=date(2026, 4, 1)).company
    assert "base" not in facts_of(company.pk, 2026, ON)
    StaffCountFactory(company=company, full_time_staff=45, counted_on=date(2026, 1, 1))
    assert facts_of(company.pk, 2026, ON)["base"] == 5


def test_instructors_without_a_course_of_three_years_are_seen(acting):
    appointment = AppointmentFactory(post="instructor", starts_on=date(2024, 4, 1))
    CourseFactory(staff=appointment.staff, post="instructor", completed_on=date(2023, 1, 1))
    company = appointment.staff.company_id
    found = facts_of(company, 2026, ON)
    assert (found["instructors"], found["instructors_trained"]) == (1, 0)
    CourseFactory(staff=appointment.staff, post="instructor", completed_on=date(2024, 1, 1))
    assert facts_of(company, 2026, ON)["instructors_trained"] == 1


def test_a_block_gives_no_more_than_its_most_and_what_is_missing_is_said(acting):
    company = CompanyFactory()
    typed = {("wage", "wage_permille"): 1200, ("raises", "raise_permille"): 60,
             ("housing", "yes"): 1}  # fmt: skip
    result = score(company, 2026, ON, typed=typed)
    treatment = next(block for block in result.blocks if block.most == 10 and len(block.lines) == 3)
    assert treatment.points == 10
    assert result.unknown > 0
    assert result.points < result.possible


def test_enough_points_are_not_called_enough_while_an_order_may_take_them_away(acting):
    typed = {(one.code, name): 1 for one in items_of(HOST, ON) for name in one.inputs}
    nought = ("basic-unable_1", "practical-unable_23", "missing-missing", "missing_host-yes",
              "order-order", "displaced-accepted")  # fmt: skip
    typed |= {tuple(name.split("-")): 0 for name in nought}
    assert score(CompanyFactory(), 2026, ON, typed=typed).state[0] == "ok"
    del typed["order", "order"]
    assert score(CompanyFactory(), 2026, ON, typed=typed).state[0] == "info"


def test_an_answer_counts_in_later_years_and_an_assumption_in_its_year_only(acting):
    def registered(year, assuming=True):
        result = score(None, year, ON, assuming=assuming)
        lines = [line for block in result.blocks for line in block.lines]
        return next(line.points for line in lines if line.item.code == "registered")

    about = {"item": "registered", "name": "yes"}
    assert registered(2026) is None
    ExcellenceValue.objects.create(fiscal_year=2025, value=1, **about)
    assert (registered(2026), registered(2024)) == (15, None)
    ExcellenceValue.objects.create(fiscal_year=2027, value=0, assumed=True, **about)
    assert (registered(2027), registered(2027, assuming=False), registered(2028)) == (0, 15, 15)
