"""People who arrive together are planned together: what all share once, what each has singly."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import expect

from browser.hand import save
from titp.japanese.months import inclusive_end

pytestmark = pytest.mark.browser


def test_an_intake_is_planned_together_with_papers_of_all_and_of_each(desks, hosts):
    hosts()  # ten people in stage 1
    page = desks.of("caseworker", organization="mirai")
    page.goto("/o/mirai/plan-batches/new/")
    newest = page.locator("[name=company] option").evaluate_all(
        "options => options.map(one => Number(one.value)).sort((a, b) => b - a)[0].toString()"
    )
    operation = page.locator("[name=operation] option").nth(1).get_attribute("value")
    starts = localdate() + timedelta(150)
    save(
        page, name=f"Intake of {newest}", company=newest, stage="2", operation=operation,
        starts_on=starts.isoformat(),
    )  # fmt: skip
    for person in page.locator("[name=people]").all()[:2]:
        person.check()
    page.locator("#form").get_by_role("button", name="Save").click()
    people = page.locator("main tbody tr")
    expect(people).to_have_count(2)
    # as long as the law permits
    expect(page.locator("main")).to_contain_text(inclusive_end(starts, 24).isoformat())

    # What is shared is written once; a paper is one for all, or one of each person.
    page.get_by_role("link", name="Edit", exact=True).click()
    save(page, test_target="Grade 3, practical")
    expect(page.locator("#messages")).to_contain_text("2 plans follow; 0 stay as they are")
    page.get_by_role("link", name="Papers of the application").click()
    papers = page.locator(".paper-grid tbody tr")
    counts = {row.locator("[type=checkbox]").count() for row in papers.all()}
    assert counts == {1, 2}
    papers.locator("[type=checkbox]").first.check()
    page.locator("#form").get_by_role("button", name="Save").click()
    expect(papers.first).to_contain_text(localdate().isoformat())

    page.get_by_role("link", name="Cancel").click()
    page.get_by_role("link", name="File together").click()
    page.get_by_label("Note for all").fill("The rest follows by post")
    page.get_by_role("button", name="Record for those chosen").click()
    expect(people.filter(has_text="under examination")).to_have_count(2)
    page.get_by_role("link", name="Record the accreditations").click()
    numbered = f"認9{newest:0>8}"
    for number, box in enumerate(page.locator("[name$=-number]").all()):
        box.fill(f"{numbered}{number}")
    page.get_by_role("button", name="Record for those chosen").click()
    expect(people.filter(has_text=numbered)).to_have_count(2)
