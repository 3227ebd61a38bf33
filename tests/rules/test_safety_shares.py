"""安全衛生に係る業務: a tenth of each class of tasks."""

import pytest
from factories.trainees import LeavingFactory
from factories.training_plans import TrainingPlanFactory

RULE = "PLAN-005"
CLASSES = ("essential", "related", "peripheral")


def plan(minutes, safety, **fields):
    """A plan with (essential, related, peripheral) minutes and the safety part of each."""
    fields |= {f"{name}_minutes": number for name, number in zip(CLASSES, minutes, strict=True)}
    fields |= {
        f"{name}_safety_minutes": number for name, number in zip(CLASSES, safety, strict=True)
    }
    return TrainingPlanFactory(**fields)


@pytest.mark.parametrize(
    ("minutes", "safety", "state"),
    [
        ((600, 300, 100), (60, 30, 10), "ok"),
        ((601, 300, 100), (60, 30, 10), "violation"),
        ((600, 300, 100), (60, 29, 10), "violation"),
        ((600, 300, 100), (60, 30, 9), "violation"),
        ((600, 400, 0), (60, 40, 0), "ok"),  # a class without hours passes
        ((600, 300, 100), (100, 0, 0), "violation"),  # a tenth of the grand total is not enough
    ],
)
def test_each_class_is_measured_by_itself(acting, seen, minutes, safety, state):
    plan(minutes, safety)
    assert seen("2026-06-01") == {None: state}


def test_a_plan_without_hours_lacks_data(acting, seen):
    plan((0, 0, 0), (0, 0, 0))
    assert seen("2026-06-01") == {None: "data_gap"}


def test_outside_the_listed_operations_one_safety_task_suffices(acting, seen):
    plan((600, 300, 100), (1, 0, 0), operation_id=None)
    assert seen("2026-06-01") == {None: "ok"}


def test_outside_the_listed_operations_none_at_all_is_too_few(acting, seen):
    plan((600, 300, 100), (0, 0, 0), operation_id=None)
    assert seen("2026-06-01") == {None: "violation"}


def test_in_stage_2_no_operation_means_that_it_is_not_recorded(acting, seen):
    plan((600, 300, 100), (60, 30, 10), operation_id=None, stage=2)
    assert seen("2026-06-01") == {None: "data_gap"}


def test_of_people_who_have_gone_nothing_is_asked(acting, seen):
    trainee = plan((600, 300, 100), (0, 0, 0)).trainee
    LeavingFactory(trainee=trainee, left_on="2026-05-31")
    assert seen("2026-06-01") == {}
