"""Cells of a month are kept as they are typed."""

import pytest
from django.db import IntegrityError
from factories.companies import CompanyFactory
from factories.filing import opened_november

from training_plans.filing.cells import NotAsked, Typed, copied, keep
from training_plans.filing.entry import read_cell
from training_plans.models import DraftLine, ReportStep


@pytest.fixture
def report(acting):
    return opened_november(CompanyFactory(), people=2)


@pytest.fixture
def person(report):
    return DraftLine.objects.filter(report=report).first().trainee_id


def cells(person):
    return DraftLine.objects.get(trainee=person).cells


def test_a_text_is_kept(report, person):
    assert [one.error for one in keep(report, [Typed(person, "base_pay", "200,000")])] == [""]
    assert cells(person) == {"base_pay": "200,000"}


def test_a_text_that_cannot_be_read_is_kept_too_and_said(report, person):
    (kept,) = keep(report, [Typed(person, "base_pay", "about 200k")])
    assert "whole yen" in kept.error
    assert cells(person)["base_pay"] == "about 200k"


def test_what_somebody_else_wrote_meanwhile_is_not_written_over(report, person):
    keep(report, [Typed(person, "base_pay", "200000", was="")])
    (kept,) = keep(report, [Typed(person, "base_pay", "210000", was="")])
    assert (kept.conflict, kept.theirs) == (True, "200000")
    assert cells(person)["base_pay"] == "200000"


def test_the_same_text_twice_is_no_conflict(report, person):
    for _ in range(2):
        (kept,) = keep(report, [Typed(person, "base_pay", "200000", was="")])
        assert not kept.conflict


def test_who_has_seen_theirs_may_write_over_it(report, person):
    keep(report, [Typed(person, "base_pay", "200000", was="")])
    keep(report, [Typed(person, "base_pay", "210000", was="200000")])
    assert cells(person)["base_pay"] == "210000"


@pytest.mark.parametrize(
    ("column", "text"), [("organization_id", "1"), ("", "1"), ("base_pay", "1" * 2001)]
)
def test_a_cell_that_is_none_is_refused(report, person, column, text):
    with pytest.raises(NotAsked):
        keep(report, [Typed(person, column, text)])


def test_a_strangers_cell_is_refused_and_nothing_else_is_kept(report, person):
    stranger = opened_november(CompanyFactory())
    theirs = DraftLine.objects.get(report=stranger).trainee_id
    with pytest.raises(NotAsked):
        keep(report, [Typed(person, "base_pay", "1"), Typed(theirs, "base_pay", "1")])
    assert cells(person) == {}


def test_copying_fills_only_what_is_empty(report, person):
    keep(report, [Typed(person, "base_pay", "1")])
    assert copied(report, [person]) > 10
    assert cells(person)["base_pay"] == "1"
    assert cells(person)["net_pay"] == "180000"
    assert copied(report, [person]) == 0


def test_copying_takes_everybody_unless_told_whom(report):
    copied(report)
    assert all(line.cells["net_pay"] for line in DraftLine.objects.filter(report=report))


def test_a_month_that_was_sent_takes_no_more_cells(report, person, make_step):
    make_step(report, ReportStep.Kind.SUBMITTED)
    with pytest.raises(IntegrityError, match="locked"):
        keep(report, [Typed(person, "base_pay", "1")])


@pytest.mark.parametrize(
    ("column", "text", "words"),
    [
        ("regular_minutes", "１６０", ""), ("regular_minutes", "160:30", ""),
        ("regular_minutes", "-5", "greater than or equal to 0"),
        ("regular_minutes", "800", "at most 744 hours"),
        ("regular_minutes", "1:75", "1.5 or 1:30"), ("regular_minutes", "many", "number"),
        ("base_pay", "￥１８０，０００", ""), ("base_pay", "△1,000", "not below zero"),
        ("base_pay", "99999999999", "less than or equal to"), ("worked_days", "２０日", ""),
        ("worked_days", "32", "less than or equal to 31"), ("paid_leave_days", "0.5", ""),
        ("paid_leave_days", "0.3", "half days"), ("payday", "R8.11.25", ""),
        ("payday", "11/25", "2026-11-23"), ("pay_method", "口座振込み", ""),
        ("pay_method", "Chuyển khoản", ""), ("pay_method", "barter", "none of the choices"),
    ],
)  # fmt: skip
def test_a_cell_says_why_it_cannot_be_read(column, text, words):
    error = read_cell(column, text)
    assert words in error if words else error == ""
