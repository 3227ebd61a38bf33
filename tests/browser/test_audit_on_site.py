"""An audit on site, without a network for most of it, and what is put right afterwards."""

import re

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import expect

from browser.desks import PHONE
from browser.hosts import sit_down_as_clerk

pytestmark = pytest.mark.browser

# What is on the device: texts, copies of pages, pictures, and the script that answers for them.
LEFT = """async () => [localStorage.length, (await caches.keys()).length,
  (await indexedDB.databases()).length,
  (await navigator.serviceWorker.getRegistrations()).length]"""
TEXTS_AND_PAGES = """async () => [localStorage.length,
  (await (await caches.open("on-site")).keys()).filter((one) => !one.url.includes("/static/"))
    .length]"""


def state(page, word):
    expect(page.locator("#save-state")).to_have_attribute("data-state", word)


def open_section(page, slug):
    page.locator(f"#section-{slug}").evaluate("section => { section.open = true; }")
    return page.locator(f"#section-{slug}")


def all_good(page, slug):
    """One tap for each part of it; where a part asks for one thing only, that is tapped."""
    section = open_section(page, slug)
    for button in section.locator("[data-all-good]").all():
        button.click()
    for tap in section.locator("[data-good]").all():
        tap.check()


def test_an_audit_is_written_without_a_network_and_what_it_found_is_put_right(desks, hosts):
    clerk_email, report = hosts()
    office = desks.of("caseworker", organization="mirai", viewport=PHONE)
    # Somebody opens the record in the office, and takes it along.
    office.goto(report)
    link = office.locator("main a[href*='/companies/']").first.get_attribute("href")
    company = re.match(r"/o/mirai/companies/\d+/", link)[0]
    office.goto(f"{company}audits/")
    office.get_by_role("button", name="regular audit").click()
    record = office.url
    office.locator("#take-along").click()
    expect(office.locator("#take-along")).to_have_attribute("aria-pressed", "true")

    # At the host there is no network; even so the page opens again, and all is written there.
    office.context.set_offline(True)
    assert office.evaluate("fetch('/healthz').then(() => 'there', () => 'cut')") == "cut"
    office.reload()
    expect(office.locator("h1")).to_contain_text("regular audit")
    for slug in ("site", "reports", "interviews", "books", "lodging"):
        all_good(office, slug)
    found = open_section(office, "found")
    found.locator("[name=c-f1-what]").fill("No extinguisher upstairs")
    found.locator("[name=c-f1-topic]").select_option("lodge")
    found.locator("[name=c-f1-due]").fill(localdate().isoformat())
    state(office, "offline")
    office.locator("#signer").fill("Host Manager")
    pen = office.locator("[data-signature] canvas")
    pen.scroll_into_view_if_needed()
    box = pen.bounding_box()
    office.mouse.move(box["x"] + 20, box["y"] + 20)
    office.mouse.down()
    office.mouse.move(box["x"] + 120, box["y"] + 60)
    office.mouse.up()
    office.get_by_role("button", name="Keep the signature").click()
    expect(office.locator("[data-waiting]")).to_contain_text("1")
    office.reload()
    assert office.locator("[name=c-f1-what]").input_value() == "No extinguisher upstairs"

    # Meanwhile a colleague writes into one of the same boxes.
    colleague = desks.of("administrator", organization="mirai")
    colleague.goto(record)
    open_section(colleague, "found").locator("[name=c-f1-what]").fill("Extinguisher too old")
    state(colleague, "saved")

    # The network is back: all is sent by itself, and who differs is shown both.
    office.context.set_offline(False)
    office.evaluate("window.dispatchEvent(new Event('online'))")
    clash = office.locator("#c-f1-what-said .cell__conflict")
    expect(clash).to_contain_text("Extinguisher too old")
    clash.get_by_role("button", name="Keep mine").click()
    state(office, "saved")
    expect(office.locator("[data-pictures]")).to_contain_text("Host Manager")
    colleague.reload()
    assert colleague.locator("[name=c-f1-what]").input_value() == "No extinguisher upstairs"

    # Finished, it is an audit; on the device nothing is left of it, and nothing at all when one
    # has signed out.
    office.get_by_role("button", name="Finish the record").click()
    expect(office.locator("#messages")).to_contain_text("the audit is on record")
    assert office.evaluate(TEXTS_AND_PAGES) == [0, 0]
    office.goto("/accounts/logout/")
    office.locator("main form button").first.click()
    office.goto("/accounts/login/")
    assert office.evaluate(LEFT) == [0, 0, 0, 0]

    # The host answers on its own page; the author cannot check it, a colleague can.
    host = desks.empty()
    sit_down_as_clerk(host, clerk_email, report)
    host.goto("/o/mirai/corrections/mine/")
    host.locator("main .button--primary").click()
    host.get_by_label("What was done").fill("It hangs there now.")
    host.get_by_role("button", name="Send the answer").click()
    expect(host.locator("#messages")).to_contain_text("The answer was sent")
    colleague.goto("/o/mirai/corrections/?state=answered")
    colleague.locator("main tbody a").first.click()
    colleague.get_by_label("It is enough").check()
    colleague.get_by_role("button", name="Record the verdict").click()
    expect(colleague.locator(".page-head__state")).to_contain_text("checked")

    # It stands on the sheet of the next audit.
    colleague.goto(f"{company}audits/")
    colleague.get_by_role("button", name="regular audit").click()
    expect(open_section(colleague, "before")).to_contain_text("No extinguisher upstairs")
