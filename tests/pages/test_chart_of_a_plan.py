"""The plan over years: its domain, its gaps, today, and its milestones."""

from datetime import date
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from titp.pages.charts import Milestone, Row, gantt
from titp.pages.charts.gantt import gaps

TODAY = date(2026, 11, 23)
PLAN = [
    Row(
        "Stage 1",
        planned=((date(2025, 10, 1), date(2026, 9, 30)),),
        actual=((date(2025, 10, 1), date(2026, 3, 31)), (date(2026, 5, 1), date(2026, 9, 30))),
    ),
    Row("Stage 2", planned=((date(2026, 10, 1), date(2028, 9, 30)),)),
]
MILESTONES = [
    Milestone(date(2026, 8, 1), "Basic test", "test", "/tests/1/"),
    Milestone(date(2026, 8, 20), "Audit", "audit"),
    Milestone(date(2027, 1, 31), "Residence until", "expiry", "/cards/1/"),
]


def plan():
    return gantt("c", "Plan", PLAN, MILESTONES, today=TODAY)


def test_a_plan_is_a_group_because_it_holds_links():
    markup = render_to_string("components/charts/gantt.html", {"chart": plan()})
    svg = ElementTree.fromstring(markup[markup.index("<svg") : markup.index("</svg>") + 6])
    assert svg.attrib["role"] == "group"
    assert [link.attrib["href"] for link in svg.iter("a")] == ["/tests/1/", "/cards/1/"]


def test_its_years_run_from_april_before_the_first_day_to_march_after_the_last():
    chart = plan()
    years = [t["text"] for t in chart["texts"] if t["text"].startswith("FY")]
    assert years == ["FY2025", "FY2026", "FY2027", "FY2028"]


def test_a_day_in_march_belongs_to_the_year_before():
    rows = [Row("R", planned=((date(2026, 3, 31), date(2026, 4, 1)),))]
    chart = gantt("c", "T", rows, today=TODAY)
    years = [t["text"] for t in chart["texts"] if t["text"].startswith("FY")]
    assert years == ["FY2025", "FY2026"]


def test_japanese_readers_see_the_era_under_each_year():
    with translation.override("ja"):
        words = [t["text"] for t in plan()["texts"]]
    assert {"令和7年度", "令和8年度", "令和9年度", "令和10年度"} <= set(words)


def test_a_delayed_last_stage_is_not_clipped():
    late = Row("Stage 3", planned=((date(2030, 1, 1), date(2033, 6, 30)),))
    chart = gantt("c", "T", [*PLAN, late], today=TODAY)
    last = chart["planned"][-1]
    assert float(last["x"]) + float(last["width"]) <= float(chart["width"])


def test_what_the_plan_says_and_nothing_happened_is_a_gap_until_yesterday():
    assert list(gaps(PLAN[0], TODAY)) == [(date(2026, 4, 1), date(2026, 4, 30))]
    assert list(gaps(PLAN[1], TODAY)) == [(date(2026, 10, 1), date(2026, 11, 22))]


def test_what_goes_on_has_no_gap_today():
    row = Row("R", ((date(2026, 4, 1), date(2027, 3, 31)),), ((date(2026, 4, 1), None),))
    assert list(gaps(row, TODAY)) == []


def test_what_goes_on_is_drawn_up_to_today():
    row = Row("R", ((date(2026, 4, 1), date(2027, 3, 31)),), ((date(2026, 4, 1), None),))
    chart = gantt("c", "T", [row], today=TODAY)
    end = float(chart["actual"][0]["x"]) + float(chart["actual"][0]["width"])
    assert end == pytest.approx(float(chart["today"]["x1"]), abs=1.5)


def test_today_is_not_drawn_outside_the_plan():
    assert gantt("c", "T", PLAN, today=date(2040, 1, 1))["today"] is None


def test_words_of_milestones_do_not_lie_on_each_other():
    chart = plan()
    grounds = [m["ground"] for m in chart["milestones"]]
    for i, one in enumerate(grounds):
        for other in grounds[i + 1 :]:
            apart = float(one["x"]) + float(one["width"]) <= float(other["x"])
            assert one["y"] != other["y"] or apart


def test_the_table_of_a_plan_has_rows_and_milestones_with_their_links():
    rows = plan()["table"]["rows"]
    assert [row["head"] for row in rows] == [
        "Stage 1", "Stage 2", "Basic test", "Audit", "Residence until",
    ]  # fmt: skip
    assert rows[2]["href"] == "/tests/1/"
    assert rows[0]["cells"][2] == "April 1, 2026 – April 30, 2026"
