"""What holds for every rule: law, words, one statement, due days that follow from facts."""

import csv
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import connections, transaction
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from titp.compliance.law import LAWS
from titp.compliance.models import Finding
from titp.compliance.rule import RULES, Period
from titp.compliance.sweep import IN_ORDER, STORED, evaluate, sweep

ALL = list(RULES.values())
PLAN_OF_RULES = Path(__file__).parent / "plan_of_rules.csv"
# The duties without which the product would not be worth starting.
FIRST = {
    "DATA-001", "PLAN-001", "PLAN-002", "PLAN-004", "PLAN-005", "EXAM-001", "CAP-001",
    "STAFF-001", "SUP-001", "SUP-003", "SUP-004", "IMM-001",
}  # fmt: skip
each = pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
on_days = pytest.mark.parametrize(
    "on", [date(2026, 5, 31), date(2026, 11, 23), date(2027, 2, 28)], ids=str
)


@pytest.fixture
def story(told):
    """A host, and an office, in whose books something is amiss for every rule."""
    with transaction.atomic():
        yield told
        transaction.set_rollback(True)


def key(row):
    return row["subject_id"], row["due_on"]


def test_the_first_rules_are_declared():
    assert RULES.keys() >= FIRST


@each
def test_it_is_planned_and_its_number_comes_from_where_the_plan_says(rule):
    """Section C of the research decides ("number comes from"), not its index.

    The index names where the duty comes from; where C names no number, that is the layer too.
    """
    with PLAN_OF_RULES.open(encoding="utf-8", newline="") as file:
        layers = {row["id"]: row["layer"] for row in csv.DictReader(file)}
    assert rule.layer == layers[rule.id]


@each
def test_it_cites_articles_that_exist(rule):
    assert rule.cites
    for citation in rule.cites:
        assert citation.law in LAWS
        if not citation.supplementary:
            assert 1 <= citation.place[0] <= citation.law.articles


@each
def test_it_has_cases_of_its_own(rule):
    cases = Path(__file__).parent / f"test_{rule.slug}.py"
    assert f'RULE = "{rule.id}"' in cases.read_text()


@each
def test_it_stands_in_a_file_of_its_name(rule):
    assert rule.query.__module__.rpartition(".")[2] == rule.slug


@each
def test_its_words_are_there_in_both_languages(rule):
    words = [rule.title, rule.explanation, rule.remedy, rule.about.name, *rule.reads.values()]
    words += [rule.note] if rule.note else []
    for text in words:
        assert text.ja
        assert text.en
        assert text.en.isascii() or "“" in text.en
        assert not text.ja.isascii()


@each
def test_its_words_accuse_nobody(rule):
    for text in (rule.title, rule.explanation, rule.remedy):
        assert "illegal" not in text.en.lower()
        assert "違法" not in text.ja


@each
def test_what_is_not_certain_is_said(rule):
    assert not rule.to_be_confirmed or rule.note


@each
def test_its_lead_times_are_in_order_and_end_before_the_due_day(rule):
    assert list(rule.remind_before) == sorted(set(rule.remind_before), reverse=True)
    assert all(days >= 0 for days in rule.remind_before)


@each
def test_it_asks_the_database_once(rule, story):
    with CaptureQueriesContext(connections["default"]) as queries:
        sweep(rule, date(2026, 11, 23))
    assert len(queries) == 1


@each
def test_it_reads_no_clock(rule):
    statement = rule.statement.lower()
    for word in ("current_date", "now()", "current_timestamp", "localtime", "clock_timestamp"):
        assert word not in statement


@each
def test_it_finds_something_in_a_story_where_all_is_amiss(rule, story):
    days = [date(2026, 4, 30) + timedelta(14 * step) for step in range(30)]
    assert any(evaluate(rule, on) for on in days)


@each
@on_days
def test_a_due_day_follows_from_facts_and_not_from_the_day_of_looking(rule, story, on):
    """What is open on two following days, and what becomes known between them, aside."""
    today = {key(row) for row in evaluate(rule, on, states=(*STORED, *IN_ORDER))}
    tomorrow = {key(row) for row in evaluate(rule, on + timedelta(1), states=(*STORED, *IN_ORDER))}
    moved = {subject for subject, due in today - tomorrow} & {
        subject for subject, due in tomorrow - today
    }
    assert not moved


@each
@on_days
def test_no_subject_comes_twice_for_one_due_day(rule, story, on):
    rows = [key(row) for row in evaluate(rule, on, states=(*STORED, *IN_ORDER))]
    assert len(rows) == len(set(rows))


@each
def test_it_answers_only_states_that_are_known(rule, story):
    with connections["default"].cursor() as cursor:
        cursor.execute(
            f"SELECT DISTINCT state FROM ({rule.statement}) AS seen", {"on": date(2026, 11, 23)}
        )
        assert {state for (state,) in cursor.fetchall()} <= {*STORED, *IN_ORDER}


@each
@on_days
def test_every_value_it_read_has_a_name(rule, story, on):
    for row in evaluate(rule, on, states=(*STORED, *IN_ORDER)):
        assert row["evidence"].keys() <= rule.reads.keys()


@each
def test_it_is_silent_before_it_was_law(rule, story):
    assert evaluate(rule, rule.in_force.since - timedelta(1), states=(*STORED, *IN_ORDER)) == []


@each
def test_it_is_silent_when_it_is_law_no_more(rule, story):
    last = rule.in_force.until or date(2026, 11, 23)
    ended = replace(rule, in_force=Period(rule.in_force.since, last))
    assert evaluate(ended, last + timedelta(1), states=(*STORED, *IN_ORDER)) == []


@each
def test_it_sees_nothing_of_another_organization(rule, story):
    rows = evaluate(rule, date(2026, 11, 23), states=(*STORED, *IN_ORDER))
    assert {row["organization_id"] for row in rows} <= {story.organization_id}


@each
def test_swept_twice_it_writes_nothing_the_second_time(rule, story):
    sweep(rule, date(2026, 11, 23))
    before = list(Finding.objects.order_by("id").values())
    assert sum(sweep(rule, date(2026, 11, 23))) == 0
    assert list(Finding.objects.order_by("id").values()) == before


@each
def test_its_page_reads_in_the_readers_language(rule):
    with override("ja"):
        assert str(rule.title) == rule.title.ja
        assert str(rule.cites[0]) == rule.cites[0].text.ja
