"""最低賃金: the place, rates without their day, rows of our own, industries, piecework."""

from datetime import date

import pytest
from factories.companies import CompanyFactory, WorkplaceFactory
from factories.months import MonthLineFactory, MonthlyReportFactory
from factories.pay import OwnMinimumWageFactory
from factories.trainees import PlacementFactory, TraineeFactory
from factories.training_plans import TrainingPlanFactory
from paying import confirmed, paid, practising
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


def test_the_workplace_counts_and_not_the_head_office(company, seen, evidence):
    farm = WorkplaceFactory(company=company, prefecture_id="45")  # Miyazaki: 1,085 from 10-24
    plan = practising(company, workplace=farm)
    paid(plan, 1_090)
    assert seen("2026-11-01") == {"2026-05-01": "ok", "2026-10-24": "ok"}
    assert evidence("2026-11-01", due="2026-10-24")["prefecture"] == "宮崎県 Miyazaki"


def test_the_placement_says_where_and_a_move_changes_the_rate(company, seen):
    first, second = (WorkplaceFactory(company=company, prefecture_id=code) for code in ("45", "13"))
    person = TraineeFactory()
    for place, day, until in (
        (first, date(2026, 4, 1), date(2026, 10, 31)), (second, date(2026, 11, 1), None)
    ):  # fmt: skip
        PlacementFactory(
            trainee=person, company=company, workplace=place, starts_on=day, ends_on=until
        )
    plan = practising(company, trainee=person, workplace=first)
    paid(plan, 1_100)
    assert seen("2026-10-31")["2026-11-01"] == "due_soon"
    assert seen("2026-11-01") == {
        "2026-05-01": "ok", "2026-10-24": "ok", "2026-11-01": "violation",
    }  # fmt: skip


def test_a_transfer_to_another_host_changes_the_company_of_the_duty(company, acting):
    elsewhere = CompanyFactory(prefecture_id="45")
    plan = practising(company, starts_on=date(2025, 7, 1))
    TrainingPlanFactory(
        company=elsewhere, trainee=plan.trainee, stage=2, starts_on=date(2026, 7, 1)
    )
    paid(plan, 1_050)
    found = evaluate(RULES[RULE], date(2026, 11, 1), states=(*STORED, *IN_ORDER))
    assert {row["due_on"].isoformat(): (row["company_id"], row["state"]) for row in found} == {
        "2025-07-31": (company.pk, "violation"),
        "2025-10-03": (company.pk, "violation"),
        "2026-07-01": (elsewhere.pk, "ok"),
        "2026-10-24": (elsewhere.pk, "violation"),
    }


def test_without_any_prefecture_nobody_can_say(acting, seen):
    plan = practising(CompanyFactory())
    paid(plan, 2_000)
    assert seen("2026-11-01") == {"2026-05-01": "data_gap"}


class TestRatesWhoseDayIsNotKnown:
    @pytest.fixture
    def plan(self, acting):
        return practising(CompanyFactory(prefecture_id="02"))

    def test_the_new_amount_already_paid_is_enough(self, plan, seen):
        paid(plan, 1_090)
        assert seen("2026-11-01") == {"2026-05-01": "ok", NEW: "ok"}

    def test_below_the_old_rate_is_below(self, plan, seen):
        paid(plan, 1_028)
        assert seen("2026-11-01") == {"2026-05-01": "violation", NEW: "ok"}

    @pytest.mark.parametrize("amount", [1_029, 1_089])
    def test_between_the_two_nobody_can_say(self, plan, seen, amount):
        paid(plan, amount)
        assert seen("2026-09-30")["2026-05-01"] == "ok"
        assert seen(NEW) == {"2026-05-01": "ok", NEW: "data_gap"}
        assert seen("2026-12-15")[NEW] == "data_gap"

    def test_a_day_that_we_confirmed_ourselves_takes_its_place(self, plan, seen, evidence):
        paid(plan, 1_050)
        confirmed(prefecture_id="02", yen_per_hour=1_090, starts_on=date(2026, 10, 21))
        assert seen("2026-10-04")[NEW] == "data_gap"
        assert seen("2026-10-05") == {"2026-05-01": "ok", "2026-10-21": "due_soon"}
        assert seen("2026-10-21")["2026-10-21"] == "violation"
        assert evidence("2026-10-21", due="2026-10-21")["row_of_our_own"] is True

    def test_a_day_that_nobody_confirmed_does_not(self, plan, seen):
        paid(plan, 1_050)
        OwnMinimumWageFactory(prefecture_id="02", yen_per_hour=1_090, starts_on=date(2026, 10, 21))
        assert seen("2026-10-21") == {"2026-05-01": "ok", NEW: "data_gap"}


