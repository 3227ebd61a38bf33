"""時間外・休日労働の上限: the total of a month, and the means of two to six months."""

from datetime import date

import pytest
from factories.companies import CompanyFactory
from factories.pay import OvertimeAgreementFactory
from factories.trainees import TraineeFactory
from overtime import HOUR, month, months
from people import make_member

RULE = "PAY-003"


@pytest.fixture(autouse=True)
def administrator(kita):
    """Before anybody acts: whoever works in an organization cannot make people."""
    return make_member(kita, "administrator", password=None)


@pytest.fixture
def company(acting):
    return CompanyFactory()


@pytest.fixture
def agreement(company):
    """Of April 2026 to March 2027, without a special clause."""
    return OvertimeAgreementFactory(company=company)


@pytest.fixture
def person(company):
    return TraineeFactory(company=company)


@pytest.fixture
def special(agreement):
    agreement.special_clause = True
    agreement.save()
    return agreement


class TestTotals:
    def test_exactly_100_hours_with_holidays_are_too_much(self, special, person, seen):
        line = month(person, date(2026, 9, 1), 60, holiday=40)
        assert seen("2026-12-01") == {"2026-09-30": "violation"}
        line.legal_holiday_minutes -= 1
        line.save()
        assert seen("2026-12-01") == {"2026-09-30": "ok"}

    @pytest.mark.parametrize("length", [2, 3, 4, 5, 6])
    def test_every_mean_of_two_to_six_months_counts(self, special, person, seen, evidence, length):
        """A first month with much, then 80 a month less what the mean of all but the last holds."""
        months(person, [0] * (6 - length) + [45] * length, holiday=35)
        person.month_lines.filter(report__month__lt=date(2026, 10 - length, 1)).update(
            legal_holiday_minutes=0
        )
        assert seen("2026-12-01")["2026-09-30"] == "ok"
        first = date(2026, 10 - length, 1)
        person.month_lines.filter(report__month=first).update(legal_holiday_minutes=35 * HOUR + 1)
        assert seen("2026-12-01")["2026-09-30"] == "violation"
        told = evidence("2026-12-01", due="2026-09-30")
        assert told["reached"] == ["mean_of_months"]
        assert (told["mean_of"], told["mean"]) == (length, "80:01")

    def test_a_mean_whose_months_are_not_all_there_is_left_out(self, special, person, seen):
        month(person, date(2026, 7, 1), 99)
        month(person, date(2026, 9, 1), 65)
        assert seen("2026-12-01")["2026-09-30"] == "ok"

    def test_means_go_over_the_border_of_two_agreements(self, special, company, person, seen):
        OvertimeAgreementFactory(
            company=company, starts_on=date(2027, 4, 1), ends_on=date(2028, 3, 31),
            filed_on=date(2027, 3, 20), special_clause=True,
        )  # fmt: skip
        month(person, date(2027, 3, 1), 90)
        month(person, date(2027, 4, 1), 71)
        assert seen("2027-06-01")["2027-04-30"] == "violation"

    def test_hours_at_two_hosts_in_one_month_are_added(self, special, person, seen):
        month(person, date(2026, 9, 1), 60)
        elsewhere = CompanyFactory()
        OvertimeAgreementFactory(company=elsewhere, special_clause=True)
        month(person, date(2026, 9, 1), 40, company=elsewhere)
        assert seen("2026-12-01") == {"2026-09-30": "violation"}
