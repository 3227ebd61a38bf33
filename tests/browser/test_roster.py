"""A roster as an office keeps it: dropped, understood, asked about, taken over, taken back."""

import re

import pytest
from playwright.sync_api import expect

from browser.desks import LEDGER, drop

pytestmark = pytest.mark.browser


def number(page, label):
    return int(page.locator(".stat", has_text=label).locator(".stat__value").inner_text())


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_roster_is_taken_over_and_taken_back(desks, script):
    page = desks.of("caseworker", script=script)
    page.goto("/o/hikari/trainees/")
    before = page.locator(".results__total").inner_text()
    drop(page, LEDGER)
    expect(page.get_by_role("heading", level=1)).to_have_text("A_ledger.xlsx")
    ready, waiting = number(page, "Ready"), number(page, "Waiting")
    assert ready
    assert waiting

    asked = page.locator("fieldset")
    first = asked.first.inner_text()
    asked.first.locator("[type=radio]").first.check()
    page.get_by_role("button", name="Keep the answers").click()
    expect(page.get_by_role("status")).to_contain_text(re.compile(r"[1-9]\d* rows? w"))
    assert first not in page.locator("main").inner_text()

    page.get_by_role("button", name=re.compile(r"Take \d+ rows over")).click()
    expect(page.locator("main")).to_contain_text("by Caseworker Sample")
    assert number(page, "Ready") == 0
    assert number(page, "Taken over") >= ready
    page.goto("/o/hikari/trainees/")
    assert page.locator(".results__total").inner_text() != before

    page.go_back()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status")).to_contain_text("taken back")
    page.goto("/o/hikari/trainees/")
    expect(page.locator(".results__total")).to_have_text(before)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_an_answer_is_typed_and_one_that_cannot_be_read_is_told_at_its_question(desks, script):
    page = desks.of("caseworker", script=script)
    page.goto("/o/hikari/trainees/")
    drop(page, LEDGER)
    births = page.locator("fieldset", has_text="Date of birth")
    before = births.count()
    births.first.get_by_label("Type it yourself").fill("7.4.1")
    page.get_by_role("button", name="Keep the answers").click()
    expect(births.first.locator(".errorlist")).to_contain_text("not clear which day")
    births.first.get_by_label("Type it yourself").fill("平成７年４月１日")
    page.get_by_role("button", name="Keep the answers").click()
    expect(page.get_by_role("status")).to_contain_text(re.compile(r"[1-9]\d* rows? w"))
    assert births.count() == before - 1
