"""時間外・休日労働の上限: the agreement, the month, the year, and means of two to six months."""

from datetime import date

import pytest
from factories.companies import CompanyFactory
from factories.pay import OvertimeAgreementFactory, OwnLabourStandardFactory, WageTermsFactory
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


class TestAgreement:
    @pytest.mark.parametrize("work", [{"hours": 1}, {"holiday": 1}, {"overtime_minutes": 1}])
    def test_without_one_a_single_minute_is_too_much(self, person, seen, evidence, work):
        month(person, date(2026, 10, 1), **work)
        assert seen("2026-11-10") == {"2026-10-31": "violation"}
        assert evidence("2026-11-10", due="2026-10-31")["reached"] == ["no_agreement"]

    def test_without_one_regular_hours_are_in_order(self, person, seen):
        month(person, date(2026, 10, 1))
        assert seen("2026-11-10") == {"2026-10-31": "ok"}

    def test_one_that_is_in_force_allows_overtime(self, agreement, person, seen):
        month(person, date(2026, 10, 1), 20)
        assert seen("2026-11-10") == {"2026-10-31": "ok"}

    def test_one_of_another_time_does_not(self, agreement, person, seen):
        month(person, date(2027, 4, 1), 20)
        assert seen("2027-05-10") == {"2027-04-30": "violation"}

    def test_one_of_another_company_does_not(self, agreement, seen):
        month(TraineeFactory(company=CompanyFactory()), date(2026, 10, 1), 20)
        assert seen("2026-11-10") == {"2026-10-31": "violation"}

    def test_where_the_filing_is_not_recorded_nobody_can_say(self, agreement, person, seen):
        agreement.filed_on = None
        agreement.save()
        month(person, date(2026, 10, 1), 20)
        assert seen("2026-11-10") == {"2026-10-31": "data_gap"}

    def test_filed_in_the_middle_of_the_month_it_wants_a_look(self, agreement, person, seen):
        agreement.filed_on = date(2026, 10, 15)
        agreement.save()
        month(person, date(2026, 10, 1), 20)
        month(person, date(2026, 9, 1), 20)
        assert seen("2026-11-10") == {"2026-10-31": "warning", "2026-09-30": "violation"}

    def test_two_that_follow_each_other_cover_a_month_together(self, agreement, person, seen):
        agreement.ends_on = date(2026, 10, 14)
        agreement.save()
        OvertimeAgreementFactory(
            company=person.company, starts_on=date(2026, 10, 15), ends_on=date(2027, 10, 14),
            filed_on=date(2026, 10, 1),
        )  # fmt: skip
        month(person, date(2026, 10, 1), 20)
        assert seen("2026-11-10") == {"2026-10-31": "ok"}


class TestMonth:
    def test_exactly_45_hours_are_allowed_and_a_minute_more_is_not(self, agreement, person, seen):
        line = month(person, date(2026, 9, 1), 45)
        assert seen("2026-12-01") == {"2026-09-30": "ok"}
        line.overtime_minutes += 1
        line.save()
        assert seen("2026-12-01") == {"2026-09-30": "violation"}

    def test_holiday_work_does_not_count_to_the_45_hours(self, agreement, person, seen):
        month(person, date(2026, 9, 1), 40, holiday=20)
        assert seen("2026-12-01") == {"2026-09-30": "ok"}

    def test_from_36_hours_on_attention_is_asked_until_the_end_of_the_next_month(
        self, agreement, person, seen, evidence
    ):
        line = month(person, date(2026, 10, 1), 36)
        assert seen("2026-10-20") == {"2026-10-31": "due_soon"}
        assert seen("2026-11-30") == {"2026-10-31": "due_soon"}
        assert evidence("2026-11-30", due="2026-10-31")["reached"] == ["near_month"]
        assert seen("2026-12-01") == {"2026-10-31": "ok"}
        line.overtime_minutes -= 1
        line.save()
        assert seen("2026-11-30") == {"2026-10-31": "ok"}

    def test_a_special_clause_allows_more_than_45_hours(self, special, person, seen):
        month(person, date(2026, 9, 1), 46)
        assert seen("2026-12-01") == {"2026-09-30": "ok"}

    def test_a_special_clause_allows_six_such_months_and_no_seventh(
        self, special, person, seen, evidence
    ):
        months(person, [46] * 7)
        found = seen("2027-01-15")
        assert [found[f"2026-{day}"] for day in ("08-31", "09-30", "10-31")] == [
            "ok", "ok", "violation",
        ]  # fmt: skip
        assert evidence("2027-01-15", due="2026-10-31")["reached"] == ["too_many_months"]


