"""労災・雇用・社会保険: each employment is insured in time, and its end is filed."""

from datetime import date

import pytest
from factories.companies import CompanyFactory, WorkersCompensationFactory
from factories.employment import EmploymentFactory
from factories.trainees import LeavingFactory
from factories.training_plans import SuspensionFactory, TrainingPlanFactory

from titp.compliance.rule import RULES
from titp.compliance.sweep import evaluate

RULE = "HOST-003"
COMPENSATION, SOCIAL, EMPLOYMENT = "2026-05-01", "2026-05-06", "2026-06-10"


@pytest.fixture
def plan(acting):
    """Lectures in April 2026, practice from 1 May."""
    return TrainingPlanFactory(
        lecture_starts_on=date(2026, 4, 2), lecture_ends_on=date(2026, 4, 30)
    )


@pytest.fixture
def covered(plan):
    return WorkersCompensationFactory(company=plan.company)


def employed(plan, **fields):
    return EmploymentFactory(trainee=plan.trainee, company=plan.company, **fields)


def test_three_duties_follow_from_the_first_day_of_employment(plan, seen):
    employed(plan)
    assert seen("2026-04-01") == {
        COMPENSATION: "upcoming", SOCIAL: "upcoming", EMPLOYMENT: "upcoming"
    }  # fmt: skip


def test_each_is_due_soon_from_five_days_before(plan, seen):
    employed(plan)
    assert seen("2026-04-25")[COMPENSATION] == "upcoming"
    assert seen("2026-04-26")[COMPENSATION] == "due_soon"
    assert seen("2026-04-30")[SOCIAL] == "upcoming"
    assert seen("2026-05-01")[SOCIAL] == "due_soon"
    assert seen("2026-06-04")[EMPLOYMENT] == "upcoming"
    assert seen("2026-06-05")[EMPLOYMENT] == "due_soon"


def test_the_last_day_is_in_time_and_the_next_day_is_not(plan, seen):
    employed(plan)
    assert seen(COMPENSATION)[COMPENSATION] == "due_soon"
    assert seen("2026-05-02")[COMPENSATION] == "violation"
    assert seen(SOCIAL)[SOCIAL] == "due_soon"
    assert seen("2026-05-07")[SOCIAL] == "overdue"
    assert seen(EMPLOYMENT)[EMPLOYMENT] == "due_soon"
    assert seen("2026-06-11")[EMPLOYMENT] == "overdue"


def test_filed_on_the_last_day_it_is_in_order_and_not_known_before(plan, covered, seen):
    employed(
        plan,
        social_insurance_filed_on=date(2026, 5, 6),
        employment_insurance_filed_on=date(2026, 6, 10),
    )
    assert seen("2026-05-05")[SOCIAL] == "due_soon"
    assert seen("2026-06-10") == {COMPENSATION: "ok", SOCIAL: "ok", EMPLOYMENT: "ok"}


def test_filed_a_day_later_it_stays_as_late(plan, covered, seen):
    employed(
        plan,
        social_insurance_filed_on=date(2026, 5, 7),
        employment_insurance_filed_on=date(2026, 6, 11),
    )
    found = seen("2026-06-11")
    assert (found[SOCIAL], found[EMPLOYMENT]) == ("late", "late")


def test_workers_compensation_established_later_is_late(plan, seen):
    employed(plan)
    WorkersCompensationFactory(company=plan.company, established_on=date(2026, 5, 8))
    assert seen("2026-05-07")[COMPENSATION] == "violation"
    assert seen("2026-05-08")[COMPENSATION] == "late"


def test_workers_compensation_that_ended_covers_nobody(plan, covered, seen):
    employed(plan)
    covered.ended_on = date(2026, 8, 31)
    covered.save()
    assert seen("2026-08-31")[COMPENSATION] == "ok"
    assert seen("2026-09-01")[COMPENSATION] == "violation"


def test_the_insurance_of_another_company_covers_nobody_here(plan, seen):
    employed(plan)
    WorkersCompensationFactory()
    assert seen("2026-05-02")[COMPENSATION] == "violation"


def test_a_small_farm_may_be_exempt_but_workers_compensation_must_exist(plan, seen):
    employed(
        plan, social_insurance_exempt=True, employment_insurance_exempt=True, exemption="個人農家"
    )
    assert seen("2026-06-11") == {COMPENSATION: "violation"}


