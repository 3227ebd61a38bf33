"""Dashboards: whatever is declared appears, with its distance, its parts and what is hidden."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pytest
from clearing import clear_tenant_tables
from django.db import connections
from django.test.utils import CaptureQueriesContext
from invented import PLACE, TRADE, declared, invented, keep
from people import make_person

from titp.declared import Text
from titp.monitoring.editions import publish
from titp.monitoring.figure import Dimension, Target, Tiles, Topic
from titp.monitoring.sdgs import goals
from titp.monitoring.subjects import OUR_GOALS, TOPICS, published_figures

MONTHS = [date(2026, 8, 31), date(2026, 9, 30), date(2026, 10, 31)]
ENDS = Dimension("ends", Text("端", "ends"))
WAYS = Dimension(
    "ways", Text("業: 道", "trade: way"), parent=lambda key: key[0] if ":" in key else ""
)


def tiles():
    return Tiles({"a0": ("A0", 0, 0), "a1": ("A1", 1, 0), "b0": ("B0", 1, 1)}, (("North", 0, 1),))


@pytest.fixture
def figures(organizations):
    """People with a target of 2,000 and one small place; supported people as a range."""
    people = invented("people", target=Target(2000, date(2027, 4, 30)), sdg=("8.7", "3.9"))
    ranged = invented(
        "supported", dimensions=(ENDS, TRADE), target=Target(9000, date(2027, 4, 30)),
        lower_end="low",
    )  # fmt: skip
    moving = invented("moving", dimensions=(replace(PLACE, tiles=tiles), WAYS))
    with declared(people, ranged, moving) as all_of_them:
        for step, on in enumerate(MONTHS):
            keep(people, on, {(one, f"a{place}", f"t{trade}"): 10 + 5 * step
                              for one in organizations for place in range(3)
                              for trade in range(2) if (place, trade) != (2, 1)})  # fmt: skip
            keep(people, on, {(organizations[0], "a2", "t1"): 2, (organizations[0], "b0", "t0"): 2})
            keep(ranged, on, {(one, end, "t0"): 20 * (step + 1)
                              for one in organizations for end in ("low", "beyond")})  # fmt: skip
            keep(moving, on, {(one, f"a{place}", way): 20 for one in organizations
                              for place in range(2) for way in ("x:k", "x:l", "y:k")})  # fmt: skip
            publish(on)
        yield all_of_them


@pytest.fixture
def monitor(figures, client):
    client.force_login(make_person("monitor@example.org", factor=True, is_monitor=True))
    yield client
    clear_tenant_tables()


def words(response):
    """The text that a reader sees, in one line."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_the_overview_tells_distance_pace_and_the_pace_that_is_needed(monitor):
    told = words(monitor.get("/monitor/"))
    # 605 people after 305 and 455: 150 a month; 1,395 missing in six months
    assert "Target: 2,000 number by 2027" in told
    assert re.search(r"reached 605 missing 1,395 share of the target 30\.25 %", told)
    assert re.search(r"last 3 editions 150 needed in a month from now on 233", told)


def test_a_range_is_told_by_both_its_ends(monitor):
    told = words(monitor.get("/monitor/"))
    assert "at least 360, up to 720" in told
    assert re.search(r"missing 8,640 8,280", told)


def test_a_figure_shows_number_trend_parts_and_definition(monitor):
    page = monitor.get("/monitor/figures/people/?edition=2026-10")
    told = words(page)
    assert "Edition 2026-10, data as of 2026-10-31." in told
    assert "Over the editions" in told
    assert "2026-08" in told
    assert "Since 2026-09: +150" in told
    assert "a1 240 240 5" in told
    assert re.search(r"8\.7 \(Decent Work and Economic Growth\) ?; 3\.9 \(Good Health", told)
    assert "/monitor/figures/people/?edition=2026-10&amp;by=place" in page.content.decode()


def test_a_place_that_is_too_small_is_merged_and_said_to_be(monitor):
    told = words(monitor.get("/monitor/figures/people/"))
    assert "merged: too small alone" in told
    assert "b0" not in told


def test_two_dimensions_are_a_grid_in_which_what_is_not_told_is_hatched(monitor):
    page = monitor.get("/monitor/figures/people/?by=both")
    assert "By place and trade" in words(page)
    assert "not shown: too few people, or none" in page.content.decode()


def test_a_dimension_with_places_is_a_map_in_which_what_is_not_told_is_hatched(monitor):
    page = monitor.get("/monitor/figures/moving/").content.decode()
    drawn = re.findall(r"<title>(A?\w\d: [^<]+)</title>\s*<rect[^>]+fill=\"(#\w+)\"", page)
    assert ("b0: not shown: too few people, or none", "#FFFFFF") in drawn
    assert "Map: by place" in page


