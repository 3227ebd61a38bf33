"""An audit on site, without a network for most of it, and what is put right afterwards.

One person is interviewed in the mother tongue with an interpreter; the area of a room is told for
each who sleeps there; figures of the month's report are compared with the books.
"""

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
    name = office.locator("main a[href*='/companies/']").first.inner_text()
    office.goto(f"{company}audits/")
    office.get_by_role("button", name="regular audit").click()
    record = office.url
    office.locator("#take-along").click()
    expect(office.locator("#take-along")).to_have_attribute("aria-pressed", "true")

    # The interpreter sees one interview, in the person's language, and nothing else of it.
    helper = desks.of("interpreter", organization="mirai")
    helper.goto("/o/mirai/interviews-to-hold/")
    helper.locator("section", has_text=name).get_by_role("link").first.click()
    expect(helper.locator(".site-box small[lang=vi]").first).to_be_visible()
    expect(helper.locator("[name^=c-f1], [name^=c-book]")).to_have_count(0)
    helper.locator("[name='c-s1-interpreter']").fill("Interpreter Sample")
    state(helper, "saved")

    # At the host there is no network; even so the page opens again, and all is written there.
    office.context.set_offline(True)
    assert office.evaluate("fetch('/healthz').then(() => 'there', () => 'cut')") == "cut"
    office.reload()
    expect(office.locator("h1")).to_contain_text("regular audit")
    for slug in ("site", "reports", "interviews", "books", "lodging"):
        all_good(office, slug)
    room = open_section(office, "lodging").locator("[data-room]")
    for part, number in (("area", "12"), ("people", "3")):
        room.locator(f"[data-cell][name$='-{part}']").fill(number)
    expect(room.locator("[data-share].is-short")).to_have_text("4.00")  # at least 4.5 m² each
    books = open_section(office, "books")
    books.locator("[value=differs]").first.check()
    found = open_section(office, "found")
    wrong = (("lodge", "No extinguisher upstairs"), ("books", "Hours are not in the ledger"))
    for number, (topic, what) in enumerate(wrong, 1):
        found.locator(f"[name=c-f{number}-what]").fill(what)
        found.locator(f"[name=c-f{number}-topic]").select_option(topic)
        found.locator(f"[name=c-f{number}-due]").fill(localdate().isoformat())
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

    # When it was written is told, and a figure that differs wants what the books say.
    expect(colleague.locator("main .note").first).to_contain_text("by the clock of the device")
    office.get_by_role("button", name="Finish the record").click()
    expect(office.locator("#error-summary")).to_contain_text("what the books say")
    open_section(office, "books").locator("[aria-invalid=true]").fill("Half an hour longer")
    state(office, "saved")

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
    host.get_by_role("link", name="Answer lodging").click()
    host.get_by_label("What was done").fill("It hangs there now.")
    host.get_by_role("button", name="Send the answer").click()
    expect(host.locator("#messages")).to_contain_text("The answer was sent")
    colleague.goto(f"{company}audits/")
    colleague.locator("tr", has_text="No extinguisher upstairs").get_by_role("link").click()
    colleague.get_by_label("It is enough").check()
    colleague.get_by_role("button", name="Record the verdict").click()
    expect(colleague.locator(".page-head__state")).to_contain_text("checked")
    checked = colleague.url

    # It stands on the sheet of the next visit, and is closed by what was seen there.
    colleague.goto(f"{company}audits/")
    colleague.get_by_role("button", name="visit").click()
    before = open_section(colleague, "before")
    expect(before).to_contain_text("No extinguisher upstairs")
    before.locator("[value=right]").check()
    for section in colleague.locator(".site-section").all():
        section.evaluate("section => { section.open = true; }")
    for choice in colleague.locator(".site-choice", has=colleague.locator(".field__must")).all():
        choice.locator("[data-good]").check()
    state(colleague, "saved")
    colleague.get_by_role("button", name="Finish the record").click()
    expect(colleague.locator("#messages")).to_contain_text("the visit is on record")
    colleague.goto(checked)
    expect(colleague.locator(".page-head__state")).to_contain_text("closed")

    # What nobody answers is taken further: an extraordinary audit is due; the host sees nothing.
    colleague.goto(f"{company}audits/")
    colleague.locator("tr", has_text="Hours are not in the ledger").get_by_role("link").click()
    colleague.get_by_text("Escalate it").click()
    colleague.get_by_label("suspected ground to revoke plans").check()
    colleague.get_by_label("ground (Act art. 16(1))").select_option("misconduct")
    colleague.get_by_label("reason").fill("Nobody answers (sample)")
    colleague.get_by_role("button", name="Escalate").click()
    colleague.goto(f"/o/mirai/supervision/?q={name}")
    row = colleague.locator("main tbody tr", has_text=name)
    expect(row).to_contain_text("extraordinary audit due")
    host.goto("/o/mirai/corrections/mine/")
    expect(host.locator("main")).not_to_contain_text("escalated")
