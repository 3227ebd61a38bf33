"""Charts: numbers to places, the sentence and the table that say the same, and clean SVG."""

import re
from datetime import date
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from titp.pages.charts import (
    SUPPRESSED,
    Link,
    Milestone,
    Row,
    Series,
    Tile,
    Value,
    bar,
    flow,
    gantt,
    heat_grid,
    line_band,
    sparkline,
    stacked_bar,
    tile_map,
)

TODAY = date(2026, 11, 23)
MONTHS = ["Apr", "May", "Jun", "Jul"]
ONE_OF_EACH = {
    "bar": lambda: bar("c", "Overtime", MONTHS, [1, SUPPRESSED, None, 4.5], unit="hours"),
    "stacked_bar": lambda: stacked_bar(
        "c", "Stages", MONTHS, [Series("One", [1, 2, 3, 4]), Series("Two", [4, SUPPRESSED, 2, 1])]
    ),
    "line_band": lambda: line_band(
        "c",
        "Rate",
        MONTHS,
        [Series("Now", [Value(5, n=9, low=3, high=7)] * 3 + [SUPPRESSED])],
        unit="%",
    ),
    "sparkline": lambda: sparkline("c", "Trend", MONTHS, [1, 3, None, 2]),
    "heat_grid": lambda: heat_grid(
        "c", "Findings", ["A", "B"], MONTHS, [[0, 1, 2, 3], [SUPPRESSED, 9, None, 1]]
    ),
    "tile_map": lambda: tile_map(
        "c",
        "Map",
        [Tile("Aomori", "Ao", 1, 0, Value(5)), Tile("Akita", "Ak", 0, 1, SUPPRESSED, merged=True)],
        headings=[("North", 0, 0)],
    ),
    "flow": lambda: flow(
        "c",
        "Ways",
        ["from", "through", "to"],
        [[Link("A", "X", 30), Link("B", "X", 10)], [Link("X", "K", 30)]],
    ),
    "gantt": lambda: gantt(
        "c",
        "Plan",
        [Row("Stage 1", planned=((TODAY, TODAY),))],
        [Milestone(TODAY, "Audit")],
        today=TODAY,
    ),
}


def tiles_of(values):
    return [Tile(f"P{i}", "p", i, 0, v if isinstance(v, Value) else Value(v))
            for i, v in enumerate(values)]  # fmt: skip


def drawn(kind, chart=None):
    chart = chart or ONE_OF_EACH[kind]()
    return render_to_string(f"components/charts/{kind}.html", {"chart": chart})


def elements(markup, name):
    svg = markup[markup.index("<svg") : markup.index("</svg>") + 6]
    return [element for element in ElementTree.fromstring(svg).iter() if element.tag == name]


@pytest.mark.parametrize("kind", ONE_OF_EACH)
def test_nothing_is_painted_by_styles_or_classes(kind):
    markup = drawn(kind)
    assert not re.search(r"\sstyle=|<style|<script|\son\w+=", markup)
    svg = elements(markup, "svg")[0]
    assert not [
        element for element in svg.iter() if element is not svg and "class" in element.attrib
    ]


@pytest.mark.parametrize("kind", ONE_OF_EACH)
def test_it_says_its_title_its_summary_and_its_font(kind):
    chart = ONE_OF_EACH[kind]()
    svg = elements(drawn(kind, chart), "svg")[0]
    title, description = svg[0], svg[1]
    assert (title.tag, title.text) == ("title", chart["title"])
    assert (description.tag, description.text) == ("desc", chart["summary"])
    assert svg.attrib["aria-labelledby"] == title.attrib["id"]
    assert svg.attrib["aria-describedby"] == description.attrib["id"]
    assert "Noto Sans" in svg.attrib["font-family"]
    assert svg.attrib["viewBox"] == chart["view_box"]


@pytest.mark.parametrize("kind", sorted(set(ONE_OF_EACH) - {"gantt"}))
def test_it_is_an_image(kind):
    assert elements(drawn(kind), "svg")[0].attrib["role"] == "img"


@pytest.mark.parametrize("kind", ONE_OF_EACH)
@pytest.mark.parametrize("language", ["ja", "vi", "de"])
def test_no_language_turns_a_point_into_a_comma(kind, language):
    with translation.override(language):
        svg = elements(drawn(kind), "svg")[0]
    for element in svg.iter():
        for name in ("x", "y", "width", "height", "x1", "y1", "x2", "y2"):
            float(element.attrib.get(name, "0"))


# A flow is given no number that is suppressed: only how many went where nobody may know.
@pytest.mark.parametrize("kind", sorted(set(ONE_OF_EACH) - {"gantt", "flow"}))
def test_an_amount_that_is_suppressed_is_nowhere_in_the_picture_or_the_table(kind):
    secret = Value(8317, n=2, low=8316, high=8318, suppressed=True)
    values = [1, 2, secret, 3]
    series = [Series("One", values), Series("Two", [1, 1, 1, 1])]
    chart = {
        "bar": lambda: bar("c", "T", MONTHS, values),
        "stacked_bar": lambda: stacked_bar("c", "T", MONTHS, series),
        "line_band": lambda: line_band("c", "T", MONTHS, series),
        "sparkline": lambda: sparkline("c", "T", MONTHS, values),
        "heat_grid": lambda: heat_grid("c", "T", ["A"], MONTHS, [values]),
        "tile_map": lambda: tile_map("c", "T", tiles_of(values)),
    }[kind]()
    words = render_to_string("components/charts/figure.html", {"chart": chart, "kind": kind})
    assert "83" not in re.sub(r'="[^"]*"', "", words).replace(",", "")
    assert "not shown: too few people" in words


