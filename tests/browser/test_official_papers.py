"""An official paper: written beside its preview, its gaps listed first, filed, and frozen."""

from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import expect

from browser.hand import Hand

pytestmark = pytest.mark.browser


def test_a_caseworker_makes_an_audit_report_and_files_it(desks):
    page = desks.of("caseworker")
    page.goto("/o/hikari/audits/?reported=false")
    page.locator("tbody th a").first.click()
    page.get_by_role("link", name="Official forms").last.click()
    page.get_by_role("link", name="Audit report").click()

    # What is missing stands beside the form, and goes as it is written.
    preview = page.locator("#preview")
    page.get_by_label("Posts and names").fill("")
    expect(preview.locator(".notice")).to_contain_text("Posts and names")
    page.get_by_label("Posts and names").fill("監理課長　山田")
    expect(preview).to_contain_text("監理課長　山田")
    expect(preview).to_contain_text("Nothing is missing")
    page.get_by_role("button", name="Keep the words").click()
    expect(page.get_by_label("Posts and names")).to_have_value("監理課長　山田")

    page.get_by_role("button", name="File and freeze").click()
    expect(page.locator("main")).to_contain_text("SHA-256")
    expect(page.locator("body")).to_contain_text("Unchanged since it was filed")
    expect(page.locator("main")).to_contain_text("監理課長　山田")


def test_many_forms_of_many_people_are_made_in_four_clicks(desks, hosts, fill_orders):
    hosts()
    page = desks.of("caseworker", organization="mirai")
    page.goto("/o/mirai/forms/many/training-plan/")
    keys = page.locator("#company option[value]").evaluate_all("all => all.map(one => one.value)")
    newest = max(filter(None, keys), key=int)
    page.goto(f"/o/mirai/forms/many/training-plan/?company={newest}")
    people, forms = (page.locator(f"[name={name}]").count() for name in ("subject", "form"))
    assert (people, forms > 4) == (10, True)

    hand = Hand(page)
    hand.click("All of these forms", role="checkbox")
    hand.click("All that are shown", role="checkbox")
    hand.click("List what is missing", role="button")
    fill_orders("mirai")
    expect(page.locator("#missing")).to_contain_text("Why it is no less than for a Japanese")
    hand.click("Make the papers", role="button")
    assert hand.clicks == 4
    expect(page.locator("progress")).to_be_visible()
    fill_orders("mirai")
    with page.expect_download() as download:  # the page has asked again by itself
        page.locator("main a[href$='/file/']").click()
    with pypdfium2.PdfDocument(Path(download.value.path())) as pdf:
        assert len(pdf) >= people * forms
