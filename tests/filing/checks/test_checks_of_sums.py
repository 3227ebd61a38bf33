"""Sums that agree, shares that are kept, changes that are unusual, leave that is left."""

from datetime import date
from decimal import Decimal

import pytest
from factories.employment import EmploymentFactory, LeaveGrantFactory, LeaveTakenFactory

from training_plans.filing.arithmetic.leave import left_before
from training_plans.filing.checks import checks


class TestNetPay:
    def test_pay_less_deductions_is_what_was_paid(self, beside):
        assert beside("net") == []
        assert beside("net", allowance_pay="5000") == [
            "Gross pay 225,000 yen − deductions 40,000 yen = 185,000 yen ≠ net pay 180,000 yen"
        ]
        assert beside("net", "ja", net_pay="180001") == [
            "支給合計 220,000円 － 控除合計 40,000円 ＝ 180,000円 ≠ 差引支給額 180,001円"
        ]

    def test_what_a_rule_has_told_with_the_same_number_is_not_told_again(self, beside, found):
        assert beside("net", net_pay="179999") == []
        assert found("PAY-002", net_pay="179999")

    def test_a_number_that_cannot_be_read_tells_nothing(self, beside):
        assert beside("net", net_pay="many") == []


class TestHoursByTask:
    def test_they_are_the_hours_worked(self, beside):
        assert beside("tasks") == []
        assert beside("tasks", overtime_minutes="2:30") == [
            "Essential 112:00 + related 32:00 + peripheral 16:00 = 160:00"
            " ≠ regular 160:00 + overtime 2:30 + statutory holidays 0:00 = 162:30 h"
        ]
        assert beside("tasks", "vi", essential_minutes="111")[0].startswith("Bắt buộc 111:00 +")


class TestShares:
    SAFE = {
        "essential_safety_minutes": "12", "related_safety_minutes": "4",
        "peripheral_safety_minutes": "2",
    }  # fmt: skip

    def test_within_the_limits_nothing_is_said(self, beside):
        cells = {"essential_minutes": "80", "related_minutes": "80", "peripheral_minutes": "0"}
        for key in ("share.at_least", "share.at_most"):
            assert beside(key, **cells) == []
            assert beside(key, **self.SAFE) == []

    def test_each_class_against_its_limit_in_the_month(self, beside):
        cells = {"essential_minutes": "79", "related_minutes": "81", "peripheral_minutes": "0"}
        assert beside("share.at_least", **cells) == [
            "This month: Essential tasks 79:00 ÷ 160:00 = 49.4% < 1/2"
        ]
        assert beside("share.at_most", "ja", **cells) == [
            "この月：関連業務 81:00 ÷ 160:00 ＝ 50.6% ＞ 1/2"
        ]
        cells = {"essential_minutes": "80", "related_minutes": "26", "peripheral_minutes": "54"}
        assert beside("share.at_most", **cells) == [
            "This month: Peripheral tasks 54:00 ÷ 160:00 = 33.8% > 1/3"
        ]

    def test_a_month_may_be_made_good_by_those_before_or_not(self, beside):
        cells = {"essential_minutes": "0", "related_minutes": "160", "peripheral_minutes": "0"}
        assert beside("share.at_least", **cells) == [
            "This month: Essential tasks 0:00 ÷ 160:00 = 0.0% < 1/2",
            "Since the stage began: Essential tasks 112:00 ÷ 320:00 = 35.0% < 1/2",
        ]

    def test_safety_in_each_class_that_has_hours(self, beside):
        cells = self.SAFE | {"essential_safety_minutes": "11:11"}
        assert beside("share.at_least", **cells) == [
            "This month: Essential: safety and health 11:11 ÷ 112:00 = 10.0% < 1/10"
        ]
        assert beside("share.at_least", **self.SAFE | {"essential_safety_minutes": "11:12"}) == []

    def test_safety_that_nobody_has_recorded_is_not_nought(self, beside):
        assert beside("share.at_least") == []

    def test_without_a_listed_operation_no_share_is_asked_for(self, beside, person):
        person.plans.update(operation_id=None)
        cells = {"essential_minutes": "0", "related_minutes": "160", "peripheral_minutes": "0"}
        assert beside("share.at_least", **cells) == []


class TestChange:
    def test_exactly_a_fifth_is_usual_and_more_is_shown(self, beside):
        assert beside("change.yen", base_pay="264000") == []
        assert beside("change.yen", base_pay="264001") == [
            "Base pay: last month 220,000 yen → 264,001 yen (+20.0%)"
        ]
        assert beside("change.hours", "ja", regular_minutes="100") == [
            "所定内時間：前月 160:00 → 100:00（-37.5%）"
        ]

    def test_without_a_month_before_nothing_is_compared(self, beside, company):
        company.monthly_reports.filter(month=date(2026, 10, 1)).delete()
        assert beside("change.yen", base_pay="1") == []


class TestLeave:
    @pytest.fixture
    def granted(self, person, company):
        employment = EmploymentFactory(trainee=person, company=company)
        LeaveGrantFactory(employment=employment)  # ten days on 1 November
        return employment

    def test_as_much_as_is_left_and_half_a_day_more(self, granted, beside):
        assert beside("leave", paid_leave_days="10") == []
        assert beside("leave", paid_leave_days="10.5") == [
            "Leave taken 10.5 days > 10 left until 2026-11-30"
        ]

    def test_what_was_taken_before_is_used_up(self, granted, beside):
        granted.leave_grants.update(granted_on=date(2026, 9, 1))
        LeaveTakenFactory(employment=granted, taken_on=date(2026, 10, 5))
        LeaveTakenFactory(employment=granted, taken_on=date(2026, 11, 5))  # of this month itself
        assert beside("leave", "ja", paid_leave_days="9.5") == [
            "年休取得 9.5日 ＞ 2026-11-30 までに取得できる残り 9日"
        ]

    def test_without_a_grant_on_record_nobody_can_tell(self, beside):
        assert beside("leave", paid_leave_days="10") == []

    def test_a_grant_lapses_after_two_years_and_the_oldest_is_used_first(self):
        grants = [(date(2025, 11, 15), 10), (date(2026, 11, 15), 11)]
        used = {date(2026, 6, 1): Decimal(4), date(2026, 12, 1): Decimal(3)}
        assert left_before(date(2027, 11, 1), grants, used) == 14
        assert left_before(date(2027, 12, 1), grants, used) == 11


def test_a_check_that_no_rule_stands_behind_says_so(report, beside):
    assert beside("change.yen", base_pay="1")
    (check,) = [one for one in checks(report) if one.keys[0].startswith("change")]
    assert (check.rule, check.cites, check.columns) == (None, (), ("base_pay",))
