"""Points of the excellent requirements: from the records line by line, entered, and what if."""

import re

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import expect

from titp.japanese.months import fy

pytestmark = pytest.mark.browser


def line(page, title):
    return page.locator("main tbody tr", has=page.get_by_role("rowheader", name=title))


def points(page):
    return int(re.search(r"(\d+) of 150 points", page.locator("#sum").inner_text())[1])


def test_points_come_from_the_records_and_next_year_is_tried_without_touching_them(desks):
    page = desks.of("caseworker")
    page.goto("/o/hikari/companies/?sort=name")
    page.locator("main tbody th a").first.click()
    page.get_by_role("link", name="Excellence points").click()
    expect(page.locator("#sum")).to_contain_text("Excellent from 90 points (six tenths)")
    expect(page.locator("#sum")).to_contain_text(f"to {fy(localdate())}-03-31")

    # Each line says where its values come from; what the handbook does not settle is marked.
    for row in page.locator("main tbody tr").all():
        told = row.locator("[data-label=Values]").inner_text()
        assert re.search("from the records|entered for|none recorded|not known: enter", told), told
    results = line(page, "Pass rate of theory and practical of the basic grade")
    expect(results).to_contain_text("from the records")
    expect(line(page, "Chance to learn Japanese culture")).to_contain_text("to be confirmed")

    # What no record tells is entered for this year.
    order = line(page, "Improvement order")
    order.get_by_role("combobox").select_option("0")
    page.get_by_role("button", name="Save").click()
    expect(order).to_contain_text(f"none entered for {fy(localdate())}")
    now = points(page)

    # What if, in the next year, an order came and wages fell near the minimum wage?
    page.get_by_role("link", name=f"fiscal year {fy(localdate()) + 1}").click()
    before = points(page)
    order.get_by_role("combobox").select_option("2")
    wage = line(page, "Lowest wage of stage 1")
    wage.get_by_role("spinbutton").fill("104.9")
    page.get_by_role("button", name="Show the sum").click()
    expect(page.locator("#sum")).to_contain_text(f"without what you typed: {before}")
    for row, told, after in ((order, "yes, not improved yet", "-50"), (wage, "104.9", "0")):
        expect(row).to_contain_text(f"{told} typed now")
        expect(row.locator("[data-label=Points] strong")).to_have_text(after)
        expect(row).to_contain_text("before:")
    assert points(page) <= before - 50
    page.get_by_role("button", name="Keep as assumed").click()
    expect(order).to_contain_text("assumed")
    page.get_by_role("link", name=f"fiscal year {fy(localdate())}", exact=True).click()
    assert points(page) == now

    # The organization has its own table.
    page.goto("/o/hikari/organization/excellence/")
    expect(line(page, "Hosts for each full-time member")).to_contain_text("from the records")
