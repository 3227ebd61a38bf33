"""Components, forms and template tags: what they say to a reader."""

import re
from collections import namedtuple
from datetime import date

import pytest
from django import forms
from django.core.paginator import Paginator
from django.http import QueryDict
from django.template import Context, Template
from django.template.loader import get_template, render_to_string
from django.utils.translation import override

from titp.pages.templatetags import pages

TODAY = date(2026, 11, 23)

Column = namedtuple("Column", "slug label sortable important numeric cell")
Row = namedtuple("Row", "pk name hours")


def component(name, **context):
    return render_to_string(f"components/{name}.html", context)


def words(html):
    """The text a reader sees, in one line."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


SAMPLE = Row(7, "SAMPLE PERSON 007", 12.5)


def table(sort="name", rows=(SAMPLE,), query="", **context):
    columns = [
        Column("name", "Name", True, True, False, lambda row: row.name),
        Column("hours", "Hours", True, False, True, lambda row: row.hours),
    ]
    page = Paginator(rows, 10).page(1)
    return component(
        "table",
        page=page,
        columns=columns,
        sort=sort,
        query=QueryDict(query),
        caption="People",
        **context,
    )


def test_an_icon_is_silent_unless_it_is_given_words():
    assert 'aria-hidden="true"' in pages.icon("warn")
    assert 'role="img" aria-label="Overdue"' in pages.icon("warn", "Overdue")


def test_a_badge_says_its_state_in_a_word_an_icon_and_a_colour():
    badge = component("badge", tone="err", text="Not filed")
    assert words(badge) == "Not filed"
    assert "#err" in badge
    assert "badge--err" in badge


@pytest.mark.parametrize("name", ["notice", "badge", "toast", "empty", "card", "stat"])
def test_text_in_a_component_is_escaped(name):
    html = component(name, title="<b>", text="<b>", value="<b>", label="<b>")
    assert "&lt;b&gt;" in html
    assert "<b>" not in html


def test_a_date_is_read_in_both_calendars_in_japanese():
    with override("ja"):
        assert pages.both_calendars(TODAY) == "2026-11-23（令和8年）"
        assert pages.both_calendars(date(2019, 5, 1)) == "2019-05-01（令和元年）"


def test_a_date_is_read_in_one_calendar_in_other_languages():
    with override("en"):
        assert pages.both_calendars(TODAY) == "2026-11-23"


def test_no_date_reads_as_nothing():
    assert pages.both_calendars(None) == pages.days_left(None, TODAY) == ""


@pytest.mark.parametrize(
    ("day", "said", "tone"),
    [
        (date(2026, 11, 20), "3 days overdue", "err"),
        (date(2026, 11, 22), "1 day overdue", "err"),
        (date(2026, 11, 23), "today", "warn"),
        (date(2026, 11, 24), "1 day left", "warn"),
        (date(2026, 12, 23), "30 days left", "warn"),
        (date(2026, 12, 24), "31 days left", "plain"),
    ],
)
def test_a_due_day_counts_from_the_given_day(day, said, tone):
    with override("en"):
        assert pages.days_left(day, TODAY) == said
    assert pages.due_tone(day, TODAY) == tone


@pytest.mark.parametrize(
    ("day", "said", "tone"),
    [
        (date(2026, 11, 20), "3 days past", "plain"),
        (date(2026, 11, 22), "1 day past", "plain"),
        (date(2026, 11, 23), "today", "warn"),
        (date(2026, 12, 24), "31 days left", "plain"),
    ],
)
def test_a_day_that_was_not_missed_is_past_and_in_no_tone(day, said, tone):
    with override("en"):
        assert pages.days_past(day, TODAY) == said
    assert pages.past_tone(day, TODAY) == tone


def test_in_japanese_a_day_that_was_not_missed_is_past_too():
    with override("ja"):
        assert pages.days_past(date(2026, 11, 20), TODAY) == "期日から3日経過"


def test_the_sorted_column_says_so_and_offers_the_other_direction():
    html = table(sort="name", query="q=abc&page=3")
    assert html.count("aria-sort") == 1
    assert 'aria-sort="ascending"' in html
    assert 'href="?q=abc&amp;sort=-name"' in html
    assert 'href="?q=abc&amp;sort=hours"' in html


def test_a_column_sorted_downwards_offers_upwards():
    html = table(sort="-name")
    assert 'aria-sort="descending"' in html
    assert 'href="?sort=name"' in html


def test_the_first_column_names_the_row():
    assert re.search(r'<th scope="row">SAMPLE PERSON 007</th>', table())


def test_a_phone_card_shows_only_important_columns():
    html = table()
    assert "data-important" not in html  # the only important column is the name of the card


def test_rows_can_be_ticked_only_where_something_can_be_done_with_them():
    assert 'name="row" value="7"' in table(selectable=True)
    assert 'name="row"' not in table()


def test_a_date_in_a_cell_stays_on_one_line():
    column = Column("on", "On", False, False, False, lambda row: TODAY)
    assert pages.cell(column, None) == (
        '<time class="nowrap" datetime="2026-11-23">2026-11-23</time>'
    )


def test_markup_in_a_cell_is_escaped():
    assert "<b>" not in table(rows=[Row(1, "<b>bold</b>", 0)])


def test_long_lists_leave_page_numbers_out():
    page = Paginator(range(1000), 10).page(50)
    assert pages.page_links(page) == [1, None, 48, 49, 50, 51, 52, None, 100]


def test_page_links_keep_the_filter():
    page = Paginator(range(30), 10).page(2)
    html = component("pagination", page=page, query=QueryDict("q=abc&page=2"))
    assert 'rel="next" href="?q=abc&amp;page=3"' in html
    assert 'rel="prev" href="?q=abc&amp;page=1"' in html


class Wanted(forms.Form):
    name = forms.CharField(label="Name", help_text="As in the passport.")
    remark = forms.CharField(label="Remark", required=False)


def test_a_field_says_whether_it_must_be_filled_in():
    with override("en"):
        said = words(str(Wanted()))
    assert "Name required" in said
    assert "Remark optional" in said


def test_an_error_is_told_at_its_field_and_on_top_with_a_link_to_it():
    html = str(Wanted({"remark": "x"}))
    assert 'href="#id_name"' in html
    assert 'id="id_name_error"' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert html.index('id="error-summary"') < html.index('id="id_name"')


def test_a_form_without_errors_has_no_summary():
    assert "error-summary" not in str(Wanted())


def test_a_running_job_asks_for_itself_again_and_a_finished_one_does_not():
    job = {"id": "job-1", "title": "Papers", "url": "/jobs/1/", "done": 3, "total": 10}
    assert 'hx-trigger="every 1s"' in component("progress", state="running", **job)
    assert "hx-trigger" not in component("progress", state="done", **job)


def test_a_sensitive_value_is_not_in_the_page_until_it_is_asked_for():
    asked = component("sensitive", masked="AB••••CD", label="Passport", url="/reveal/")
    assert "AB••••CD" in asked
    assert "data-shown" not in asked
    assert "AB1234CD" in component("sensitive", masked="AB••••CD", value="AB1234CD", url="/")


def test_removing_many_records_asks_for_their_number():
    assert 'pattern="31"' in component("dialog", id="remove", title="Remove?", count=31)
    assert "pattern" not in component("dialog", id="remove", title="Remove?", count=20)


def test_an_unchanged_value_shows_no_difference():
    assert "<del>" not in component("diff_cell", old="8.0", new="8.0")
    assert "<del>" in component("diff_cell", old="8.0", new="9.0")


def test_a_missing_fact_is_said_to_be_missing():
    with override("en"):
        assert "not recorded" in component("description_list", rows=[("Reading", "")])
        assert "not recorded" not in component("description_list", rows=[("Children", 0)])


def test_the_page_for_a_fault_of_ours_needs_no_context():
    assert "<h1>" in get_template("500.html").render()


def test_pages_are_written_in_the_language_they_claim():
    with override("ja"):
        assert '<html lang="ja"' in get_template("404.html").render()


def test_a_filter_is_open_when_one_of_its_hidden_conditions_is_set():
    form = Wanted({"remark": "x"})
    assert pages.filled([form["remark"]])
    assert not pages.filled([form["name"]])


def test_a_cell_without_a_value_is_empty():
    column = Column("on", "On", False, False, False, lambda row: None)
    template = Template("{% load pages %}[{% cell column row %}]")
    assert template.render(Context({"column": column, "row": None})) == "[]"
