"""必須情報・年齢・旅券: what must be known, 18 years of age, a passport that lasts."""

from datetime import date

import pytest
from factories.trainees import (
    LeavingFactory,
    PassportFactory,
    ResidencePeriodFactory,
    TraineeFactory,
)
from factories.training_plans import TrainingPlanFactory

RULE = "DATA-001"
LANDED = "2026-04-01"


@pytest.fixture
def trainee(acting):
    """Somebody of whom everything is known; the plan ends on 31 March 2027."""
    person = TrainingPlanFactory().trainee
    PassportFactory(trainee=person)
    ResidencePeriodFactory(trainee=person)
    return person


def test_a_complete_record_is_in_order(trainee, seen):
    assert seen("2026-05-01") == {None: "ok"}


@pytest.mark.parametrize(
    ("field", "value"),
    [("name_roman", ""), ("birth_date", None), ("sex", ""), ("nationality", "")],
)
def test_each_missing_field_is_named(trainee, evidence, field, value):
    setattr(trainee, field, value)
    trainee.save()
    assert evidence("2026-05-01")["missing"] == [field]


def test_a_missing_field_is_a_gap(trainee, seen):
    trainee.sex = ""
    trainee.save()
    assert seen("2026-05-01") == {None: "data_gap"}


def test_a_mononym_is_a_name(trainee, seen):
    trainee.name_roman = "SAMPLE"
    trainee.save()
    assert seen("2026-05-01") == {None: "ok"}


def test_a_passport_without_its_last_day_is_a_gap(trainee, evidence):
    trainee.passports.update(expires_on=None)
    assert evidence("2026-05-01")["missing"] == ["passport_expiry"]


def test_without_a_plan_its_days_are_missing(acting, evidence):
    person = TraineeFactory()
    PassportFactory(trainee=person)
    ResidencePeriodFactory(trainee=person)
    assert evidence("2026-05-01")["missing"] == ["stage1_start", "plan_end"]


def test_residence_fields_are_asked_for_from_the_day_of_landing_on(trainee, evidence):
    trainee.residence_periods.all().delete()
    assert evidence("2026-03-31")["missing"] == []
    assert evidence(LANDED)["missing"] == [
        "residence_card_no",
        "residence_status",
        "residence_expiry",
    ]


@pytest.mark.parametrize("number", ["AB1234567CD", "ab12345678cd", "AB12345678C1", "12345678"])
def test_a_card_number_of_a_wrong_form_is_a_gap(trainee, seen, evidence, number):
    card = trainee.residence_periods.get()
    card.number = number
    card.save()
    assert seen("2026-05-01") == {None: "data_gap"}
    assert evidence("2026-05-01")["missing"] == ["residence_card_format"]


def test_the_card_that_counts_is_the_one_of_the_day(trainee, evidence):
    ResidencePeriodFactory(
        trainee=trainee, number="wrong", starts_on=date(2027, 3, 1), expires_on=date(2029, 4, 1)
    )
    assert evidence("2027-02-28")["missing"] == []
    assert evidence("2027-03-01")["missing"] == ["residence_card_format"]


@pytest.mark.parametrize(
    ("birth_date", "starts_on", "state"),
    [
        (date(2008, 4, 1), date(2026, 4, 1), "ok"),  # 18 on the very day
        (date(2008, 4, 2), date(2026, 4, 1), "violation"),
        (date(2008, 2, 29), date(2026, 2, 28), "violation"),  # 18 on 1 March
        (date(2008, 2, 29), date(2026, 3, 1), "ok"),
    ],
)
def test_a_person_is_18_when_stage_1_starts(acting, seen, birth_date, starts_on, state):
    person = TraineeFactory(birth_date=birth_date, entered_on=starts_on)
    TrainingPlanFactory(trainee=person, starts_on=starts_on)
    PassportFactory(trainee=person)
    ResidencePeriodFactory(trainee=person, starts_on=starts_on)
    assert seen(str(starts_on)) == {None: state}


def test_a_passport_that_ends_before_the_plan_is_renewed_before_it_ends(trainee, seen):
    trainee.passports.update(expires_on=date(2027, 3, 30))
    assert seen("2026-09-30") == {None: "ok", "2027-03-30": "upcoming"}
    assert seen("2026-10-01") == {None: "ok", "2027-03-30": "due_soon"}
    assert seen("2027-03-31") == {None: "ok", "2027-03-30": "overdue"}


def test_a_passport_that_lasts_until_the_plan_ends_suffices(trainee, seen):
    trainee.passports.update(expires_on=date(2027, 3, 31))
    assert seen("2027-03-31") == {None: "ok"}


def test_a_renewed_passport_settles_it(trainee, seen):
    trainee.passports.update(expires_on=date(2027, 3, 30))
    PassportFactory(trainee=trainee, issued_on=date(2026, 11, 1), expires_on=date(2036, 10, 31))
    assert seen("2026-10-31") == {None: "ok", "2027-03-30": "due_soon"}
    assert seen("2026-11-01") == {None: "ok"}


def test_once_the_plan_is_over_its_passport_no_longer_matters(trainee, seen):
    trainee.passports.update(expires_on=date(2027, 3, 30))
    assert seen("2027-04-01") == {None: "ok"}


def test_of_people_who_have_gone_nothing_is_asked(trainee, seen):
    LeavingFactory(trainee=trainee, left_on=date(2026, 9, 1))
    assert seen("2026-09-01") == {}


def test_the_evidence_names_fields_and_days_and_no_person(trainee, evidence):
    assert evidence("2026-05-01") == {
        "missing": [],
        "of_age_on": "2018-05-14",
        "stage1_start": "2026-04-01",
    }
