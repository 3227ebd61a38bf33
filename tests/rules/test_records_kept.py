"""日誌・管理簿: an entry for each weekday of practice, a ledger for each month."""

from datetime import date, timedelta

import pytest
from factories.companies import CompanyFactory
from factories.months import LogEntryFactory, MonthLineFactory, MonthlyReportFactory
from factories.trainees import LeavingFactory
from factories.training_plans import DraftPlanFactory, SuspensionFactory, TrainingPlanFactory

RULE = "HOST-002"
# Practice begins on Monday, 5 October 2026; the ledger of October is due on 10 November.
DUE = "2026-11-10"
ONE_DAY = timedelta(1)


@pytest.fixture
def plan(acting):
    return TrainingPlanFactory(
        starts_on=date(2026, 9, 4), lecture_starts_on=date(2026, 9, 5),
        lecture_ends_on=date(2026, 10, 4),
    )  # fmt: skip


def diary(plan, first, last, but=()):
    """An entry on each weekday from one day to another, written on the same day."""
    day = first
    while day <= last:
        if day.weekday() < 5 and day not in but:
            LogEntryFactory(trainee=plan.trainee, company=plan.company, day=day)
        day += ONE_DAY


def october(plan, but=()):
    diary(plan, date(2026, 10, 5), date(2026, 10, 31), but)


def ledger(plan, completed_on, month=date(2026, 10, 1)):
    report = MonthlyReportFactory(company=plan.company, month=month, submitted_on=None)
    return MonthLineFactory(report=report, trainee=plan.trainee, ledger_completed_on=completed_on)


def test_a_month_with_all_entries_and_its_ledger_is_in_order(plan, seen):
    october(plan)
    ledger(plan, date(2026, 11, 10))
    assert seen(DUE) == {DUE: "ok", "2026-12-10": "data_gap"}
    diary(plan, date(2026, 11, 2), date(2026, 11, 10))
    assert seen(DUE) == {DUE: "ok", "2026-12-10": "upcoming"}


def test_the_ledger_is_due_ten_days_after_the_month(plan, seen):
    october(plan)
    diary(plan, date(2026, 11, 2), date(2026, 11, 11))
    assert seen("2026-11-02")[DUE] == "upcoming"
    assert seen("2026-11-03")[DUE] == seen(DUE)[DUE] == "due_soon"
    assert seen("2026-11-11")[DUE] == "overdue"


def test_a_ledger_completed_later_was_late(plan, seen):
    october(plan)
    ledger(plan, date(2026, 11, 11))
    assert seen("2026-11-12")[DUE] == "late"


def test_a_day_without_an_entry_shows_from_its_eighth_day_on(plan, seen, evidence):
    october(plan, but=[date(2026, 10, 13)])
    assert seen("2026-10-20") == {DUE: "upcoming"}
    assert seen("2026-10-21") == {DUE: "data_gap"}
    read = evidence("2026-10-21", due=DUE)
    assert (read["days_missing"], read["first_missing"]) == (1, ["2026-10-13"])


def test_ten_days_without_an_entry_are_named_and_the_ledger_that_is_not_there(plan, seen, evidence):
    ledger(plan, None)
    october(plan, but=[date(2026, 10, day) for day in range(6, 24)])
    read = evidence("2026-11-11", due=DUE)
    assert read["days_missing"] == 14
    named = [day for day in range(6, 20) if day not in (10, 11, 17, 18)]
    assert read["first_missing"] == [f"2026-10-{day:02}" for day in named]
    assert read["ledger_completed_on"] is None


def test_an_entry_written_later_is_not_known_before(plan, seen):
    october(plan, but=[date(2026, 10, 13)])
    late = date(2026, 10, 26)
    LogEntryFactory(
        trainee=plan.trainee, company=plan.company, day=date(2026, 10, 13), written_on=late
    )
    assert seen("2026-10-25") == {DUE: "data_gap"}
    assert seen("2026-10-26") == {DUE: "upcoming"}


@pytest.mark.parametrize("kind", ["leave", "absence", "holiday"])
def test_leave_absence_and_days_off_are_written_down_as_such(plan, seen, kind):
    october(plan, but=[date(2026, 10, 13)])
    LogEntryFactory(
        trainee=plan.trainee, company=plan.company, day=date(2026, 10, 13), kind=kind, minutes=0
    )
    assert seen("2026-11-01")[DUE] == "upcoming"


