"""特例期間: who waits for a decision may remain until two months after the last day of stay."""

from datetime import date

import pytest
from factories.trainees import (
    LeavingFactory,
    ResidencePeriodFactory,
    StayApplicationFactory,
    TraineeFactory,
)
from factories.training_plans import TrainingPlanFactory

RULE = "IMM-003"


@pytest.fixture
def trainee(acting):
    return TraineeFactory(entered_on=date(2026, 1, 1))


@pytest.fixture
def stay(trainee):
    """A year, until 31 December 2026."""
    return ResidencePeriodFactory(
        trainee=trainee, starts_on=date(2026, 1, 1), expires_on=date(2026, 12, 31)
    )


@pytest.fixture
def application(trainee, stay):
    return StayApplicationFactory(trainee=trainee, submitted_on=date(2026, 11, 10))


def decide(application, day, outcome="granted"):
    application.decided_on, application.outcome = date.fromisoformat(day), outcome
    application.save()


def test_until_the_last_day_of_stay_there_is_no_special_period(application, seen):
    assert seen("2026-12-31") == {}


def test_it_ends_two_months_after_the_last_day(application, seen):
    assert seen("2027-01-01") == {"2027-02-28": "due_soon"}
    assert seen("2027-02-28") == {"2027-02-28": "due_soon"}
    assert seen("2027-03-01") == {"2027-02-28": "violation"}


def test_in_a_leap_year_it_ends_on_29_february(trainee, seen):
    ResidencePeriodFactory(
        trainee=trainee, starts_on=date(2027, 1, 1), expires_on=date(2027, 12, 31)
    )
    StayApplicationFactory(trainee=trainee, submitted_on=date(2027, 11, 10))
    assert seen("2028-01-01") == {"2028-02-29": "due_soon"}


def test_an_application_on_the_last_day_is_in_time(trainee, stay, seen):
    StayApplicationFactory(trainee=trainee, submitted_on=date(2026, 12, 31))
    assert seen("2027-01-01") == {"2027-02-28": "due_soon"}


def test_who_applied_too_late_or_not_at_all_has_no_special_period(trainee, stay, seen):
    """That is IMM-001."""
    assert seen("2027-01-01") == {}
    StayApplicationFactory(trainee=trainee, submitted_on=date(2027, 1, 1))
    assert seen("2027-01-02") == {}


def test_the_application_that_led_into_the_stay_does_not_count(trainee, stay, seen):
    StayApplicationFactory(trainee=trainee, submitted_on=date(2025, 12, 1))
    assert seen("2027-01-01") == {}


@pytest.mark.parametrize("outcome", ["granted", "refused"])
def test_with_the_decision_it_is_over(application, seen, outcome):
    decide(application, "2027-01-20", outcome)
    assert seen("2027-01-19") == {"2027-02-28": "due_soon"}
    assert seen("2027-01-20") == {"2027-02-28": "ok"}


def test_a_decision_after_its_end_came_late(application, seen):
    decide(application, "2027-03-05")
    assert seen("2027-03-04") == {"2027-02-28": "violation"}
    assert seen("2027-03-05") == {"2027-02-28": "late"}


def test_a_new_period_of_stay_ends_it(trainee, application, seen):
    ResidencePeriodFactory(
        trainee=trainee, starts_on=date(2027, 1, 20), expires_on=date(2027, 12, 31)
    )
    assert seen("2027-01-19") == {"2027-02-28": "due_soon"}
    assert seen("2027-01-20") == {}


def test_who_has_left_waits_no_more(trainee, application, seen):
    LeavingFactory(trainee=trainee, left_on=date(2027, 1, 15))
    assert seen("2027-01-14") == {"2027-02-28": "due_soon"}
    assert seen("2027-01-15") == {}


@pytest.mark.parametrize(
    ("starts_on", "due"), [("2026-12-02", "2026-12-31"), ("2026-12-01", "2027-02-28")]
)
def test_a_stay_of_thirty_days_has_none(trainee, seen, starts_on, due):
    ResidencePeriodFactory(
        trainee=trainee, starts_on=date.fromisoformat(starts_on), expires_on=date(2026, 12, 31)
    )
    StayApplicationFactory(trainee=trainee, submitted_on=date(2026, 12, 20))
    assert list(seen("2027-01-01")) == [due]


def test_a_stay_without_a_recorded_start_is_believed_to_be_a_long_one(trainee, seen):
    ResidencePeriodFactory(trainee=trainee, starts_on=None, expires_on=date(2026, 12, 31))
    StayApplicationFactory(trainee=trainee, submitted_on=date(2026, 12, 20))
    assert list(seen("2027-01-01")) == ["2027-02-28"]


def test_the_evidence_tells_whether_one_may_train(trainee, application, evidence):
    assert evidence("2027-01-10", due="2027-02-28") == {
        "expires_on": "2026-12-31", "submitted_on": "2026-11-10", "decided_on": None,
        "has_special_period": True, "plan_covers": False,
    }  # fmt: skip
    TrainingPlanFactory(trainee=trainee, starts_on=date(2027, 1, 5))
    assert evidence("2027-01-10", due="2027-02-28")["plan_covers"] is True