def test_keys_of_two_stages_are_drawn_as_a_flow(monitor):
    page = monitor.get("/monitor/figures/moving/?by=both").content.decode()
    ribbons = re.findall(r'fill-opacity="0.4"><title>([^<]+)</title>', page)
    assert {"a0 → x: 240 number", "x → k: 240 number", "x → l: 240 number"} <= set(ribbons)
    assert "From place through trade to way" in page


def test_an_older_edition_shows_its_own_numbers_and_no_later_ones(monitor):
    told = words(monitor.get("/monitor/figures/people/?edition=2026-09"))
    assert "There is a newer edition." in told
    assert "455" in told
    assert "605" not in told


@pytest.mark.parametrize(
    "path",
    ["figures/nobody/", "figures/people/?edition=2020-01", "figures/people/?edition=may",
     "figures/people/?by=name", "topics/weather/", "sdgs/4/"],
)  # fmt: skip
def test_what_is_not_declared_or_was_not_published_is_not_found(monitor, path):
    assert monitor.get(f"/monitor/{path}").status_code == 404


def test_two_editions_are_compared_by_what_each_of_them_told(monitor):
    told = words(monitor.get("/monitor/comparison/?against=2026-08&edition=2026-10"))
    assert re.search(r"number Definition .* 305 605 number \+300 \+98\.4 %", told)
    parts = words(monitor.get("/monitor/comparison/?edition=2026-10&figure=people"))
    assert re.search(r"a1 120 240 number \+120 \+100 %", parts)


def test_no_change_is_told_where_the_definition_changed_in_between(monitor, figures, organizations):
    with declared(replace(figures[0], version=2)) as (people,):
        keep(people, date(2026, 11, 30), {(one, "a1", "t0"): 30 for one in organizations})
        publish(date(2026, 11, 30))
        told = words(monitor.get("/monitor/comparison/?against=2026-10"))
        assert "605 180 number – definition changed (version 1, then 2): not comparable" in told
        old = words(monitor.get("/monitor/figures/people/?edition=2026-10"))
        assert "Counted by an older definition" in old


def test_a_figure_is_on_two_sheets_of_paper_at_most(monitor):
    paper = monitor.get("/monitor/figures/people/paper.pdf?edition=2026-10&by=place")
    assert paper["Content-Disposition"] == 'attachment; filename="people-2026-10.pdf"'
    with pikepdf.open(BytesIO(paper.content)) as pdf:
        assert len(pdf.pages) <= 2


def test_a_goal_shows_the_figures_that_say_they_speak_to_it(monitor):
    page = monitor.get("/monitor/sdgs/3/")
    assert "SDG 3: Good Health and Well-being" in words(page)
    assert "/monitor/figures/people/?edition=2026-10" in page.content.decode()
    assert "/monitor/figures/supported/" not in page.content.decode()


def test_a_goal_without_a_figure_says_so(monitor):
    assert "Nothing is measured for this goal yet" in words(monitor.get("/monitor/sdgs/7/"))


def test_a_topic_shows_its_figures_with_trend_and_definition(monitor):
    page = monitor.get("/monitor/topics/programme/?edition=2026-09")
    assert re.search(r"number Definition.*? 455 number", words(page))
    assert 'class="sparkline"' in page.content.decode()
    assert "Nothing is measured here yet" in words(monitor.get("/monitor/topics/duties/"))


def test_every_topic_has_words_and_the_list_of_goals_is_ours():
    assert set(TOPICS) == set(Topic)
    assert tuple(goals()) == OUR_GOALS


@pytest.mark.parametrize(
    "path",
    [
        "",
        "comparison/",
        "figures/people/",
        "figures/people/?by=both",
        "sdgs/3/",
        "topics/programme/",
    ],
)
def test_a_page_asks_a_handful_of_questions_over_the_monitors_connection(monitor, path):
    with (
        CaptureQueriesContext(connections["monitor"]) as asked,
        CaptureQueriesContext(connections["default"]) as elsewhere,
    ):
        assert monitor.get(f"/monitor/{path}").status_code == 200
    assert len(asked) <= 4
    assert not [one for one in elsewhere if "monitoring_" in one["sql"]]


def test_before_there_is_an_edition_every_page_says_so(organizations, client):
    client.force_login(make_person("early@example.org", factor=True, is_monitor=True))
    slug = published_figures()[0].slug
    for path in ("", "comparison/", "sdgs/8/", "topics/duties/", f"figures/{slug}/"):
        assert "No figures have been published yet" in words(client.get(f"/monitor/{path}"))
    assert client.get(f"/monitor/figures/{slug}/paper.pdf").url == f"/monitor/figures/{slug}/"
    clear_tenant_tables()
