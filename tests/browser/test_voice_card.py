"""A card from a lecture: a trainee speaks without an account, the office answers.

With a script a voice is recorded in the browser; without one everything works but that.
"""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import expect

from browser.desks import PHONE, WIDE
from browser.inspection import Inspector
from trainees.safeguarding.tongues import words

pytestmark = pytest.mark.browser
VI, EN = words("vi"), words("en")


def picture():
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(made, "PNG")
    return made.getvalue()


def a_card(office):
    """The path of a new card's page, and its code."""
    office.goto("/o/hikari/safeguarding/")
    office.locator("a[href$='/voice-cards/new/']").click()
    office.get_by_label("Where it is handed out").fill("November lectures")
    office.get_by_role("button", name="Save").click()
    link = office.locator("main a[href*='/voice/']").first
    return re.search(r"/voice/(\w+)/", link.get_attribute("href"))


def test_a_trainee_speaks_from_a_phone_and_comes_back_for_the_answer(desks):
    office = desks.of("administrator")
    path, code = (a_card(office)[group] for group in (0, 1))

    phone = desks.empty(PHONE, "vi", script=False)
    phone.goto(path)
    phone.get_by_role("link", name="Tiếng Việt").click()
    expect(phone.locator("main a[href^='tel:']").first).to_contain_text("110")
    phone.get_by_role("button", name=VI["send"]).click()
    expect(phone.get_by_role("alert")).to_contain_text(VI["error"])
    phone.get_by_label(VI["about_dismissal"]).check()
    phone.get_by_label(VI["words"], exact=True).fill("Họ nói tôi phải về nước.")
    phone.get_by_role("button", name=VI["send"]).click()
    own = phone.locator("#own").inner_text()
    assert phone.context.cookies() == []

    office.goto("/o/hikari/consultations/?open=true")
    office.locator("tbody th a").first.click()
    office.get_by_role("button", name="Show").click()
    expect(office.locator("main")).to_contain_text("Họ nói tôi phải về nước.")
    office.get_by_role("link", name="Answer or note").click()
    office.get_by_label("kind").select_option("answer")
    office.get_by_label("words").fill("Bạn không phải về. Chúng tôi sẽ gọi.")
    office.get_by_role("button", name="Save").click()
    expect(office.locator("main")).to_contain_text("answered")

    later = desks.empty(PHONE, "vi")
    seen = Inspector(later)
    later.goto("/voice/")
    later.locator("#code").fill(own.lower())
    later.get_by_role("button", name=VI["open"]).click()
    expect(later.locator("main")).to_contain_text("Bạn không phải về.")
    expect(later.locator("main")).not_to_contain_text("Họ nói tôi phải về nước.")
    later.get_by_role("button", name=VI["start"]).click()
    later.wait_for_timeout(600)
    later.get_by_role("button", name=VI["stop"]).click()
    expect(later.locator("[data-said]")).to_have_text(VI["recorded"])
    later.get_by_role("button", name=VI["send"]).click()
    expect(later.get_by_role("status").first).to_contain_text(VI["sent_more"])
    assert seen.faults() == []
    later.goto(f"/voice/{code}/my/")
    assert seen.faults() == []
    assert later.context.cookies() == []

    office.reload()
    office.get_by_role("button", name="audio/webm").click()
    expect(office.locator("form audio").first).to_be_visible()


def test_the_office_takes_a_consultation_in_within_a_minute_and_guards_who_spoke(desks):
    page = desks.of("caseworker", viewport=WIDE)
    seen = Inspector(page)
    page.goto("/o/hikari/training-plans/?now=true")
    page.locator("tbody tr", has_text="in training").first.locator("th a").click()
    plan, link = page.url.partition("?")[0], page.locator("main dd a[href*='/trainees/']").first
    name, person = link.inner_text(), link.get_attribute("href")
    page.goto("/o/hikari/consultations/")
    page.get_by_role("link", name="Record a consultation").click()
    # who may read it is asked first, and the rest of the first minute is one screen and one save
    first = page.locator("#form input:not([type=hidden]), #form select").first
    expect(first).to_have_attribute("name", "restricted")
    assert seen.faults() == []
    page.get_by_label("language spoken").select_option("vi")
    page.get_by_label("matter").select_option("violence")
    page.locator("[name=trainee]").select_option(re.search(r"/trainees/(\d+)/", person)[1])
    page.get_by_label("what was said").fill("She was hit. (sample)")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("main")).to_contain_text("Do not wait")
    expect(page.locator(".page-head__state")).to_contain_text("due by")
    # the numbers come before all else
    numbers = page.locator("main a[href='tel:110']").bounding_box()
    assert numbers["y"] < page.locator(".tabs").bounding_box()["y"]
    expect(page.locator("main")).to_contain_text("The safeguarding contacts were called")
    assert seen.faults() == []
    told = page.url

    # Evidence is kept with who brought it; an answer that is understood stops the clock.
    page.locator("main a[href$='/files/new/']").click()
    page.locator("[name=file]").set_input_files(
        {"name": "a.png", "mimeType": "image/png", "buffer": picture()}
    )
    page.locator("[name=from_whom]").fill("a friend (sample)")
    page.locator("[name=what]").fill("a bruise (sample)")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("main")).to_contain_text("a friend (sample)")
    page.get_by_role("link", name="Answer or note").click()
    page.get_by_label("kind").select_option("answer")
    page.get_by_label("words").fill("We come today. (sample)")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".page-head__state")).to_contain_text("answered")

    # What happens to the person after that is shown to those who may read it.
    page.goto(f"{plan}acts/suspended/")
    page.locator("[name=reason]").select_option("labour_dispute")
    page.get_by_role("button", name="Save").click()
    page.goto(told)
    changes = page.locator("#panel-changes_since_consultation")
    expect(changes).to_contain_text("training suspended")
    expect(changes).to_contain_text(name)