def test_the_official_rate_of_a_year_takes_the_place_of_ours(plan, seen):
    paid(plan, 1_280)
    confirmed(prefecture_id="13", yen_per_hour=1_500, starts_on=date(2026, 12, 1))
    assert seen("2026-12-01") == {"2026-05-01": "ok", NEW: "ok"}


def test_from_october_on_a_year_without_a_rate_is_not_known(company, seen):
    plan = practising(company, starts_on=date(2027, 4, 1))
    paid(plan, 1_300)
    assert seen("2027-09-30") == {"2027-05-01": "ok"}
    assert seen("2027-10-01") == {"2027-05-01": "ok", "2027-10-01": "data_gap"}
    plan.trainee.wage_terms.update(amount=1_279)
    assert seen("2027-10-01") == {"2027-05-01": "violation", "2027-10-01": "ok"}


def test_a_row_of_our_own_for_the_coming_year_counts_once_it_is_confirmed(company, seen):
    plan = practising(company, starts_on=date(2027, 4, 1))
    paid(plan, 1_300)
    confirmed(prefecture_id="13", yen_per_hour=1_340, starts_on=date(2027, 10, 2))
    assert seen("2027-09-30")["2027-10-02"] == "due_soon"
    assert seen("2027-10-02") == {"2027-05-01": "ok", "2027-10-02": "violation"}


def test_before_the_first_rate_on_record_nobody_can_say(company, seen):
    plan = practising(company, starts_on=date(2023, 6, 1))
    paid(plan, 1_200)
    assert seen("2023-08-01")["2023-07-01"] == "data_gap"
    later = seen("2023-11-01")
    assert (later["2023-07-01"], later["2023-10-01"]) == ("not_applicable", "ok")


class TestAnIndustryWithAMinimumOfItsOwn:
    @pytest.fixture
    def plan(self, company):
        plan = practising(company)
        paid(plan, 1_300, minimum_industry="鉄鋼業")
        return plan

    def test_without_its_rate_nobody_can_say(self, plan, seen):
        assert seen("2026-11-01")["2026-05-01"] == "data_gap"

    def test_the_higher_of_the_two_counts(self, plan, seen):
        confirmed(
            industry="鉄鋼業", yen_per_hour=1_301, starts_on=date(2025, 12, 1), prefecture_id="13"
        )
        assert seen("2026-11-01") == {"2026-05-01": "violation", NEW: "ok"}

    def test_the_rate_of_another_industry_does_not_count(self, plan, seen):
        confirmed(
            industry="塗料製造業", yen_per_hour=1_500, starts_on=date(2025, 12, 1),
            prefecture_id="13",
        )  # fmt: skip
        assert seen("2026-11-01")["2026-05-01"] == "data_gap"


class TestPiecework:
    @pytest.fixture
    def plan(self, company):
        plan = practising(company)
        paid(plan, None, unit="piece")
        return plan

    def month(self, plan, month, **fields):
        report = MonthlyReportFactory(company=plan.company, month=month)
        return MonthLineFactory(
            report=report, trainee=plan.trainee,
            **{"regular_minutes": 9_000, "overtime_minutes": 600, "legal_holiday_minutes": 0}
            | fields,
        )  # fmt: skip

    def test_what_was_paid_is_divided_by_all_hours_worked(self, plan, seen):
        self.month(plan, date(2026, 5, 1), base_pay=196_160)  # 1,226 × 160 h
        assert seen("2026-06-01")["2026-05-01"] == "ok"
        plan.trainee.month_lines.update(base_pay=196_159)
        assert seen("2026-06-01")["2026-05-01"] == "violation"

    def test_a_month_is_asked_about_when_the_next_one_is_over(self, plan, seen):
        assert seen("2026-06-30")["2026-05-01"] == "ok"
        assert seen("2026-07-01")["2026-05-01"] == "data_gap"

    def test_a_month_with_two_rates_has_one_mean(self, plan, company, seen):
        company.prefecture_id = "26"  # Kyoto: 1,122, then 1,180 from 2026-11-16
        company.save()
        for month in (5, 6, 7, 8, 9, 10):
            self.month(plan, date(2026, month, 1), base_pay=200_000)
        line = self.month(plan, date(2026, 11, 1), base_pay=1_180 * 160)
        assert seen("2026-12-01") == {"2026-05-01": "ok", "2026-11-16": "ok"}
        for pay, states in (
            (1_179 * 160, {"2026-05-01": "ok", "2026-11-16": "data_gap"}),
            (1_121 * 160, {"2026-05-01": "violation", "2026-11-16": "violation"}),
        ):
            type(line).objects.filter(pk=line.pk).update(base_pay=pay)
            assert seen("2026-12-01") == states