def test_saturdays_and_sundays_need_no_entry_and_do_not_stand_for_others(plan, seen):
    october(plan, but=[date(2026, 10, 13)])
    LogEntryFactory(trainee=plan.trainee, company=plan.company, day=date(2026, 10, 17))
    assert seen("2026-11-01")[DUE] == "data_gap"


def test_days_of_lectures_need_no_entry(plan, seen):
    october(plan)
    assert "2026-10-10" not in seen("2026-11-01")


def test_while_training_rests_nothing_is_written(plan, seen):
    SuspensionFactory(plan=plan, starts_on=date(2026, 10, 12), resumes_on=date(2026, 10, 19))
    october(plan, but=[date(2026, 10, day) for day in range(12, 19)])
    assert seen("2026-11-01")[DUE] == "upcoming"


def test_a_month_without_practice_has_no_ledger(plan, seen):
    october(plan)
    SuspensionFactory(plan=plan, starts_on=date(2026, 11, 1), resumes_on=date(2026, 12, 1))
    assert list(seen("2026-12-05")) == [DUE, "2027-01-10"]


def test_days_before_the_hosts_first_entry_are_not_judged(plan, seen):
    diary(plan, date(2026, 10, 19), date(2026, 10, 31))
    assert seen("2026-11-01")[DUE] == "upcoming"


def test_the_first_entry_of_a_colleague_begins_the_diary_for_all(plan, seen):
    other = TrainingPlanFactory(
        company=plan.company, starts_on=date(2026, 9, 4), lecture_starts_on=date(2026, 9, 5),
        lecture_ends_on=date(2026, 10, 4),
    )  # fmt: skip
    october(plan)
    assert seen("2026-11-01", about=other)[DUE] == "data_gap"


def test_a_host_with_reports_and_no_diary_has_a_gap_for_each_month(plan, seen):
    ledger(plan, date(2026, 11, 5))
    assert seen("2026-11-12") == {DUE: "data_gap", "2026-12-10": "data_gap"}


def test_a_host_with_nothing_at_all_has_one_gap_for_each_plan(plan, seen, evidence):
    assert seen(DUE) == {DUE: "upcoming"}
    assert seen("2027-06-30") == {DUE: "data_gap"}
    assert evidence("2027-06-30", due=DUE)["nothing_recorded"] is True


def test_months_before_the_first_report_are_not_judged(plan, seen):
    ledger(plan, date(2027, 1, 5), month=date(2026, 12, 1))
    assert list(seen("2027-01-12")) == ["2027-01-10", "2027-02-10"]


def test_practice_begins_with_stage_2_at_once(acting, seen):
    plan = TrainingPlanFactory(stage=2, starts_on=date(2026, 10, 5))
    october(plan)
    assert seen("2026-11-11")[DUE] == "overdue"


def test_a_plan_that_is_not_accredited_asks_for_nothing(acting, seen):
    DraftPlanFactory(stage=2, starts_on=date(2026, 10, 5), filed_on=date(2026, 7, 1))
    assert seen("2026-12-01") == {}


def test_whoever_left_is_written_about_until_the_day_before(plan, seen):
    LeavingFactory(trainee=plan.trainee, left_on=date(2026, 10, 14))
    diary(plan, date(2026, 10, 5), date(2026, 10, 13))
    assert seen("2026-11-11") == {DUE: "overdue"}


def test_after_a_transfer_each_host_keeps_its_own_part_of_the_month(plan, seen):
    type(plan).objects.update(ended_on=date(2026, 10, 16))
    there = TrainingPlanFactory(
        trainee=plan.trainee, company=CompanyFactory(), starts_on=date(2026, 10, 19), stage=2
    )
    diary(plan, date(2026, 10, 5), date(2026, 10, 16))
    diary(there, date(2026, 10, 19), date(2026, 11, 30))
    ledger(there, date(2026, 11, 4))
    assert seen("2026-11-12", about=plan) == {DUE: "overdue"}
    assert seen("2026-11-12", about=there)[DUE] == "ok"


def test_a_host_without_trainees_owes_nothing(acting, seen):
    MonthlyReportFactory()
    assert seen("2026-12-01") == {}


def test_february_of_a_leap_year_has_29_days(acting, seen):
    plan = TrainingPlanFactory(stage=2, starts_on=date(2028, 2, 1))
    diary(plan, date(2028, 2, 1), date(2028, 2, 28))
    assert seen("2028-03-07")["2028-03-10"] == "due_soon"
    assert seen("2028-03-08")["2028-03-10"] == "data_gap"
