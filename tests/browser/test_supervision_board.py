"""The board of audits and visits: what is not met, a quarter planned at once, whom to hear."""

import re

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_an_unmet_minimum_is_never_green_and_a_quarter_is_planned_in_day_trips(desks, hosts):
    # ten people of stage 1 whom nobody has seen so far
    _clerk, report = hosts(address="架空市見本町1-2", prefecture_id="23")
    page = desks.of("caseworker", organization="mirai")
    page.goto(report)
    link = page.locator("main a[href*='/companies/']").first
    name, company = link.inner_text(), link.get_attribute("href")
    company = re.match(r"/o/mirai/companies/\d+/", company)[0]

    def look():
        page.goto(f"/o/mirai/supervision/?q={name}")
        row = page.locator("main tbody tr", has_text=name)
        expect(row).to_have_count(1)
        return row

    row = look()
    expect(row).to_contain_text("a minimum is not met")
    for why in ("audit missed", "visit missed", "visit due this month"):
        expect(row).to_contain_text(why)
    expect(row.locator(".badge--ok")).to_have_count(0)

    # All that the quarter asks for, in trips to one place each; who goes is chosen once.
    page.get_by_role("link", name="Plan a quarter").click()
    trips = page.locator(".trip")
    ours = trips.filter(has_text=name)
    expect(ours.locator("legend").first).to_contain_text("Aichi 架空市")
    for box in page.locator(".trip [type=checkbox]").all():
        if name not in box.locator("xpath=ancestor::label").inner_text():
            box.uncheck()
    page.locator("[name=goes_to_all]").select_option(label="Caseworker Sample")
    page.get_by_role("button", name="Plan what is ticked").click()
    stop = page.locator(".stop", has_text=name)
    expect(stop.first).to_be_visible()
    expect(page.locator("section", has=stop).first).to_contain_text("Caseworker Sample")

    # What is planned is not done; on the way stands whom to hear, who was never heard first.
    row = look()
    expect(row).to_contain_text("a minimum is not met")
    expect(row).to_contain_text("Caseworker Sample")
    page.get_by_role("link", name="Days on the road").click()
    audit = stop.filter(has_text="regular audit")
    expect(audit.locator(".stop__people li")).to_have_count(3)  # a quarter of ten, rounded up
    expect(audit.locator(".stop__people li").first).to_contain_text("never interviewed")
    audit.get_by_role("button", name="Open the record").click()
    expect(page.locator("#section-interviews")).to_contain_text("3 of 10 needed")

    # This month's visit is on record, and then an audit at which nobody was heard.
    page.goto(f"{company}visits/new/")
    page.locator("[name=visited_on]").fill(localdate().isoformat())
    page.get_by_role("button", name="Save").click()
    page.goto(f"{company}audits/new/")
    page.locator("[name=held_on]").fill(localdate().isoformat())
    for method in ("seen_on_site", "reports_heard", "books_checked", "lodging_checked"):
        page.locator(f"[name={method}]").select_option(label="yes")
    page.locator("[name=trainees_interviewed]").select_option(label="no")
    page.get_by_role("button", name="Save").click()
    row = look()
    expect(row).to_contain_text(f"visited on {localdate()}")
    expect(row).to_contain_text("audit not by all methods, or too few interviews")
    expect(row.locator(".badge--ok")).to_have_count(0)
