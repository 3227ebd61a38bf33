"""Somebody goes home: the day, the consent on a tablet, contacts, the passport, and no more."""

import re

import pytest
from playwright.sync_api import expect

from browser.desks import PHONE
from browser.inspection import Inspector
from followup.departing.words import words

pytestmark = pytest.mark.browser
VI, EN = words("vi"), words("en")


def save(page):
    page.locator("#form [type=submit]").first.click()


def test_a_person_goes_home_and_is_reached_afterwards(desks):
    office = desks.of("administrator", "en")
    office.goto("/o/hikari/departures/")
    office.locator("tbody th a").first.click()
    home = office.url
    main = office.locator("main")

    office.locator("a[href$='/leaving/']").first.click()
    office.get_by_label("Reason").select_option("completed")
    office.get_by_label("Planned for").fill("2099-01-01")
    save(office)
    expect(main).to_contain_text("further ahead than any stay")
    office.goto(home)

    office.get_by_role("link", name="Ask for consent").click()
    paths = office.locator("a[href*='/consent/vi/']").first.get_attribute("href")
    tablet = desks.of("administrator", "en", viewport=PHONE)
    seen = Inspector(tablet)
    tablet.goto(paths)
    expect(tablet.locator("html")).to_have_attribute("lang", "vi")
    assert seen.faults() == []
    tablet.get_by_role("button", name=VI["agree"], exact=True).click()
    expect(tablet.get_by_role("alert")).to_contain_text(VI["error_name"])
    tablet.get_by_label(VI["figures_may_count"]).check()
    tablet.get_by_label(VI["name"]).fill("NGUYEN VAN A")
    tablet.get_by_role("button", name=VI["agree"], exact=True).click()
    expect(tablet.locator("main")).to_contain_text(VI["thanks"])

    for address, filled in (
        ("channels/new/", {"kind": "email", "address": "someone@example.org"}),
        ("anchors/new/", {"name": "Mother", "relation": "parent", "phone": "+84 1"}),
        ("anchors/new/", {"name": "Brother", "relation": "sibling", "phone": "+84 2"}),
        ("intentions/new/", {"plan": "own_business", "place": "Hue"}),
        ("settled/ticket/", {"state": "done", "payer": "organization"}),
    ):
        office.goto(home.replace("departure/", address))
        for name, value in filled.items():
            box = office.locator(f"#id_{name}")
            is_choice = box.evaluate("box => box.tagName") == "SELECT"
            box.select_option(value) if is_choice else box.fill(value)
        save(office)
        expect(office).to_have_url(re.compile(r"/departure/"))
    expect(main).to_contain_text("someone@example.org")

    office.get_by_role("link", name="Prepare a skills passport").click()
    office.get_by_role("button", name="Issue it").click()
    public = main.locator("a[href*='/passport/']").get_attribute("href")
    anybody = desks.empty(PHONE, "en")
    outside = Inspector(anybody)
    anybody.goto(re.sub(r"^https?://[^/]+", "", public))
    expect(anybody.locator("main")).to_contain_text(EN["v_genuine"])
    assert outside.faults() == []
    assert anybody.context.cookies() == []
    anybody.goto("/passport/0000000000000000/")
    expect(anybody.locator("main")).to_contain_text(EN["v_unknown"])

    office.goto(home)
    office.get_by_role("link", name="Record a withdrawal").first.click()
    office.get_by_label("withdrawn how").select_option("phone")
    save(office)
    expect(main).to_contain_text("The consent was withdrawn.")
    with office.expect_download() as record:
        office.get_by_role("link", name="as JSON").first.click()
    assert "someone@example.org" in record.value.path().read_text()
