"""最低賃金: each day of practice is paid with at least what counts at the place on that day."""

from datetime import date
from fractions import Fraction

import pytest
from factories.companies import CompanyFactory
from factories.pay import WageTermsFactory
from factories.trainees import LeavingFactory
from factories.training_plans import SuspensionFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from paying import paid, practising
from people import make_member

from titp.compliance.rule import RULES
from titp.compliance.sweep import IN_ORDER, STORED, evaluate

RULE = "PAY-001"
# Tokyo: 1,163 from 2024-10-01, 1,226 from 2025-10-03, 1,280 from 2026-10-01. Aomori: 1,029 from
# 2025-11-21, and 1,090 recommended for a day from 2026-10-01 to 2026-12-02.
NEW = "2026-10-01"


@pytest.fixture(autouse=True)
def administrator(kita):
    """Before anybody acts: whoever works in an organization cannot make people."""
    return make_member(kita, "administrator", password=None)


@pytest.fixture
def company(acting):
    return CompanyFactory(prefecture_id="13")


@pytest.fixture
def plan(company):
    """Practice from 2026-05-01 on, in the first stage."""
    return practising(company)


def test_a_wage_at_the_rate_is_enough_and_one_yen_less_is_not(plan, seen):
    terms = paid(plan, 1_226)
    assert seen("2026-08-31") == {"2026-05-01": "ok", NEW: "upcoming"}
    terms.amount = 1_225
    terms.save()
    assert seen("2026-08-31") == {"2026-05-01": "violation", NEW: "upcoming"}


def test_a_rise_that_is_ahead_is_told_from_30_days_before(plan, seen):
    paid(plan, 1_279)
    assert seen("2026-08-31")[NEW] == "upcoming"
    assert seen("2026-09-01")[NEW] == "due_soon"
    assert seen("2026-09-30")[NEW] == "due_soon"


def test_it_counts_on_the_very_day_the_new_rate_takes_effect(plan, seen):
    paid(plan, 1_279)
    assert seen(NEW)[NEW] == "violation"


def test_a_rise_that_the_wage_reaches_already_asks_nothing(plan, seen):
    paid(plan, 1_280)
    assert seen("2026-09-01")[NEW] == "ok"
    assert seen(NEW) == {"2026-05-01": "ok", NEW: "ok"}


def test_a_raise_that_is_on_record_settles_it_beforehand(plan, seen):
    paid(plan, 1_279, ends_on=date(2026, 9, 30))
    paid(plan, 1_280, starts_on=date(2026, 10, 1))
    assert seen("2026-09-15")[NEW] == "ok"
    assert seen("2026-12-01") == {"2026-05-01": "ok", NEW: "ok"}


def test_a_rate_that_changes_in_the_middle_of_a_month_splits_it(plan, seen, evidence):
    plan.company.prefecture_id = "26"  # Kyoto: 1,122, then 1,180 from 2026-11-16
    plan.company.save()
    paid(plan, 1_179, ends_on=date(2026, 11, 30))
    paid(plan, 1_180, starts_on=date(2026, 12, 1))
    assert seen("2026-11-15") == {"2026-05-01": "ok", "2026-11-16": "due_soon"}
    assert seen("2026-11-16")["2026-11-16"] == "violation"
    assert seen("2026-12-01")["2026-11-16"] == "late"
    told = evidence("2026-12-01", due="2026-11-16")
    assert (told["below_from"], told["below_until"]) == ("2026-11-16", "2026-11-30")


def test_a_raise_that_came_late_is_kept_as_done_on_its_day(plan, acting):
    paid(plan, 1_279, ends_on=date(2026, 10, 31))
    paid(plan, 1_300, starts_on=date(2026, 11, 1))
    (row,) = [
        row
        for row in evaluate(RULES[RULE], date(2026, 11, 20), states=STORED)
        if row["state"] == "late"
    ]
    assert row["closed_on"] == date(2026, 11, 1)


def test_a_wage_that_was_cut_afterwards_is_seen(plan, seen):
    paid(plan, 1_300, ends_on=date(2026, 10, 31))
    paid(plan, 1_270, starts_on=date(2026, 11, 1))
    assert seen("2026-11-01")[NEW] == "violation"


def test_wages_of_a_month_are_compared_as_exact_fractions(plan, seen):
    # 1,280 × 2,085 h ÷ 12 = 222,400 yen to the yen
    paid(plan, 222_400, unit="monthly", annual_minutes=2_085 * 60)
    assert seen("2026-11-01")[NEW] == "ok"
    plan.trainee.wage_terms.update(annual_minutes=2_085 * 60 + 1)
    assert seen("2026-11-01")[NEW] == "violation"


def test_allowances_count_when_they_are_of_those_that_count(plan, seen):
    paid(plan, 222_399, unit="monthly", annual_minutes=2_085 * 60, excluded_allowances=50_000)
    assert seen("2026-11-01")[NEW] == "violation"
    plan.trainee.wage_terms.update(included_allowances=1)
    assert seen("2026-11-01")[NEW] == "ok"


