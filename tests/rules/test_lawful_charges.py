"""控除・徴収: at cost, agreed with the person, in the agreement of the workplace."""

from datetime import date

import pytest
from factories.months import ChargeFactory, MonthLineFactory

RULE = "PAY-006"
DUE, AFTER = "2026-10-25", "2026-11-30"


def test_a_charge_at_cost_that_was_agreed_is_in_order(acting, seen):
    ChargeFactory()
    assert seen(AFTER) == {DUE: "ok"}


def test_a_line_without_charges_is_not_looked_at(acting, seen):
    MonthLineFactory()
    assert seen(AFTER) == {}


def test_tax_and_social_insurance_need_no_agreement(acting, seen):
    line = MonthLineFactory()
    for kind in ("tax", "social_insurance"):
        ChargeFactory(line=line, kind=kind, actual_cost=None, agreed_on=None, in_agreement=None)
    assert seen(AFTER) == {}


def test_a_yen_above_the_cost_is_too_much(acting, seen, evidence):
    ChargeFactory(amount=20_001)
    assert seen(AFTER) == {DUE: "violation"}
    read = evidence(AFTER, due=DUE)
    assert (read["excess"], read["above_cost"]) == (1, ["housing"])


def test_less_than_the_cost_is_in_order(acting, seen):
    ChargeFactory(amount=15_000)
    assert seen(AFTER) == {DUE: "ok"}


def test_a_supervision_fee_is_not_borne_by_a_trainee(acting, seen, evidence):
    ChargeFactory(kind="supervision_fee", amount=1)
    assert seen(AFTER) == {DUE: "violation"}
    assert evidence(AFTER, due=DUE)["fees"] == ["supervision_fee"]


def test_what_is_not_in_the_agreement_of_the_workplace_is_not_kept_back(acting, seen, evidence):
    ChargeFactory(kind="other", item="親睦会費", in_agreement=False)
    assert seen(AFTER) == {DUE: "violation"}
    assert evidence(AFTER, due=DUE)["not_in_agreement"] == ["other"]


@pytest.mark.parametrize(
    ("missing", "name"),
    [
        ({"actual_cost": None}, "cost_unknown"),
        ({"agreed_on": None}, "not_agreed"),
        ({"in_agreement": None}, "agreement_unknown"),
    ],
    ids=str,
)
def test_what_is_not_recorded_is_a_gap(acting, seen, evidence, missing, name):
    ChargeFactory(kind="food", **missing)
    assert seen(AFTER) == {DUE: "data_gap"}
    assert evidence(AFTER, due=DUE)[name] == ["food"]


def test_an_agreement_of_tomorrow_is_not_known_today(acting, seen):
    ChargeFactory(agreed_on=date(2026, 11, 30))
    assert seen("2026-11-29") == {DUE: "data_gap"}
    assert seen("2026-11-30") == {DUE: "ok"}


def test_one_charge_in_order_does_not_hide_another(acting, seen):
    charge = ChargeFactory()
    ChargeFactory(line=charge.line, kind="utilities", amount=9_000, actual_cost=8_999)
    assert seen(AFTER) == {DUE: "violation"}


def test_a_gap_does_not_hide_a_breach(acting, seen):
    charge = ChargeFactory(actual_cost=None)
    ChargeFactory(line=charge.line, kind="supervision_fee")
    assert seen(AFTER) == {DUE: "violation"}


def test_a_charge_of_nothing_is_not_looked_at(acting, seen):
    ChargeFactory(amount=0, actual_cost=None)
    assert seen(AFTER) == {}


def test_rent_shared_by_three_is_measured_by_the_share_of_one(acting, seen):
    ChargeFactory(amount=20_000, actual_cost=60_000 // 3)
    assert seen(AFTER) == {DUE: "ok"}


def test_a_month_without_a_payday_is_looked_at_too(acting, seen):
    ChargeFactory(line=MonthLineFactory(payday=None, paid_on=None), amount=20_001)
    assert seen(AFTER) == {None: "violation"}


def test_a_month_that_is_still_to_come_is_not_looked_at(acting, seen):
    ChargeFactory(kind="supervision_fee")
    assert seen("2026-09-30") == {}
