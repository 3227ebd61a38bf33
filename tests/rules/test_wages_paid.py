"""報酬の支払: on the payday, in full, and in a way that can be checked."""

from datetime import date

import pytest
from factories.months import ChargeFactory, MonthLineFactory, MonthlyReportFactory
from factories.training_plans import SuspensionFactory, TrainingPlanFactory

RULE = "PAY-002"
PAYDAY, AFTER = "2026-11-25", "2026-12-10"


def line(**fields):
    """October 2026: 200,000 yen, 30,000 of them kept back with a word, payday 25 November."""
    kept_back = fields.pop("kept_back", 30_000)
    usual = {"base_pay": 200_000, "net_pay": 170_000, "payday": date(2026, 11, 25)}
    row = MonthLineFactory(**usual | fields)
    if kept_back:
        ChargeFactory(line=row, kind="tax", amount=kept_back)
    return row


def test_wages_paid_on_the_payday_by_transfer_are_in_order(acting, seen):
    line()
    assert seen(AFTER) == {PAYDAY: "ok"}


def test_before_the_payday_it_is_only_remembered(acting, seen):
    line(paid_on=None)
    assert seen("2026-11-21") == {PAYDAY: "upcoming"}
    assert seen("2026-11-22") == seen(PAYDAY) == {PAYDAY: "due_soon"}


def test_a_payment_of_tomorrow_is_not_known_today(acting, seen):
    line(paid_on=date(2026, 11, 24))
    assert seen("2026-11-23") == {PAYDAY: "due_soon"}
    assert seen("2026-11-24") == {PAYDAY: "ok"}


def test_after_the_payday_a_payment_that_nobody_recorded_is_a_gap(acting, seen):
    line(paid_on=None)
    assert seen("2026-11-26") == {PAYDAY: "data_gap"}


def test_a_day_late_is_late(acting, seen):
    line(paid_on=date(2026, 11, 26))
    assert seen(AFTER) == {PAYDAY: "violation"}


@pytest.mark.parametrize("method", ["cash", "other"])
def test_what_is_not_transferred_needs_evidence_of_the_amount(acting, seen, method):
    row = line(pay_method=method)
    assert seen(AFTER, about=row) == {PAYDAY: "violation"}
    proven = line(pay_method=method, pay_evidence="領収書（署名あり）")
    assert seen(AFTER, about=proven) == {PAYDAY: "ok"}


def test_cash_with_a_receipt_but_no_amount_is_a_gap(acting, seen):
    line(pay_method="cash", pay_evidence="領収書", net_pay=None)
    assert seen(AFTER) == {PAYDAY: "data_gap"}


@pytest.mark.parametrize(
    "missing", [{"pay_method": ""}, {"net_pay": None}, {"base_pay": None}], ids=str
)
def test_what_is_not_recorded_is_a_gap(acting, seen, missing):
    line(**missing)
    assert seen(AFTER) == {PAYDAY: "data_gap"}


def test_a_yen_kept_back_without_a_word_is_a_shortfall(acting, seen, evidence):
    line(net_pay=169_999)
    assert seen(AFTER) == {PAYDAY: "violation"}
    assert evidence(AFTER, due=PAYDAY)["short"] == 1


def test_premiums_belong_to_the_wages(acting, seen):
    line(overtime_pay=10_000, holiday_pay=5_000, night_pay=1_000)
    assert seen(AFTER) == {PAYDAY: "violation"}


def test_allowances_may_make_it_more(acting, seen):
    line(net_pay=190_000)
    assert seen(AFTER) == {PAYDAY: "ok"}


def test_where_no_deduction_is_recorded_a_smaller_net_pay_is_a_gap(acting, seen):
    line(kept_back=0)
    assert seen(AFTER) == {PAYDAY: "data_gap"}


def test_a_month_without_a_payday_is_a_gap_once_it_is_over(acting, seen):
    line(payday=None, paid_on=None)
    assert seen("2026-10-31") == {None: "upcoming"}
    assert seen("2026-11-01") == {None: "data_gap"}


def test_a_month_without_any_wages_is_left_alone(acting, seen):
    line(base_pay=0, net_pay=0, kept_back=0, payday=None, pay_method="")
    assert seen(AFTER) == {None: "not_applicable"}


def test_the_short_first_month_needs_its_payday_too(acting, seen):
    report = MonthlyReportFactory(month=date(2026, 5, 1))
    line(report=report, regular_minutes=480, base_pay=10_000, net_pay=9_000, kept_back=1_000,
         payday=date(2026, 5, 29), paid_on=date(2026, 5, 29))  # fmt: skip
    assert seen("2026-06-01") == {"2026-05-29": "ok"}


def test_a_month_that_is_still_to_come_is_not_looked_at(acting, seen):
    line()
    assert seen("2026-09-30") == {}


def test_each_person_and_month_is_a_duty_of_its_own(acting, seen):
    october = line()
    november = MonthlyReportFactory(company=october.report.company, month=date(2026, 11, 1))
    line(report=november, trainee=october.trainee, payday=date(2026, 12, 25))
    assert seen("2026-12-26") == {PAYDAY: "ok", "2026-12-25": "ok"}


def at_rest(row):
    """October and the months after: the training of this person rests."""
    plan = TrainingPlanFactory(trainee=row.trainee, company=row.company)
    return SuspensionFactory(plan=plan, starts_on=date(2026, 10, 1))


def test_a_month_in_which_training_rests_without_wages_is_left_alone(acting, seen):
    at_rest(line(base_pay=0, net_pay=0, kept_back=0, payday=None, pay_method=""))
    assert seen(AFTER) == {None: "not_applicable"}


def test_what_is_paid_while_training_rests_is_paid_like_wages(acting, seen):
    at_rest(line(base_pay=120_000, net_pay=90_000, paid_on=date(2026, 11, 26)))
    assert seen(AFTER) == {PAYDAY: "violation"}