def test_a_total_with_a_suppressed_part_is_suppressed_too():
    chart = ONE_OF_EACH["stacked_bar"]()
    totals = [row["cells"][-1] for row in chart["table"]["rows"]]
    assert totals == ["5", "not shown: too few people", "5", "5"]


def test_bars_stand_on_zero_and_reach_their_amount():
    chart = bar("c", "T", MONTHS, [0, 5, 10, 2.5])
    feet = {float(b["y"]) + float(b["height"]) for b in chart["bars"]}
    heights = [float(b["height"]) for b in chart["bars"]]
    assert max(feet) - min(feet) < 0.2
    assert heights[0] == 0
    assert heights[1] * 2 == pytest.approx(heights[2], abs=0.2)
    assert heights[3] * 4 == pytest.approx(heights[2], abs=0.4)


def test_parts_of_a_bar_stand_on_each_other():
    chart = stacked_bar("c", "T", ["A"], [Series("One", [3]), Series("Two", [4])])
    lower, upper = chart["bars"]
    assert float(upper["y"]) + float(upper["height"]) == pytest.approx(float(lower["y"]), abs=0.2)


def test_bars_lie_down_where_their_labels_are_long():
    upright = bar("c", "T", ["A", "B"], [1, 2])
    lying = bar(
        "c", "T", ["A very long name of something that would not fit under a bar"] * 2, [1, 2]
    )
    assert upright["bars"][0]["width"] == upright["bars"][1]["width"]
    assert lying["bars"][0]["height"] == lying["bars"][1]["height"]
    assert lying["bars"][0]["width"] != lying["bars"][1]["width"]


def test_four_series_are_named_beside_the_bars_and_five_in_a_legend():
    def stacked(number):
        series = [Series(f"S{i}", [1, 2]) for i in range(number)]
        return stacked_bar("c", "T", ["A", "B"], series)

    assert stacked(4)["legend"] == []
    assert {"S0", "S1", "S2", "S3"} <= {t["text"] for t in stacked(4)["texts"]}
    names = [entry["label"]["text"] for entry in stacked(5)["legend"]]
    assert names == ["S0", "S1", "S2", "S3", "S4"]


def test_a_line_breaks_where_a_value_is_missing():
    chart = line_band("c", "T", MONTHS, [Series("One", [1, None, 2, 3])])
    assert [curve["path"].count("L") for curve in chart["curves"]] == [0, 1]


@pytest.mark.parametrize("draws", [line_band, sparkline])
def test_labels_stand_as_far_apart_as_their_places(draws):
    values = [1, 2, 3]
    told = values if draws is sparkline else [Series("One", values)]
    (curve,) = draws("c", "T", MONTHS[:3], told, places=[1, 8, 9])["curves"]
    first, second, third = (
        float(point.split()[0]) for point in curve["path"].removeprefix("M").split("L")
    )
    assert second - first == pytest.approx(7 * (third - second), abs=1)  # rounded


def test_a_label_without_room_beside_the_one_before_is_left_out():
    chart = line_band("c", "T", MONTHS, [Series("", [1, 2, 3, 4])], places=[0, 1, 60, 61])
    assert [one["text"] for one in chart["texts"] if one["text"] in MONTHS] == ["Apr", "Jun"]


def test_a_band_needs_the_interval_of_every_value():
    certain = [Value(5, low=4, high=6)] * 2
    assert len(line_band("c", "T", ["A", "B"], [Series("S", certain)])["bands"]) == 1
    assert line_band("c", "T", ["A", "B"], [Series("S", [*certain[:1], 5])])["bands"] == []


def test_the_title_of_a_mark_gives_value_interval_and_number():
    chart = ONE_OF_EACH["line_band"]()
    assert chart["points"][0]["title"] == "Now, Apr: 5% [3–7] (n=9)"


def test_the_summary_names_the_highest_and_the_lowest():
    chart = bar("c", "T", MONTHS, [3, 1, 12.5, SUPPRESSED], unit="hours")
    assert chart["summary"] == (
        "Highest: 12.5 hours (Jun). Lowest: 1 hours (May)."
        " Not shown because too few people are behind them: 1."
    )


@pytest.mark.parametrize("kind", sorted(set(ONE_OF_EACH) - {"gantt"}))
def test_a_chart_without_values_says_so(kind):
    nothing = [None] * 4
    chart = {
        "bar": lambda: bar("c", "T", MONTHS, nothing),
        "stacked_bar": lambda: stacked_bar("c", "T", MONTHS, [Series("S", nothing)]),
        "line_band": lambda: line_band("c", "T", MONTHS, [Series("S", nothing)]),
        "sparkline": lambda: sparkline("c", "T", MONTHS, nothing),
        "heat_grid": lambda: heat_grid("c", "T", ["A"], MONTHS, [nothing]),
        "tile_map": lambda: tile_map("c", "T", tiles_of(nothing)),
        "flow": lambda: flow("c", "T", ["from", "to"], []),
    }[kind]()
    assert "There are no values to show." in chart["summary"]
    assert elements(drawn(kind, chart), "svg")


def test_words_in_a_dark_cell_are_white():
    light, dark = heat_grid("c", "T", ["A"], ["x", "y"], [[1, 100]])["cells"]
    assert (light["label"]["colour"], dark["label"]["colour"]) == ("#1A1A1A", "#FFFFFF")


def test_markup_in_labels_stays_words():
    markup = drawn("bar", bar("c", "<b>T</b>", ["<script>", "B"], [1, 2]))
    assert "<script>" not in markup
    assert elements(markup, "title")[0].text == "<b>T</b>"
