"""Keys for those who work here all day, and the language one reads."""

import pytest
from playwright.sync_api import expect

from browser.desks import speak
from browser.hand import Hand

pytestmark = pytest.mark.browser


def test_two_keys_go_to_the_trainees(desks):
    page = desks.of("caseworker")
    hand = Hand(page)
    hand.press(["g", "t"])
    page.wait_for_url("**/o/hikari/trainees/")
    assert (hand.clicks, hand.keys) == (0, 2)


def test_a_slash_goes_to_the_search(desks):
    page = desks.of("caseworker")
    page.goto("/o/hikari/trainees/")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.closest('[data-search]') !== null")
    page.keyboard.type("?g")
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_a_question_mark_lists_the_keys(desks):
    page = desks.of("caseworker")
    page.keyboard.press("?")
    expect(page.locator("dialog[open]")).to_contain_text("Trainees")
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_keys_can_be_switched_off(desks):
    page = desks.of("caseworker")
    page.keyboard.press("?")
    page.locator("[data-keyboard-switch]").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    Hand(page).press(["g", "t"])
    page.wait_for_timeout(300)
    assert page.url.endswith("/o/hikari/to-do/")


def test_the_language_changes_on_the_page_one_is_on_and_stays(desks):
    page = desks.of("caseworker")
    page.goto("/o/hikari/companies/?sort=number")
    speak(page, "ja")
    assert page.url.endswith("/o/hikari/companies/?sort=number")
    page.goto("/o/hikari/rules/")
    expect(page.locator("html")).to_have_attribute("lang", "ja")
    expect(page.locator("body")).to_contain_text("受入れ人数枠")


def test_everything_on_a_page_is_reached_by_the_tab_key_alone(desks):
    page = desks.of("caseworker")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
