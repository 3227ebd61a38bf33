"""Premiums and minimum wage of a typed month, for each form of pay, with their arithmetic."""

from datetime import date

from training_plans.filing.checks import checks


class TestPremiums:
    def test_what_is_owed_is_enough_and_less_is_told_with_the_numbers(self, terms, found, said):
        terms(1_300)
        assert found("PAY-004", overtime_minutes="10", overtime_pay="16250") == []
        told = said("PAY-004", overtime_minutes="10", overtime_pay="15000")
        assert told.startswith(
            "1,300 yen an hour. 1,300 yen × (overtime 10:00 × 1.25) = 16,250 yen"
            " > paid 15,000 yen. 1,250 yen are missing"
        )
        assert "from 50 sen up to the yen" in told

    def test_all_kinds_with_the_part_above_60_hours(self, terms, found):
        terms(1_200)
        (check,) = found(
            "PAY-004", overtime_minutes="70", legal_holiday_minutes="8", night_minutes="5",
            overtime_pay="90000", holiday_pay="0", night_pay="0",
        )  # fmt: skip
        assert check.formula("ja").startswith(
            "時給 1,200円。1,200円 ×（時間外 60:00 × 1.25 + 60時間超 10:00 × 1.50"
            " + 法定休日 8:00 × 1.35 + 深夜 5:00 × 0.25）＝ 122,460円 ＞ 支払 90,000円。"
            " 不足 32,460円"
        )
        assert check.columns == (
            "overtime_minutes", "overtime_pay", "legal_holiday_minutes", "holiday_pay",
            "night_minutes", "night_pay",
        )  # fmt: skip

    def test_a_difference_that_rounding_explains_is_said_to_be_one(self, terms, found):
        terms(1_200)
        (check,) = found("PAY-004", overtime_minutes="10:29", overtime_pay="15000")
        assert (check.state, check.keys) == ("warning", ("PAY-004", "PAY-004.look"))

    def test_each_form_of_pay_shows_where_its_hour_comes_from(self, terms, said):
        row = terms(208_000, unit="monthly")
        cells = {"overtime_minutes": "10", "overtime_pay": "1"}
        assert said("PAY-004", **cells).startswith(
            "208,000 yen a month × 12 ÷ 2080:00 h a year = 1,200 yen an hour."
        )
        row.unit, row.amount, row.included_allowances = "daily", 9_600, 10_400
        row.save()
        assert said("PAY-004", **cells).startswith(
            "9,600 yen a day ÷ 8:00 h + allowances of 10,400 yen × 12 ÷ 2080:00 h a year"
            " = 1,260 yen an hour."
        )
        row.unit, row.amount, row.included_allowances = "piece", None, 0
        row.save()
        assert said("PAY-004", **cells, base_pay="170000").startswith(
            "170,000 yen for the piecework ÷ 170:00 h = 1,000 yen an hour."
            " 1,000 yen × (overtime 10:00 × 0.25)"
        )

    def test_without_wage_terms_only_the_office_is_told(self, found):
        (check,) = found("PAY-004", overtime_minutes="10", overtime_pay="1")
        assert check.keys == ("gap.office",)
        assert check.for_company() is None


class TestMinimumWage:
    def test_each_form_of_pay_at_and_below_the_rate_of_the_place(self, terms, found, said):
        row = terms(1_280)  # Tokyo from 2026-10-01
        assert found("PAY-001") == []
        row.amount = 1_279
        row.save()
        assert said("PAY-001") == (
            "1,279 yen an hour < minimum wage 1,280 yen (Tokyo, from 2026-10-01)."
            " Compared without rounding."
        )
        row.unit, row.amount = "daily", 10_239
        row.save()
        assert said("PAY-001", "ja") == (
            "日給 10,239円 ÷ 8:00 ＝ 1時間 1,279.87円 ＜ 最低賃金 1,280円"
            "（東京都、2026-10-01から）。端数を丸めずに比べます。"
        )
        row.unit, row.amount = "monthly", 221_866
        row.save()
        assert said("PAY-001").startswith(
            "221,866 yen a month × 12 ÷ 2080:00 h a year = 1,279.99 yen an hour < minimum wage"
        )
        row.amount = 221_867
        row.save()
        assert found("PAY-001") == []
        row.unit, row.amount = "piece", None
        row.save()
        assert said("PAY-001", base_pay="204799").startswith(
            "204,799 yen for the piecework ÷ 160:00 h = 1,279.99 yen an hour < minimum wage"
        )
        assert found("PAY-001", base_pay="204800") == []

    def test_the_rate_of_the_day_counts_within_a_month(self, company, terms, found, said):
        company.prefecture_id = "26"  # Kyoto: 1,122, then 1,180 from 2026-11-16
        company.save()
        terms(1_179, ends_on=date(2026, 11, 30))
        terms(1_180, starts_on=date(2026, 12, 1))
        assert "minimum wage 1,180 yen (Kyoto, from 2026-11-16)" in said("PAY-001")

    def test_what_was_below_after_the_month_is_not_of_it(self, company, terms, found):
        company.prefecture_id = "26"
        company.save()
        terms(1_179)
        assert found("PAY-001")
        october = company.monthly_reports.with_state().get(month=date(2026, 10, 1))
        assert [one for one in checks(october) if one.keys == ("PAY-001",)] == []
