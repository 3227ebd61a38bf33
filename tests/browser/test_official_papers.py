"""An official paper: written beside its preview, its gaps listed first, filed, and frozen."""

import pytest
from playwright.sync_api import expect

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


def test_many_forms_of_many_people_are_ordered_in_four_clicks(desks):
    page = desks.of("caseworker")
    page.goto("/o/hikari/forms/many/training-plan/")
    page.get_by_label("All of these forms").check()
    page.locator("[name=subject]").first.check()
    page.get_by_role("button", name="List what is missing").click()
    expect(page.locator("#missing")).to_contain_text("Why it is no less than for a Japanese")
    page.get_by_role("button", name="Make the papers").click()
    expect(page.locator("progress")).to_be_visible()
