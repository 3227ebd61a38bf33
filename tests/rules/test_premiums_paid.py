"""割増賃金: what is owed for overtime, nights and holidays, to the fraction of a yen."""

from datetime import date
from fractions import Fraction

import pytest
from factories.companies import CompanyFactory
from factories.months import MonthLineFactory, MonthlyReportFactory
from factories.pay import OwnLabourStandardFactory, WageTermsFactory
from factories.trainees import TraineeFactory
from factories.training_plans import SuspensionFactory, TrainingPlanFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from people import make_member

from titp.compliance.rule import RULES
from titp.compliance.sweep import IN_ORDER, STORED, evaluate

RULE = "PAY-004"
HOUR = 60
PAYDAY, AFTER = "2026-10-25", "2026-11-10"


@pytest.fixture(autouse=True)
def administrator(kita):
    """Before anybody acts: whoever works in an organization cannot make people."""
    return make_member(kita, "administrator", password=None)


@pytest.fixture
def person(acting):
    return TraineeFactory(company=CompanyFactory())


def terms(person, amount=1_200, **fields):
    return WageTermsFactory(trainee=person, amount=amount, **fields)


def month(person, overtime=0, holiday=0, night=0, **fields):
    report = MonthlyReportFactory(company=person.company, month=date(2026, 10, 1))
    minutes = {
        "overtime_minutes": overtime, "legal_holiday_minutes": holiday, "night_minutes": night,
    }  # fmt: skip
    return MonthLineFactory(report=report, trainee=person, **minutes | fields)


CASES = [
    # minutes of overtime, holiday and night work, and what they are worth at 1,200 yen an hour
    ("overtime", (10 * HOUR, 0, 0), 15_000),
    ("the 60th hour still has the lower premium", (60 * HOUR, 0, 0), 90_000),
    ("above 60 hours", (70 * HOUR, 0, 0), 108_000),
    ("holiday", (0, 8 * HOUR, 0), 12_960),
    ("night alone", (0, 0, 10 * HOUR), 3_000),
    ("night and overtime are 1.50", (10 * HOUR, 0, 10 * HOUR), 18_000),
    ("above 60 hours and night are 1.75", (70 * HOUR, 0, 10 * HOUR), 111_000),
    ("holiday and night are 1.60", (0, 10 * HOUR, 10 * HOUR), 19_200),
    ("a single minute", (4, 0, 0), 100),
]


@pytest.mark.parametrize(("name", "minutes", "owed"), CASES, ids=[case[0] for case in CASES])
def test_what_is_owed_is_enough_and_a_yen_less_is_not(person, seen, name, minutes, owed):
    terms(person)
    line = month(person, *minutes, overtime_pay=owed)
    assert seen(AFTER) == {PAYDAY: "ok"}
    line.overtime_pay = owed - 1
    line.save()
    assert seen(AFTER)[PAYDAY] in {"violation", "warning"}


def test_what_was_paid_under_any_of_the_three_heads_is_added(person, seen):
    terms(person)
    month(
        person, 10 * HOUR, 8 * HOUR, 10 * HOUR, overtime_pay=15_000, holiday_pay=12_960,
        night_pay=3_000,
    )  # fmt: skip
    assert seen(AFTER) == {PAYDAY: "ok"}


def test_less_than_owed_is_told_with_both_numbers(person, seen, evidence):
    terms(person)
    month(person, 10 * HOUR, overtime_pay=12_000)
    assert seen(AFTER) == {PAYDAY: "violation"}
    assert evidence(AFTER, due=PAYDAY) == {
        "month": "2026-10",
        "hourly_wage": 1200,
        "overtime": "10:00",
        "holiday_work": "0:00",
        "night_work": "0:00",
        "paid": 12000,
        "owed": 15000,
        "short": 3000,
        "rate_overtime": 125,
    } | {"paid_by": ["hourly"], "wage": 1200, "year_hours": "2080:00"}


def test_before_the_payday_nothing_is_owed_yet(person, seen):
    terms(person)
    month(person, 10 * HOUR, overtime_pay=None)
    assert seen("2026-10-24") == {PAYDAY: "upcoming"}
    assert seen(PAYDAY) == {PAYDAY: "data_gap"}


def test_a_month_without_such_work_is_in_order_whatever_else_is_missing(person, seen):
    month(person, overtime_pay=None, holiday_pay=None, night_pay=None)
    assert seen(AFTER) == {PAYDAY: "ok"}


@pytest.mark.parametrize("missing", ["overtime_minutes", "legal_holiday_minutes", "night_minutes"])
def test_hours_that_are_not_recorded_are_missing(person, seen, missing):
    terms(person)
    month(person, overtime_pay=50_000, **{missing: None})
    assert seen(AFTER) == {PAYDAY: "data_gap"}


@pytest.mark.parametrize(
    "paid",
    [{"overtime_pay": None}, {"holiday_pay": None, "overtime_pay": 1}],
)
def test_pay_that_is_not_recorded_is_missing(person, seen, paid):
    terms(person)
    month(person, 10 * HOUR, 10 * HOUR, **paid)
    assert seen(AFTER) == {PAYDAY: "data_gap"}


def test_without_a_payday_the_end_of_the_month_stands_for_it(person, seen):
    terms(person)
    month(person, 10 * HOUR, overtime_pay=15_000, payday=None)
    assert seen("2026-10-30") == {"2026-10-31": "upcoming"}
    assert seen("2026-10-31") == {"2026-10-31": "data_gap"}


