"""宿泊施設の基準: 4.5 m² for each, a way out, a lock; windows, heating, an extinguisher."""

from datetime import date
from decimal import Decimal

import pytest
from factories.companies import LodgingFactory, RoomFactory
from factories.trainees import LeavingFactory, LodgerFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from titp.compliance.rule import RULES
from titp.compliance.sweep import IN_ORDER, STORED, evaluate

RULE = "HOUSE-001"
DAY = "2026-05-01"
DUE = "2026-04-01"  # the day on which people move in


@pytest.fixture
def room(acting):
    """A room of 9 m² with all that is asked for, for two."""
    return RoomFactory()


def fill(room, number, **fields):
    return [LodgerFactory(room=room, **fields) for _ in range(number)]


def change(row, **fields):
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()


def test_nine_square_metres_are_enough_for_two(room, seen):
    fill(room, 2)
    assert seen(DAY) == {DUE: "ok"}
    change(room, area_m2=Decimal("8.99"))
    assert seen(DAY) == {DUE: "violation"}


def test_a_third_person_is_one_too_many(room, seen, evidence):
    fill(room, 2)
    LodgerFactory(room=room, starts_on=date(2026, 4, 20))
    assert seen(DAY) == {DUE: "violation", "2026-04-20": "violation"}
    assert evidence(DAY, due=DUE)["lacking"] == ["area"]


def test_others_who_sleep_there_count_too(room, seen):
    fill(room, 1)
    change(room, other_residents=1)
    assert seen(DAY) == {DUE: "ok"}
    change(room, other_residents=2)
    assert seen(DAY) == {DUE: "violation"}


def test_it_counts_from_the_day_of_moving_in(room, seen):
    fill(room, 3)
    assert seen("2026-03-01") == {DUE: "upcoming"}
    assert seen("2026-03-02") == {DUE: "due_soon"}
    assert seen("2026-03-31") == {DUE: "due_soon"}
    assert seen(DUE) == {DUE: "violation"}


def test_who_moves_out_first_makes_room_for_the_next(room, seen):
    fill(room, 2, ends_on=date(2026, 4, 30))
    fill(room, 2, starts_on=date(2026, 5, 1))
    assert seen("2026-04-30") == {DUE: "ok", "2026-05-01": "ok"}
    assert seen("2026-05-01") == {"2026-05-01": "ok"}


def test_who_moves_in_while_the_others_are_still_there_is_counted_with_them(room, seen):
    fill(room, 2, ends_on=date(2026, 5, 31))
    fill(room, 1, starts_on=date(2026, 5, 20))
    assert seen("2026-05-01") == {DUE: "ok", "2026-05-20": "due_soon"}


def test_who_went_home_or_is_missing_sleeps_there_no_more(room, seen):
    first, *_others = fill(room, 3)
    LeavingFactory(trainee=first.trainee, kind="absconded", left_on=date(2026, 5, 1))
    assert seen("2026-04-30") == {DUE: "violation"}
    assert seen("2026-05-01") == {DUE: "ok"}


def test_a_room_in_which_no_trainee_sleeps_is_not_judged(room, seen):
    RoomFactory(area_m2=Decimal("1.0"), other_residents=4)
    assert seen(DAY) == {}
    fill(room, 1)
    assert seen(DAY) == {DUE: "ok"}


@pytest.mark.parametrize(
    ("fields", "lacking", "state"),
    [
        ({"lockable_storage": False}, "lock", "violation"),
        ({"heating": False}, "heating", "warning"),
        ({"window_m2": Decimal("1.28")}, "window", "warning"),
        ({"window_m2": Decimal("0.00")}, "window", "warning"),
    ],
)
def test_what_a_room_lacks(room, seen, evidence, fields, lacking, state):
    fill(room, 1)
    change(room, **fields)
    assert seen(DAY) == {DUE: state}
    assert evidence(DAY, due=DUE)["lacking"] == [lacking]


def test_windows_of_exactly_a_seventh_are_enough(room, seen):
    fill(room, 2)
    change(room, area_m2=Decimal("9.10"), window_m2=Decimal("1.30"))
    assert seen(DAY) == {DUE: "ok"}


def test_a_house_without_an_extinguisher_is_to_be_looked_at(room, seen):
    fill(room, 1)
    change(room.lodging, extinguisher=False)
    assert seen(DAY) == {DUE: "warning"}


