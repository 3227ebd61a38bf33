"""The night does each step once, whatever breaks in between."""

import random
import time
from datetime import date

import night_steps
import pytest
from django.utils.module_loading import import_string
from processes import forked_call, until

from titp.celery import app
from titp.monitoring.models import Snapshot
from titp.night.models import NightStep
from titp.night.steps import NIGHT, Step, run_night

ON = date(2026, 11, 24)


def steps(*names, **after):
    return [Step(name, f"night_steps.{name}", tuple(after.get(name, ()))) for name in names]


@pytest.fixture
def calls(committed):
    night_steps.CALLS.clear()
    return night_steps.CALLS


def finished():
    rows = NightStep.objects.using("nightly").exclude(finished_at=None)
    return set(rows.values_list("night_of", "step"))


def test_steps_are_done_in_order(calls):
    assert run_night(ON, steps("second", "first")) == ["second", "first"]
    assert calls == [("second", ON), ("first", ON)]


def test_the_second_time_nothing_is_done(calls):
    run_night(ON, steps("first", "second"))
    assert run_night(ON, steps("first", "second")) == []
    assert len(calls) == 2


def test_another_day_is_another_night(calls):
    run_night(ON, steps("first"))
    run_night(date(2026, 11, 25), steps("first"))
    assert [on for _, on in calls] == [ON, date(2026, 11, 25)]


def test_a_broken_step_stops_only_what_follows_it(calls):
    night = steps("broken", "first", "second", first=["broken"])
    with pytest.raises(ExceptionGroup):
        run_night(ON, night)
    assert finished() == {(ON, "second")}


def test_a_broken_step_is_tried_again(calls):
    for _ in range(2):
        with pytest.raises(ExceptionGroup):
            run_night(ON, steps("broken", "first"))
    assert [name for name, _ in calls] == ["broken", "first", "broken"]


def test_of_two_nights_at_once_one_does_nothing(calls):
    with forked_call(run_night, ON, steps("slow")) as other:
        until(lambda: NightStep.objects.using("nightly").exists())
        assert run_night(ON, steps("slow")) == []
        other.join()
    assert finished() == {(ON, "slow")}


def test_a_night_that_is_killed_is_taken_up_where_it_was(committed):
    night = [
        Step("before", "night_steps.count_once"),
        Step("slow", "night_steps.slow", after=("before",)),
        Step("after", "night_steps.first", after=("slow",)),
    ]
    until_killed = 0
    while (ON, "after") not in finished() and until_killed < 15:
        with forked_call(run_night, ON, night) as worker:
            time.sleep(random.uniform(0.03, 0.12))
            worker.kill()
            worker.join()
        until_killed += 1
    # PostgreSQL notices the death of the last one in its own time
    until(lambda: run_night(ON, night) or len(finished()) == 3)
    assert finished() == {(ON, "before"), (ON, "slow"), (ON, "after")}
    assert Snapshot._base_manager.using("nightly").filter(figure="slow").count() == 20


def test_every_step_of_the_night_exists_and_follows_what_it_needs():
    seen = set()
    for step in NIGHT:
        assert callable(import_string(step.does or step.rings))
        assert seen.issuperset(step.after)
        seen.add(step.name)


def test_the_first_ring_of_a_day_is_at_two_in_japan():
    ring = app.conf.beat_schedule["night"]["schedule"]
    assert app.conf.timezone == "Asia/Tokyo"
    assert (min(ring.hour), min(ring.minute)) == (2, 0)
    # between midnight and two nobody rings: a night never begins on the day before its own
    assert not {0, 1} & ring.hour