def test_without_wage_terms_nobody_can_say(person, seen):
    month(person, 10 * HOUR, overtime_pay=15_000)
    assert seen(AFTER) == {PAYDAY: "data_gap"}


def test_without_the_hours_of_a_year_a_wage_of_the_month_has_no_base(person, seen):
    terms(person, 240_000, unit="monthly", annual_minutes=None)
    month(person, 10 * HOUR, overtime_pay=50_000)
    assert seen(AFTER) == {PAYDAY: "data_gap"}


def test_a_wage_of_the_month_has_a_base_with_fractions(person, seen):
    # 200,000 × 12 ÷ 2,085 h × 1.25 × 12 h = 17,266.187… yen
    terms(person, 200_000, unit="monthly", annual_minutes=2_085 * HOUR)
    line = month(person, 12 * HOUR, overtime_pay=17_267)
    assert seen(AFTER) == {PAYDAY: "ok"}
    line.overtime_pay = 17_265
    line.save()
    assert seen(AFTER) == {PAYDAY: "violation"}


def test_a_sum_rounded_to_the_yen_is_to_be_looked_at(person, seen):
    terms(person, 200_000, unit="monthly", annual_minutes=2_085 * HOUR)
    month(person, 12 * HOUR, overtime_pay=17_266)
    assert seen(AFTER) == {PAYDAY: "warning"}


def test_a_months_total_rounded_to_the_half_hour_is_to_be_looked_at(person, seen):
    terms(person)
    line = month(person, 10 * HOUR + 29, overtime_pay=15_000)
    assert seen(AFTER) == {PAYDAY: "warning"}
    line.overtime_minutes += 1
    line.save()
    assert seen(AFTER) == {PAYDAY: "violation"}


def test_farms_owe_the_premium_of_the_night_alone(person, seen):
    terms(person, hours_exempt=True)
    line = month(person, 80 * HOUR, 16 * HOUR, 10 * HOUR, night_pay=3_000)
    assert seen(AFTER) == {PAYDAY: "ok"}
    line.night_pay = 2_000
    line.save()
    assert seen(AFTER) == {PAYDAY: "violation"}


def test_piecework_owes_the_premium_on_top_alone(person, seen):
    # 200,000 yen in 200 hours are 1,000 an hour; a quarter of it for 40 hours
    terms(person, None, unit="piece")
    line = month(
        person, 40 * HOUR, regular_minutes=160 * HOUR, base_pay=200_000, overtime_pay=10_000
    )
    assert seen(AFTER) == {PAYDAY: "ok"}
    line.overtime_pay = 9_000
    line.save()
    assert seen(AFTER) == {PAYDAY: "violation"}


def test_in_a_month_with_a_raise_the_sum_may_be_of_either_wage(person, seen):
    terms(person, 1_200, ends_on=date(2026, 10, 15))
    terms(person, 1_300, starts_on=date(2026, 10, 16))
    line = month(person, 10 * HOUR, overtime_pay=16_250)
    for pay, state in ((16_250, "ok"), (16_000, "data_gap"), (14_000, "violation")):
        line.overtime_pay = pay
        line.save()
        assert seen(AFTER) == {PAYDAY: state}


def test_a_premium_of_our_own_counts_from_its_day_once_it_is_confirmed(person, seen):
    terms(person)
    month(person, 10 * HOUR, overtime_pay=15_000)
    OwnLabourStandardFactory.confirmed(
        date(2026, 11, 5), code="premium_overtime", amount=30, starts_on=date(2026, 10, 1)
    )
    assert seen("2026-11-04") == {PAYDAY: "ok"}
    assert seen("2026-11-05") == {PAYDAY: "violation"}


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    wage=st.integers(150_000, 300_000),
    annual=st.integers(1_500 * HOUR, 2_085 * HOUR),
    overtime=st.integers(0, 80 * HOUR),
    holiday=st.integers(0, 16 * HOUR),
    night=st.integers(0, 16 * HOUR),
    over=st.integers(-1, 1),
)
def test_the_statement_counts_as_python_fractions_do(
    person, wage, annual, overtime, holiday, night, over
):
    base = Fraction(wage * 720, annual)
    factors = (
        (min(overtime, 3600), 125), (max(overtime - 3600, 0), 150), (holiday, 135), (night, 25)
    )  # fmt: skip
    owed = sum(base * minutes * percent for minutes, percent in factors) / 6000
    person.wage_terms.all().delete()
    person.company.monthly_reports.all().delete()
    terms(person, wage, unit="monthly", annual_minutes=annual)
    pay = max(0, int(owed) + over)
    month(person, overtime, holiday, min(night, overtime + holiday), overtime_pay=pay) if (
        night <= overtime + holiday
    ) else month(person, overtime, holiday, night, overtime_pay=pay, regular_minutes=9_600)
    (row,) = evaluate(RULES[RULE], date(2026, 11, 10), states=(*STORED, *IN_ORDER))
    assert (row["state"] == "ok") == (pay >= owed)


@pytest.mark.parametrize(("overtime", "paid", "state"), [(0, 0, "ok"), (600, 14_999, "violation")])
def test_overtime_before_training_came_to_rest_is_paid_like_any(
    person, seen, overtime, paid, state
):
    plan = TrainingPlanFactory(trainee=person, company=person.company)
    SuspensionFactory(plan=plan, starts_on=date(2026, 10, 15))
    terms(person)
    month(person, overtime=overtime, overtime_pay=paid, regular_minutes=80 * HOUR)
    assert seen(AFTER) == {PAYDAY: state}