@pytest.mark.parametrize(
    ("field", "owner"),
    [
        ("area_m2", "room"), ("window_m2", "room"), ("lockable_storage", "room"),
        ("heating", "room"), ("extinguisher", "lodging"),
    ],
)  # fmt: skip
def test_what_nobody_looked_at_lacks_data(room, seen, field, owner):
    fill(room, 1)
    change(room if owner == "room" else room.lodging, **{field: None})
    assert seen(DAY) == {DUE: "data_gap"}


def test_a_lack_that_is_grave_outweighs_what_is_not_known(room, seen):
    fill(room, 1)
    change(room, lockable_storage=False, heating=None)
    assert seen(DAY) == {DUE: "violation"}


def test_upstairs_one_stair_into_the_open_is_enough_for_fourteen(acting, seen):
    lodging = LodgingFactory(stairs=1)
    room = RoomFactory(lodging=lodging, floor=2, area_m2=Decimal(90), window_m2=Decimal(20))
    fill(room, 2)
    change(room, other_residents=12)
    assert seen(DAY) == {DUE: "ok"}
    change(room, other_residents=13)
    assert seen(DAY) == {DUE: "violation"}
    change(lodging, stairs=2)
    assert seen(DAY) == {DUE: "ok"}


def test_all_who_sleep_upstairs_in_the_house_are_counted_and_nobody_below(acting, seen, evidence):
    lodging = LodgingFactory(stairs=1)
    upstairs = RoomFactory(lodging=lodging, floor=3)
    RoomFactory(lodging=lodging, floor=2, other_residents=12)
    RoomFactory(lodging=lodging, floor=1, other_residents=9)
    RoomFactory(floor=2, other_residents=9)
    fill(upstairs, 2)
    assert seen(DAY) == {DUE: "ok"}
    fill(RoomFactory(lodging=lodging, floor=2), 1)
    assert evidence(DAY, due=DUE)["residents_upstairs"] == 15
    assert seen(DAY) == {DUE: "violation"}


@pytest.mark.parametrize(("stairs", "state"), [(0, "violation"), (None, "data_gap"), (1, "ok")])
def test_upstairs_there_must_be_a_way_out(room, seen, stairs, state):
    fill(room, 1)
    change(room, floor=2)
    change(room.lodging, stairs=stairs)
    assert seen(DAY) == {DUE: state}


def test_on_the_ground_floor_no_stairs_are_wanted(room, seen):
    fill(room, 1)
    change(room.lodging, stairs=None)
    assert seen(DAY) == {DUE: "ok"}


def test_each_company_is_judged_for_its_own_houses(room, seen):
    small = RoomFactory(area_m2=Decimal("4.4"))
    fill(room, 1)
    fill(small, 1)
    assert seen(DAY, about=room.lodging.company) == {DUE: "ok"}
    assert seen(DAY, about=small.lodging.company) == {DUE: "violation"}


def test_two_houses_of_a_company_are_told_in_one_line_for_one_day(room, seen, evidence):
    second = RoomFactory(
        lodging=LodgingFactory(company=room.lodging.company), area_m2=Decimal("4.4")
    )
    fill(room, 1)
    fill(second, 1)
    assert seen(DAY) == {DUE: "violation"}
    assert evidence(DAY, due=DUE)["rooms"] == [f"{second} (4.40 m², 1)"]


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(area=st.decimals(Decimal("0.01"), Decimal("60"), places=2), others=st.integers(0, 12))
def test_areas_are_compared_as_exact_decimals(room, area, others):
    change(room, area_m2=area, other_residents=others, window_m2=Decimal(60))
    if not room.lodgers.exists():
        LodgerFactory(room=room)
    (row,) = evaluate(RULES[RULE], date(2026, 5, 1), states=(*STORED, *IN_ORDER))
    enough = area / (others + 1) >= Decimal("4.5")
    assert row["state"] == ("ok" if enough else "violation")


def test_the_evidence_is_the_values_that_were_read(room, evidence):
    fill(room, 3)
    change(room, heating=None)
    assert evidence(DAY, due=DUE) == {
        "lacking": ["area"],
        "unknown": ["heating"],
        "rooms": [f"{room} (9.00 m², 3)"],
        "residents_upstairs": 0,
        "stairs": 2,
        "assigned_on": DUE,
    }
