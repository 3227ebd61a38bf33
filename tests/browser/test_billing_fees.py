"""Supervision fees: a rate agreed and disclosed, the month's ledger, an invoice, its payment."""

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import expect

from titp.japanese.months import add_months

pytestmark = pytest.mark.browser
# The same use as the rate of all hosts, before which this host's own rate goes.
USE = "監査・訪問指導の人件費及び交通費"


def test_a_month_is_computed_entered_billed_and_paid(desks, hosts):
    hosts()  # ten people in practice
    month = add_months(localdate().replace(day=1), -1)
    page = desks.of("administrator", organization="mirai")
    save = page.locator("#form").get_by_role("button", name="Save")

    page.goto("/o/mirai/fee-rates/new/")
    hosts_shown = page.locator("[name=company] option").all()
    ours = max((one.get_attribute("value") for one in hosts_shown), key=lambda pk: int(pk or 0))
    page.locator("[name=company]").select_option(ours)
    page.locator("[name=kind]").select_option("supervision")
    page.locator("[name=basis]").select_option("person_month")
    page.locator("[name=amount]").fill("28000")
    page.locator("[name=unit_cost]").fill("28000")
    page.locator("[name=use]").fill(USE)
    page.locator("[name=starts_on]").fill(add_months(month, -3).isoformat())
    page.locator("[name=disclosed_on]").fill(add_months(month, -4).isoformat())
    save.click()
    page.goto("/o/mirai/invoice-terms/new/")
    page.locator("[name=starts_on]").fill(add_months(month, -3).isoformat())
    save.click()

    page.goto(f"/o/mirai/supervision-fees/months/?month={month:%Y-%m}")
    expect(page.locator("main")).to_contain_text("280,000")
    page.get_by_role("button", name="into the ledger").click()
    for box in page.locator("[name=companies]").all():
        box.check()
    page.locator("[name=issued_on]").fill(localdate().isoformat())
    page.get_by_role("button", name="Issue").click()
    page.locator("main tbody th a").first.click()
    expect(page.locator("main")).to_contain_text("308,000")  # with tax
    page.get_by_role("link", name="Add").click()
    page.locator("[name=paid_on]").fill(localdate().isoformat())
    page.locator("[name=amount]").fill("8000")
    save.click()
    expect(page.locator("main")).to_contain_text("paid in part")
    page.get_by_role("link", name="Invoice to print").click()
    expect(page.locator(".paper")).to_contain_text("308,000")

    # What is asked of all is disclosed on paper, by kind; what one host agreed to is not.
    page.goto("/o/mirai/supervision-fees/rates/")
    expect(page.locator("main")).to_contain_text("28,000")
    page.get_by_role("link", name="Paper of disclosure").click()
    expect(page.locator(".paper")).to_contain_text("audit and guidance fee")
