"""Forms are plain forms: where no script runs, nothing is missing but comfort."""

import re

import pytest
from playwright.sync_api import expect

from browser.desks import PHONE

pytestmark = pytest.mark.browser


def test_a_trainee_is_recorded(desks):
    page = desks.of("caseworker", script=False)
    page.goto("/o/hikari/trainees/")
    page.get_by_role("link", name="Add a trainee").click()
    page.get_by_label("Name in roman letters").fill("mihon hana")
    page.get_by_label("Date of birth").fill("平成１２年５月３日")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("MIHON HANA")
    expect(page.locator("main")).to_contain_text("2000-05-03")


def test_a_duty_is_left_to_rest_and_taken_up_again(desks):
    page = desks.of("caseworker", script=False)
    page.locator("tbody th a").nth(2).click()
    page.get_by_role("button", name="Let it rest").click()
    expect(page.locator("#error-summary")).to_be_visible()
    page.locator("#waiver").get_by_label("Reason").fill("Told by telephone.")
    page.get_by_role("button", name="Let it rest").click()
    expect(page.locator("main")).to_contain_text("Told by telephone.")
    page.get_by_role("button", name="Let it count again").click()
    expect(page.locator("main")).to_contain_text("withdrawn on")


def test_what_a_change_would_do_is_shown_before_it_is_saved(desks):
    page = desks.of("caseworker", script=False)
    page.goto("/o/hikari/companies/")
    company = page.locator("tbody th a").first.get_attribute("href").partition("?")[0]
    page.goto(f"{company}staff-counts/new/")
    page.locator("[name=counted_on]").fill("2026-11-01")
    page.locator("[name=full_time_staff]").fill("1")
    page.get_by_role("button", name="Show what it would change").click()
    expect(page.locator("#what-if")).to_contain_text("Nothing is saved yet")
    expect(page.locator("[name=full_time_staff]")).to_have_value("1")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".messages")).to_contain_text("Saved.")


def test_a_list_is_filtered_and_sorted(desks):
    page = desks.of("caseworker", script=False)
    page.goto("/o/hikari/trainees/")
    page.locator("main [name=stage]").select_option("1")
    page.locator("main").get_by_role("button", name="Search").click()
    assert "stage=1" in page.url
    page.get_by_role("link", name="Landed on").click()
    assert "stage=1" in page.url
    expect(page.locator("[aria-sort]")).to_contain_text("Landed on")


def test_a_number_is_shown(desks):
    page = desks.of("caseworker", script=False)
    page.goto("/o/hikari/trainees/?here=true")
    page.locator("tbody th a").first.click()
    page.get_by_role("link", name="Papers").click()
    page.locator(".sensitive button").first.click()
    expect(page.locator("main strong")).to_have_text(re.compile(r"^[A-Z0-9]{6,}$"))


def test_the_places_are_reached_on_a_phone(desks):
    page = desks.of("caseworker", script=False, viewport=PHONE)
    page.get_by_role("button", name="More").click()
    rail = page.locator("#rail")
    rail.locator("summary", has_text="Office and settings").click()
    rail.get_by_role("link", name="Rules").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Rules")
