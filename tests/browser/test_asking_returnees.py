"""The office asks people who went home: by mail, by telephone, and over who sent them."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from browser.desks import PHONE
from browser.inspection import Inspector
from followup.survey.tongues import LANGUAGES, words

pytestmark = pytest.mark.browser


def test_somebody_is_asked_answers_on_the_telephone_and_counts(desks):
    # in another office than test_survey.py, whose links stand in ひかり協同組合
    page = desks.of("caseworker", organization="mirai")
    page.goto("/o/mirai/returnee-surveys/?contact=true")
    answered = page.locator(".tiles").inner_text()

    # three clicks to all who have a mail address: tick, all, send
    page.locator("[data-pick-all]").check()
    page.get_by_role("button", name="Send by mail").click()
    expect(page.get_by_role("status").first).to_be_visible()

    # one of those who wait: the text to copy, and a try that is noted
    page.locator("main tbody th a").first.click()
    assert "/follow-up/" in page.locator("#message").input_value()
    page.get_by_label("by which way").select_option("sheet")
    page.get_by_label("what came of it").select_option("sent")
    page.get_by_role("button", name="Note it").click()
    expect(page.locator("main tbody").last).to_contain_text("printed code")

    # what is told on the telephone is kept as any answer
    page.get_by_role("link", name="Write down answers").click()
    page.get_by_label("What do you mainly do now?").select_option("seeking")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("main")).to_contain_text("I look for work")
    page.goto("/o/mirai/returnee-surveys/")
    assert page.locator(".tiles").inner_text() != answered

    # a list is lent; over its link somebody without an account sees only whom to call
    page.goto("/o/mirai/calling-lists/new/")
    page.get_by_label("sending organization").select_option(index=1)
    page.locator("#form [type=submit]").first.click()
    address = urlsplit(page.locator("#link").input_value()).path
    caller = desks.empty(PHONE)
    inspector = Inspector(caller)
    caller.goto(address)
    for language in LANGUAGES:
        caller.goto(f"{address}?language={language}")
        expect(caller.get_by_role("heading", level=1)).to_have_text(
            words(language, "calling")["title"]
        )
        assert inspector.faults() == [], language
    assert caller.context.cookies() == []

    page.get_by_role("button", name="Revoke the link").click()
    assert caller.goto(address).status == 404
