"""第2号の実習実施者の同一性: stage 2 is trained where stage 1 was, but for recorded grounds."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from factories.companies import CompanyFactory
from factories.trainees import LeavingFactory
from factories.training_plans import DraftPlanFactory, TrainingPlanFactory

RULE = "PLAN-006"
ON = "2026-12-01"


@pytest.fixture
def first(acting):
    return TrainingPlanFactory(starts_on=date(2026, 4, 1))


def second(first, company=None, **fields):
    return DraftPlanFactory(
        trainee=first.trainee, company=company or CompanyFactory(), stage=2,
        starts_on=date(2027, 4, 1), **fields,
    )  # fmt: skip


def test_with_the_same_host_it_is_in_order(first, seen):
    second(first, first.company)
    assert seen(ON) == {None: "ok"}


def test_with_another_host_it_breaks_the_rule_from_the_draft_on(first, seen):
    second(first)
    assert seen(ON) == {None: "violation"}


@pytest.mark.parametrize("reason", ["impossible", "unsuitable", "unavoidable"])
def test_recorded_grounds_allow_another_host(first, seen, reason):
    second(first, exception=reason, exception_note="倒産のため")
    assert seen(ON) == {None: "ok"}


def test_a_host_that_merged_is_the_same_host(first, seen):
    second(first, exception="succession", exception_note="合併により計画を承継")
    assert seen(ON) == {None: "ok"}


def test_the_host_that_counts_is_the_last_one_of_stage_1(first, seen):
    taken_over = TrainingPlanFactory(trainee=first.trainee, starts_on=date(2026, 9, 1))
    second(first, taken_over.company)
    assert seen(ON) == {None: "ok"}


def test_without_a_plan_of_stage_1_it_is_a_gap(acting, seen):
    DraftPlanFactory(stage=2, starts_on=date(2027, 4, 1))
    assert seen(ON) == {None: "data_gap"}


def test_stage_3_may_be_trained_elsewhere(first, seen):
    DraftPlanFactory(trainee=first.trainee, stage=3, starts_on=date(2029, 4, 1))
    assert seen(ON) == {}


def test_of_somebody_who_has_gone_nothing_is_asked(first, seen):
    second(first)
    LeavingFactory(trainee=first.trainee, left_on=date(2026, 11, 1))
    assert seen(ON) == {}


def test_once_the_plan_is_over_nothing_is_asked(first, seen):
    second(first)
    assert seen("2029-03-31") == {None: "violation"}
    assert seen("2029-04-01") == {}


@pytest.mark.parametrize("note", ["", "   "])
def test_a_form_refuses_an_exception_without_grounds(first, note):
    plan = second(first)
    plan.exception, plan.exception_note = "impossible", note
    with pytest.raises(ValidationError) as refused:
        plan.full_clean()
    assert "exception_note" in refused.value.message_dict


def test_the_database_refuses_an_exception_without_grounds(first):
    with pytest.raises(IntegrityError), transaction.atomic():
        second(first, exception="impossible")


def test_the_evidence_is_the_values_that_were_read(first, evidence):
    plan = second(first, exception="impossible", exception_note="倒産のため")
    assert evidence(ON) == {
        "company": plan.company.name,
        "stage1_company": first.company.name,
        "exception": ["impossible"],
    }
