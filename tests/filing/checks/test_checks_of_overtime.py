"""Limits of overtime in a typed month: the month, the year, the special clause, the means."""

from datetime import date

import pytest
from factories.months import MonthLineFactory, MonthlyReportFactory


def earlier(person, company, hours, **fields):
    """Months of so many hours of overtime, the last of them October."""
    for back, overtime in enumerate(reversed(hours)):
        month = date(2026, 10 - back, 1)
        report = company.monthly_reports.filter(month=month).first()
        report = report or MonthlyReportFactory(company=company, month=month)
        report.lines.filter(trainee=person).delete()
        MonthLineFactory(report=report, trainee=person, overtime_minutes=overtime * 60, **fields)


class TestOvertime:
    def test_within_the_limits_nothing_is_said(self, agreement, found):
        assert found("PAY-003", overtime_minutes="20") == []

    def test_without_an_agreement_one_minute_is_told(self, said, found):
        assert found("PAY-003") == []
        assert said("PAY-003", overtime_minutes="0:01") == (
            "Overtime 0:01 + statutory holidays 0:00 = 0:01 h;"
            " no agreement on overtime is recorded as filed."
        )

    def test_above_the_month_is_told_in_two_languages(self, agreement, said, found):
        assert said("PAY-003", overtime_minutes="45:01") == (
            "Overtime 45:01 > limit of the month 45:00 h"
        )
        assert said("PAY-003", "ja", overtime_minutes="45:01") == "時間外 45:01 ＞ 月の上限 45:00"
        (near,) = found("PAY-003", overtime_minutes="45")
        assert near.keys == ("PAY-003.near_month",)
        assert near.columns == ("overtime_minutes",)

    def test_above_the_year(self, agreement, company, person, said):
        earlier(person, company, [44] * 7)  # 308 from April on
        told = said("PAY-003", "vi", overtime_minutes="52:30")
        assert "Làm thêm từ 2026-04: 360:30 > giới hạn năm 360:00 giờ" in told

    def test_with_a_special_clause_six_months_may_be_above(self, agreement, company, person, found):
        agreement.special_clause = True
        agreement.save()
        earlier(person, company, [46] * 5)
        assert "PAY-003.too_many_months" not in found("PAY-003", overtime_minutes="46")[0].keys
        earlier(person, company, [46] * 6)
        (check,) = found("PAY-003", overtime_minutes="46")
        assert "Since 2026-04 months above 45:00 h: 7 > 6" in check.formula("en")

    def test_with_a_special_clause_the_year_has_720_hours(self, agreement, company, person, said):
        agreement.special_clause = True
        agreement.save()
        earlier(person, company, [95, 95, 95, 95, 95, 95, 95])
        told = said("PAY-003", overtime_minutes="55:01")
        assert "Overtime since 2026-04: 720:01 > limit of a year with a special clause" in told

    def test_with_holidays_a_month_stays_below_100_hours(self, agreement, found, said):
        keys = found("PAY-003", overtime_minutes="45", legal_holiday_minutes="54:59")[0].keys
        assert "PAY-003.total_of_month" not in keys
        assert said("PAY-003", overtime_minutes="45", legal_holiday_minutes="55") == (
            "Overtime 45:00 + statutory holidays 55:00 = 100:00 ≥ 100:00 h (has to be below)"
        )

    @pytest.mark.parametrize("months", range(2, 7))
    def test_the_mean_of_two_to_six_months(self, agreement, company, person, found, months):
        worked = {"legal_holiday_minutes": 40 * 60}
        earlier(person, company, [40] * (months - 1), **worked)
        cells = {"overtime_minutes": "40", "legal_holiday_minutes": "40"}
        assert "PAY-003.mean_of_months" not in found("PAY-003", **cells)[0].keys
        line = person.month_lines.latest("report__month")
        line.overtime_minutes += 1
        line.save()
        (check,) = found("PAY-003", **cells)
        assert check.keys == ("PAY-003.mean_of_months",)
        if months == 2:
            assert check.formula("ja").startswith(
                "時間外・休日の2か月の合計 160:01 ÷ 2 ＝ 80:01 ＞ 80:00"
            )