class TestYear:
    def test_exactly_360_hours_a_year_are_allowed_and_a_minute_more_is_not(
        self, agreement, person, seen, evidence
    ):
        months(person, [30] * 12)
        assert seen("2027-06-01")["2027-03-31"] == "ok"
        month_of_march = person.month_lines.get(report__month=date(2027, 3, 1))
        month_of_march.overtime_minutes += 1
        month_of_march.save()
        assert seen("2027-06-01")["2027-03-31"] == "violation"
        told = evidence("2027-06-01", due="2027-03-31")
        assert told["reached"] == ["above_year"]
        assert (told["year_from"], told["year_overtime"]) == ("2026-04", "360:01")

    def test_the_next_agreement_begins_a_new_year(self, agreement, person, company, seen):
        OvertimeAgreementFactory(
            company=company, starts_on=date(2027, 4, 1), ends_on=date(2028, 3, 31),
            filed_on=date(2027, 3, 20),
        )  # fmt: skip
        months(person, [30] * 13)
        assert seen("2027-08-01")["2027-04-30"] == "ok"

    def test_a_longer_agreement_has_years_of_its_own(self, agreement, person, seen):
        agreement.ends_on = date(2028, 3, 31)
        agreement.save()
        months(person, [30] * 13)
        assert seen("2027-08-01")["2027-04-30"] == "ok"

    def test_with_a_special_clause_720_hours_are_allowed(self, special, person, seen, evidence):
        months(person, [75, 45, 75, 45, 75, 45, 75, 45, 75, 45, 75, 45])
        assert seen("2027-06-01")["2027-03-31"] == "ok"
        person.month_lines.filter(report__month=date(2027, 3, 1)).update(
            legal_holiday_minutes=0, overtime_minutes=45 * HOUR + 1
        )
        found = evidence("2027-06-01", due="2027-03-31")["reached"]
        assert "above_special_year" in found


class TestFarms:
    @pytest.fixture
    def person(self, person):
        WageTermsFactory(trainee=person, hours_exempt=True, planned_overtime_minutes=50 * HOUR)
        return person

    def test_no_limit_applies_and_no_agreement_is_needed(self, person, seen):
        month(person, date(2026, 9, 1), 50, holiday=60)
        assert seen("2026-12-01") == {"2026-09-30": "ok"}

    def test_more_than_planned_wants_a_look(self, person, seen, evidence):
        month(person, date(2026, 9, 1), overtime_minutes=50 * HOUR + 1)
        assert seen("2026-12-01") == {"2026-09-30": "warning"}
        assert evidence("2026-12-01", due="2026-09-30")["planned"] == "50:00"


@pytest.mark.parametrize("missing", ["overtime_minutes", "legal_holiday_minutes"])
def test_hours_that_are_not_recorded_are_missing(agreement, person, seen, missing):
    month(person, date(2026, 9, 1), **{missing: None})
    assert seen("2026-12-01") == {"2026-09-30": "data_gap"}


def test_a_limit_of_our_own_counts_from_its_day_once_it_is_confirmed(agreement, person, seen):
    month(person, date(2026, 9, 1), 41)
    month(person, date(2026, 10, 1), 41)
    limit = OwnLabourStandardFactory(starts_on=date(2026, 10, 1), amount=40 * HOUR)
    assert seen("2026-12-01") == {"2026-09-30": "ok", "2026-10-31": "ok"}
    limit.confirmed_on, limit.confirmed_by = date(2026, 11, 15), limit.by
    limit.save()
    assert seen("2026-11-14")["2026-10-31"] == "due_soon"
    assert seen("2026-12-01") == {"2026-09-30": "ok", "2026-10-31": "violation"}


def test_months_of_more_than_three_years_ago_are_let_alone(person, seen):
    month(person, date(2023, 10, 1), 20)
    assert seen("2026-09-30") == {"2023-10-31": "violation"}
    assert seen("2026-10-01") == {}


def test_the_evidence_is_the_values_that_were_read(special, person, evidence):
    months(person, [46, 50], holiday=5)
    assert evidence("2026-06-10", due="2026-05-31") == {
        "month": "2026-05",
        "reached": ["near_month"],
        "overtime": "50:00",
        "holiday_work": "5:00",
        "total": "55:00",
        "year_from": "2026-04",
        "year_overtime": "96:00",
        "months_above": 2,
        "special_clause": True,
        "mean_of": 2,
        "mean_sum": "106:00",
        "mean": "53:00",
        "limit_month": "45:00",
        "limit_year": "720:00",
        "limit_months": 6,
        "limit_total": "100:00",
        "limit_mean": "80:00",
    }
