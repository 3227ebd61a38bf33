"""What monitors open and take along: the published numbers, over their own connection only."""

import csv
import json
from datetime import date
from io import BytesIO, StringIO

import openpyxl
import pytest
from clearing import clear_tenant_tables
from django.db import connections
from django.test.utils import CaptureQueriesContext
from invented import PLACE, TRADE, declared, invented, keep
from people import make_person

from titp.monitoring import reading
from titp.monitoring.editions import publish
from titp.monitoring.figure import Topic

ON = date(2026, 10, 31)


@pytest.fixture
def figure(organizations):
    with declared(invented("people", dimensions=(PLACE, TRADE), sdg=("8.8",))) as (figure,):
        for on, more in ((date(2026, 9, 30), 0), (ON, 7)):
            keep(figure, on, {(one, f"a{place}", f"t{trade}"): 10 + place + trade + more
                              for one in organizations
                              for place in range(4) for trade in range(3)
                              if (place, trade) != (0, 0)})  # fmt: skip
            keep(figure, on, {(organizations[0], "a0", "t0"): 2})
            publish(on)
        yield figure


@pytest.fixture
def monitor(figure, client):
    client.force_login(make_person("monitor@example.org", factor=True, is_monitor=True))
    yield client
    clear_tenant_tables()


def rows(response):
    return list(csv.DictReader(StringIO(response.content.decode("utf-8-sig"))))


def test_all_files_of_an_edition_tell_the_same_numbers(monitor):
    told = rows(monitor.get("/monitor/figures.csv"))
    text = json.loads(monitor.get("/monitor/figures.json").content)
    book = openpyxl.load_workbook(BytesIO(monitor.get("/monitor/figures.xlsx").content))
    sheet = list(book["data"].iter_rows(values_only=True))
    keys = ("first", "second", "value")
    of_csv = [(row["first"], row["second"], float(row["value"])) for row in told]
    of_json = [tuple(one[key] for key in keys) for one in text["figures"][0]["numbers"]]
    places = [sheet[0].index(key) for key in keys]
    of_xlsx = [tuple(row[place] or "" for place in places) for row in sheet[1:]]
    assert of_csv == of_json == of_xlsx
    assert len(of_csv) > 12


def test_a_file_explains_its_figures_as_they_were_declared(monitor, figure):
    book = openpyxl.load_workbook(BytesIO(monitor.get("/monitor/figures.xlsx").content))
    assert book.sheetnames == ["README", "data", "dictionary"]
    head, line = book["dictionary"].iter_rows(values_only=True)
    said = dict(zip(head, line, strict=True))
    assert (said["figure"], said["definition"], said["sdg"]) == ("people", "number", "8.8")
    told = json.loads(monitor.get("/monitor/figures.json").content)["figures"][0]
    assert told["definition"] == {"en": "number", "ja": "数"}


def test_what_is_hidden_is_in_no_file(monitor):
    pairs = {(row["first"], row["second"]) for row in rows(monitor.get("/monitor/figures.csv"))}
    assert ("a3", "t2") in pairs
    assert ("a0", "t0") not in pairs


def test_an_older_edition_stays_where_it_was(monitor):
    total = [rows(monitor.get(f"/monitor/figures.csv?edition={month}"))[0]["value"]
             for month in ("2026-09", "2026-10")]  # fmt: skip
    assert total == ["840.0", "1305.0"]


@pytest.mark.parametrize(
    ("asked", "told"),
    [("topic=programme", {"people"}), ("goal=8", {"people", "few"}), ("", {"people", "few"})],
)
def test_a_file_may_be_of_one_topic_or_goal(monitor, figure, organizations, asked, told):
    few = invented("few", dimensions=(), sdg=("8.5",), topic=Topic.DUTIES)
    with declared(figure, few):
        for one in (figure, few):
            keep(one, date(2026, 11, 30), {(pk, "", ""): 30 for pk in organizations})
        publish(date(2026, 11, 30))
        answer = monitor.get(f"/monitor/figures.csv?{asked}")
        assert {row["figure"] for row in rows(answer)} == told


def test_a_page_offers_its_own_numbers_as_files_and_a_lasting_link(monitor):
    for page, of in (("topics/programme/", "topic=programme"), ("sdgs/8/", "goal=8")):
        text = monitor.get(f"/monitor/{page}").content.decode()
        for form in ("csv", "json", "xlsx"):
            assert f'href="/monitor/figures.{form}?edition=2026-10&amp;{of}"' in text
        assert 'href="?edition=2026-10"' in text


@pytest.mark.parametrize(
    "asked",
    ["edition=2020-01", "edition=october", "figure=people_by_name", "topic=weather", "goal=99",
     "goal=all"],
)  # fmt: skip
def test_what_was_never_published_is_not_found(monitor, asked):
    assert monitor.get(f"/monitor/figures.json?{asked}").status_code == 404


def test_the_page_shows_the_newest_edition_with_its_day(monitor):
    text = monitor.get("/monitor/").content.decode()
    assert "2026-10-31" in text
    assert "1,305" in text


def test_pages_read_a_handful_of_rows_over_the_monitors_connection_alone(monitor):
    with (
        CaptureQueriesContext(connections["monitor"]) as asked,
        CaptureQueriesContext(connections["default"]) as elsewhere,
    ):
        monitor.get("/monitor/")
        monitor.get("/monitor/figures.csv")
    assert len(asked) == 4  # editions and numbers, twice
    assert not [one for one in elsewhere if "monitoring_" in one["sql"]]


def test_a_history_is_one_query_and_begins_with_the_oldest(figure):
    with CaptureQueriesContext(connections["monitor"]) as asked:
        past = reading.history(figure)
    assert [(one.month.month, one.value) for one in past] == [(9, 840), (10, 1305)]
    assert len(asked) == 1


def test_totals_of_all_figures_are_one_query(figure):
    of = reading.edition()
    with CaptureQueriesContext(connections["monitor"]) as asked:
        assert reading.totals(of)["people"].value == 1305
    assert len(asked) == 1
