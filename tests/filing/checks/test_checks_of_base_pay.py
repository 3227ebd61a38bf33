"""Base pay of a typed month against the wage terms, and against the minimum wage of its hours."""

from datetime import date

import pytest


class TestTerms:
    def test_by_the_hour_with_half_a_yen_rounded_up(self, terms, beside):
        terms(1_333)
        cells = {"regular_minutes": "150:30"}  # 200,616.5 yen
        assert beside("terms.hourly", base_pay="200617", **cells) == []
        assert beside("terms.hourly", base_pay="200616", **cells) == [
            "1,333 yen an hour × 150:30 = 200,617 yen (below 50 sen down, from 50 sen up)"
            " > base pay 200,616 yen: 1 yen missing"
        ]

    def test_by_the_day(self, terms, beside):
        terms(11_000, unit="daily")
        assert beside("terms.daily", base_pay="220000") == []
        assert beside("terms.daily", "ja", base_pay="209000") == [
            "日給 11,000円 × 20日 ＝ 220,000円 ＞ 基本給 209,000円：不足 11,000円"
        ]

    def test_by_the_month_less_absence(self, terms, beside):
        terms(230_000, unit="monthly")
        assert beside("terms.monthly", base_pay="230000") == []
        assert beside("terms.monthly", base_pay="229999") == [
            "230,000 yen a month > base pay 229,999 yen: 1 yen missing"
        ]
        absent = {"absent_days": "2", "scheduled_days": "21"}  # 208,095.2 yen
        assert beside("terms.absent", base_pay="208095", **absent) == []
        assert beside("terms.absent", "ja", base_pay="208094", **absent) == [
            "月給 230,000円 ×（所定 21日 － 欠勤 2日）÷ 21日 ＝ 208,095円"
            "（50銭未満切捨て・50銭以上切上げ）＞ 基本給 208,094円：不足 1円"
        ]

    def test_by_the_piece_nothing_is_promised(self, terms, beside):
        terms(None, unit="piece")
        for key in ("terms.hourly", "terms.daily", "terms.monthly"):
            assert beside(key, base_pay="1") == []

    def test_in_a_month_with_a_raise_the_lower_wage_is_asked_for(self, terms, beside):
        terms(1_300, ends_on=date(2026, 11, 15))
        terms(1_400, starts_on=date(2026, 11, 16))
        assert beside("terms.hourly", base_pay="208000") == []
        assert "1,300 yen an hour" in beside("terms.hourly", base_pay="207999")[0]

    def test_terms_of_a_part_of_the_month_promise_no_whole_month(self, terms, beside):
        terms(230_000, unit="monthly", starts_on=date(2026, 11, 10))
        assert beside("terms.monthly", base_pay="160000") == []


class TestMinimumWage:
    """Tokyo, 1,280 yen from 1 October 2026; 160 hours are 204,800 yen."""

    @pytest.mark.parametrize(
        ("amount", "fields"),
        [(1_300, {}), (10_400, {"unit": "daily"}), (None, {"unit": "piece"})],
        ids=["hourly", "daily", "piece"],
    )
    def test_base_pay_at_and_below_the_rate(self, terms, beside, found, amount, fields):
        terms(amount, **fields)
        assert beside("minimum", base_pay="204800") == []
        if amount:
            assert beside("minimum", base_pay="204799") == [
                "Base pay (with allowances that count) 204,799 yen < minimum wage 1,280 yen"
                " (Tokyo, from 2026-10-01) × 160:00 = 204,800 yen (rounded up to the yen):"
                " 1 yen missing"
            ]
        else:  # the rule itself tells it, of what was paid
            assert beside("minimum", base_pay="204799") == []
            assert found("PAY-001", base_pay="204799")

    def test_by_the_month_the_mean_hours_of_a_month_are_compared(self, terms, beside):
        terms(222_000, unit="monthly", annual_minutes=2_080 * 60)  # 173:20 a month
        long = {"regular_minutes": "184", "worked_days": "23"}
        assert beside("minimum", base_pay="221867", **long) == []
        (said,) = beside("minimum", "ja", base_pay="221866", **long)
        assert "× 173:20 ＝ 221,867円（1円未満切上げ）：不足 1円" in said

    def test_allowances_that_count_are_added_as_far_as_they_were_paid(self, terms, beside):
        terms(1_300, included_allowances=5_000)
        assert beside("minimum", base_pay="199800", allowance_pay="5000") == []
        assert beside("minimum", base_pay="199800", allowance_pay="4999") != []
        assert beside("minimum", base_pay="199799", allowance_pay="9000") != []

    def test_a_rate_that_changes_in_the_month_counts_by_its_days(self, terms, beside, company):
        company.prefecture_id = "26"  # Kyoto: 1,122, then 1,180 from 2026-11-16
        company.save()
        terms(1_300)
        assert "minimum wage 1,122 yen" in beside("minimum", base_pay="179519")[0]
        assert beside("minimum", base_pay="179520") == []
        assert beside("minimum.days", base_pay="184159") == [
            "Base pay (with allowances that count) 184,159 yen < 160:00 ×"
            " (1,122 yen × 15 days + 1,180 yen × 15 days) ÷ 30 days = 184,160 yen"
            " (rounded up to the yen). Please check the hours before and after the rate changed."
        ]
        assert beside("minimum.days", base_pay="184160") == []

    def test_where_the_terms_are_below_themselves_it_is_told_once(self, terms, beside, found):
        terms(1_279)
        assert found("PAY-001", base_pay="204640")
        assert beside("minimum", base_pay="204640") == []