@pytest.mark.parametrize(
    ("starts_on", "due"),
    [
        (date(2026, 12, 31), "2027-01-10"),
        (date(2027, 1, 31), "2027-02-10"),
        (date(2028, 2, 29), "2028-03-10"),
    ],
)
def test_employment_insurance_is_due_on_the_tenth_of_the_next_month(plan, seen, starts_on, due):
    employed(plan, starts_on=starts_on)
    assert due in seen("2026-04-01")


def test_at_leaving_the_end_is_due_within_ten_days(plan, covered, seen):
    row = employed(plan, ends_on=date(2027, 3, 31))
    assert "2027-04-10" not in seen("2027-03-30")
    assert seen("2027-04-10")["2027-04-10"] == "due_soon"
    assert seen("2027-04-11")["2027-04-10"] == "overdue"
    row.employment_insurance_loss_filed_on = date(2027, 4, 10)
    row.save()
    assert seen("2027-04-11")["2027-04-10"] == "ok"


def test_duties_of_one_day_are_one_row_as_bad_as_the_worst(plan, covered, seen, evidence):
    """Employed for May only: on 10 June both the beginning and the end are due."""
    employed(plan, ends_on=date(2026, 5, 31), employment_insurance_filed_on=date(2026, 6, 1))
    assert seen("2026-06-11")[EMPLOYMENT] == "overdue"
    assert evidence("2026-06-11", due=EMPLOYMENT) == {
        "employed_from": "2026-05-01",
        "employed_until": "2026-05-31",
        "employment_insurance": "2026-06-01",
        "employment_insurance_loss": None,
    }


def test_a_transfer_makes_two_employments_each_with_its_own_days(plan, covered, seen):
    employed(plan, ends_on=date(2026, 9, 30))
    EmploymentFactory(trainee=plan.trainee, company=plan.company, starts_on=date(2026, 10, 1))
    found = seen("2026-10-02")
    assert found["2026-10-10"] == "upcoming"
    assert found["2026-10-06"] == "due_soon"
    assert found["2026-11-10"] == "upcoming"


def test_practice_without_an_employment_on_record_is_a_gap(plan, seen):
    assert seen("2026-04-30") == {}
    assert seen("2026-05-01") == {COMPENSATION: "data_gap"}


def test_during_the_lectures_nobody_is_employed(plan, seen):
    assert seen("2026-04-20") == {}


def test_where_the_lectures_have_no_end_practice_surely_began_after_two_months(acting, seen):
    TrainingPlanFactory()
    assert seen("2026-05-31") == {}
    assert seen("2026-06-01") == {"2026-06-01": "data_gap"}


def test_in_stage_2_practice_begins_with_the_plan(acting, seen):
    TrainingPlanFactory(stage=2)
    assert seen("2026-04-01") == {"2026-04-01": "data_gap"}


def test_an_employment_at_another_company_does_not_fill_the_gap(plan, seen):
    EmploymentFactory(trainee=plan.trainee)
    assert seen("2026-05-01")[COMPENSATION] == "data_gap"


def test_while_training_rests_no_employment_is_missed(plan, seen):
    SuspensionFactory(plan=plan, starts_on=date(2026, 5, 1), resumes_on=date(2026, 7, 1))
    assert seen("2026-06-30") == {}
    assert seen("2026-07-01") == {COMPENSATION: "data_gap"}


def test_whoever_returned_early_owes_nothing_but_the_end_of_the_insurance(plan, seen):
    employed(plan, ends_on=date(2026, 8, 31))
    LeavingFactory(trainee=plan.trainee, left_on=date(2026, 9, 1))
    assert seen("2026-09-11") == {"2026-09-10": "overdue"}


def test_a_missing_person_whose_employment_has_no_end_is_a_gap(plan, seen):
    employed(plan)
    LeavingFactory(trainee=plan.trainee, kind="absconded", left_on=date(2026, 9, 1))
    assert seen("2026-09-01") == {"2026-09-11": "data_gap"}


def test_it_is_seen_by_whoever_looks_at_the_company_that_employs(plan, acting):
    employed(plan)
    for company, found in ((plan.company_id, 2), (CompanyFactory().pk, 0)):
        assert len(evaluate(RULES[RULE], date(2026, 5, 7), company)) == found


def test_the_evidence_is_the_values_that_were_read(plan, covered, evidence):
    employed(plan)
    assert evidence("2026-05-02", due=COMPENSATION) == {
        "employed_from": "2026-05-01",
        "workers_compensation": "2015-04-01",
        "covered": True,
    }