def test_an_allowance_of_the_month_is_added_to_the_wage_of_the_hour(plan, seen):
    # 10 yen an hour × 2,085 h ÷ 12 = 1,737.5 yen a month
    paid(plan, 1_270, annual_minutes=2_085 * 60, included_allowances=1_737)
    assert seen("2026-11-01")[NEW] == "violation"
    plan.trainee.wage_terms.update(included_allowances=1_738)
    assert seen("2026-11-01")[NEW] == "ok"


def test_wages_of_a_day_are_divided_by_the_hours_of_a_day(plan, seen):
    paid(plan, 9_600, unit="daily", daily_minutes=450)
    assert seen("2026-11-01")[NEW] == "ok"
    plan.trainee.wage_terms.update(daily_minutes=451)
    assert seen("2026-11-01")[NEW] == "violation"


@pytest.mark.parametrize(
    "terms",
    [
        {"unit": "monthly", "amount": 250_000, "annual_minutes": None},
        {"unit": "daily", "amount": 20_000, "daily_minutes": None},
        {"amount": 2_000, "included_allowances": 1, "annual_minutes": None},
    ],
)
def test_without_the_hours_nobody_can_say(plan, seen, terms):
    WageTermsFactory(trainee=plan.trainee, **terms)
    assert seen("2026-11-01")[NEW] == "data_gap"


def test_without_terms_nobody_can_say_and_the_past_is_not_asked_about(plan, seen):
    assert seen("2026-11-01") == {"2026-05-01": "not_applicable", NEW: "data_gap"}


def test_days_between_two_terms_are_missing(plan, seen, evidence):
    paid(plan, 1_300, ends_on=date(2026, 10, 9))
    paid(plan, 1_300, starts_on=date(2026, 10, 11))
    assert seen("2026-11-01") == {"2026-05-01": "ok", NEW: "data_gap"}
    assert evidence("2026-11-01", due=NEW)["missing_from"] == "2026-10-10"


def test_during_the_lectures_nothing_is_asked(plan, seen):
    assert seen("2026-04-30") == {"2026-05-01": "upcoming", NEW: "upcoming"}
    assert seen("2026-05-01")["2026-05-01"] == "data_gap"


def test_days_on_which_training_rests_are_no_work_days(plan, seen):
    paid(plan, 1_279)
    SuspensionFactory(plan=plan, starts_on=date(2026, 9, 20), resumes_on=date(2026, 10, 20))
    assert seen("2026-10-19") == {"2026-05-01": "ok", "2026-10-20": "due_soon"}
    assert seen("2026-10-20")["2026-10-20"] == "violation"


def test_whoever_went_home_before_has_no_rate_ahead(plan, seen):
    paid(plan, 1_226)
    LeavingFactory(trainee=plan.trainee, left_on=date(2026, 9, 30))
    assert seen("2026-11-01") == {"2026-05-01": "ok"}


def test_what_was_short_before_the_return_stays_open(plan, seen):
    paid(plan, 1_270)
    LeavingFactory(trainee=plan.trainee, left_on=date(2026, 10, 15))
    assert seen("2026-11-01")[NEW] == "violation"


def test_a_plan_that_nobody_accredited_is_no_work(company, seen):
    plan = practising(company, accredited_on=None)
    paid(plan, 1_000)
    assert seen("2026-11-01") == {}


def test_the_evidence_is_the_values_that_were_read(plan, evidence):
    paid(plan, 222_000, unit="monthly", annual_minutes=2_085 * 60)
    assert evidence("2026-11-01", due=NEW) == {
        "prefecture": "東京都 Tokyo",
        "minimum_wage": 1280,
        "minimum_wage_from": NEW,
        "hourly_wage": 1277.69,
        "below_from": NEW,
        "paid_by": ["monthly"],
        "wage": 222000,
        "year_hours": "2085:00",
    }


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    unit=st.sampled_from(["hourly", "daily", "monthly"]),
    over=st.integers(-2, 2),
    allowance=st.integers(0, 30_000),
    annual=st.integers(1_000 * 60, 2_085 * 60),
    daily=st.integers(240, 480),
)
def test_the_statement_compares_as_python_fractions_do(
    plan, acting, unit, over, allowance, annual, daily
):
    per_hour = {"hourly": 1, "daily": Fraction(60, daily), "monthly": Fraction(720, annual)}[unit]
    extra = Fraction(allowance * 720, annual)
    amount = max(1, int((1_280 - extra) / per_hour) + over)
    plan.trainee.wage_terms.all().delete()
    paid(
        plan, amount, unit=unit, included_allowances=allowance, annual_minutes=annual,
        daily_minutes=daily,
    )  # fmt: skip
    found = evaluate(RULES[RULE], date(2026, 11, 1), states=(*STORED, *IN_ORDER))
    state = {row["due_on"]: row["state"] for row in found}[date(2026, 10, 1)]
    assert (state == "ok") == (amount * per_hour + extra >= 1_280)
