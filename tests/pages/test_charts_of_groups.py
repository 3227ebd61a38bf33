"""Maps, flows and ways to a goal: places, ribbons and days that say the same as their numbers."""

from datetime import date

import pytest
from test_charts import ONE_OF_EACH, drawn, elements

from titp.pages.charts import Course, toward_goal


def test_tiles_of_a_map_are_of_one_size_and_say_what_is_hatched():
    tiles = elements(drawn("tile_map"), "rect")
    assert len({(one.get("width"), one.get("height")) for one in tiles[:2]}) == 1
    told = [one.text for one in elements(drawn("tile_map"), "text")]
    assert "within a group of others, or none" in told
    assert "not shown: too few people, or none" not in told


def test_ribbons_into_a_group_are_together_as_thick_as_it_is():
    chart = ONE_OF_EACH["flow"]()
    groups = {one["title"]: float(one["height"]) for one in chart["groups"]}
    assert groups["X: 40"] == pytest.approx(groups["A: 30"] + groups["B: 10"], abs=0.2)
    # where the rest of X went is not known
    assert [one["title"] for one in chart["rests"]] == ["X: not shown: 10"]
    assert float(chart["rests"][0]["height"]) == pytest.approx(groups["B: 10"], abs=0.2)


def test_the_way_to_a_goal_is_drawn_to_its_day_and_tells_the_pace():
    days = [date(2026, 8, 31), date(2026, 9, 30)]
    chart = toward_goal("c", "Way", days, [Course("now", (20, 30), by_then=70)], 100,
                        date(2027, 1, 31))  # fmt: skip
    assert "Target: 100 by January 2027." in chart["summary"]
    assert chart["table"]["rows"][2]["cells"] == ["70"]
    ends = [curve["path"].rpartition("L")[2] for curve in chart["curves"]]
    assert len({end.split()[0] for end in ends[1:]}) == 1  # both ways end on the day
    assert float(ends[1].split()[1]) < float(ends[2].split()[1])  # the goal is higher
    assert "Target: 100" in drawn("line_band", chart)
