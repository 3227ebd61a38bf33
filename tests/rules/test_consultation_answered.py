"""相談対応: an answer within 24 hours, a plan or an end within 14 days, and a record."""

from datetime import date

import pytest
from factories.protection import ConsultationFactory, at
from factories.trainees import TraineeFactory

from titp.compliance.rule import RULES
from titp.compliance.sweep import evaluate

RULE = "PROT-003"
ANSWER, CLOSING = "2026-10-02", "2026-10-15"


@pytest.fixture
def told(acting):
    """`told(first_response_at=at("2026-10-01 12:00"))` → one of 1 October, 9:30."""
    return lambda **fields: ConsultationFactory(**fields)


def answered(moment="2026-10-01 12:00", **fields):
    return {"first_response_at": at(moment), "understood": True} | fields


def test_before_it_was_received_nothing_is_owed(told, seen):
    told()
    assert seen("2026-09-30") == {}


def test_both_steps_are_owed_from_the_day_it_came(told, seen):
    told()
    assert seen("2026-10-01") == {ANSWER: "due_soon", CLOSING: "upcoming"}


def test_the_day_after_is_the_last_on_which_an_answer_is_awaited(told, seen):
    told()
    assert seen("2026-10-02")[ANSWER] == "due_soon"
    assert seen("2026-10-03")[ANSWER] == "overdue"


@pytest.mark.parametrize(
    ("moment", "state"),
    [("2026-10-01 09:30", "ok"), ("2026-10-02 09:30", "ok"), ("2026-10-02 09:31", "late")],
)
def test_twenty_four_hours_are_counted_to_the_minute(told, seen, moment, state):
    told(**answered(moment))
    assert seen("2026-10-02")[ANSWER] == state


def test_an_answer_of_tomorrow_is_not_known_today(told, seen):
    told(**answered("2026-10-05 09:00"))
    assert seen("2026-10-04")[ANSWER] == "overdue"
    assert seen("2026-10-05")[ANSWER] == "late"


def test_a_holiday_does_not_stop_the_clock(told, seen):
    told(received_at=at("2026-12-30 20:00"))
    assert seen("2027-01-01")["2026-12-31"] == "overdue"


def test_late_in_the_evening_the_day_is_that_of_japan(told, seen):
    told(received_at=at("2026-10-01 23:30"))
    assert list(seen("2026-10-01")) == [ANSWER, CLOSING]
    told(received_at=at("2026-11-01 00:10"))
    assert seen("2026-10-31").keys() == {ANSWER, CLOSING}


def test_a_language_that_was_not_understood_is_no_answer(told, seen):
    told(**answered(understood=False))
    assert seen("2026-10-02")[ANSWER] == "violation"


def test_whether_it_was_understood_must_be_recorded(told, seen):
    told(**answered(understood=None))
    assert seen("2026-10-02")[ANSWER] == "data_gap"


def test_a_plan_or_the_end_is_due_on_the_fourteenth_day(told, seen):
    told(**answered())
    assert seen("2026-10-07")[CLOSING] == "upcoming"
    assert seen("2026-10-08")[CLOSING] == "due_soon"
    assert seen("2026-10-15")[CLOSING] == "due_soon"
    assert seen("2026-10-16")[CLOSING] == "overdue"


def test_a_recorded_plan_is_enough(told, seen):
    told(**answered(plan_recorded_on=date(2026, 10, 15)))
    assert seen("2026-11-30")[CLOSING] == "ok"


def test_closed_is_enough_and_after_the_day_it_is_late(told, seen):
    told(**answered(closed_at=at("2026-10-15 23:50")))
    told(received_at=at("2026-09-01 10:00"),
         **answered("2026-09-01 11:00", closed_at=at("2026-09-16 00:10")))  # fmt: skip
    assert seen("2026-10-20") == {
        ANSWER: "ok", CLOSING: "ok", "2026-09-02": "ok", "2026-09-15": "late",
    }  # fmt: skip


def test_closed_without_a_record_of_what_was_said_is_to_be_looked_at(told, seen):
    told(**answered(closed_at=at("2026-10-05 10:00"), summary=""))
    assert seen("2026-10-04")[CLOSING] == "upcoming"
    assert seen("2026-10-05")[CLOSING] == "violation"


def test_nobodys_name_is_needed_and_nobodys_is_told(told):
    told()
    told(trainee=TraineeFactory())
    rows = evaluate(RULES[RULE], date(2026, 10, 20))
    assert len(rows) == 4
    for row in rows:
        assert (row["company_id"], row["trainee_id"]) == (None, None)


def test_the_evidence_tells_days_and_no_words(told, evidence):
    told(**answered())
    assert evidence("2026-10-02", due=ANSWER) == {
        "step": ["response"], "received_on": "2026-10-01", "responded_on": "2026-10-01",
        "within_a_day": True, "understood": True,
    }  # fmt: skip
    assert evidence("2026-10-02", due=CLOSING) == {
        "step": ["closing"], "received_on": "2026-10-01", "planned_on": None, "closed_on": None,
        "recorded": True,
    }  # fmt: skip
