"""A group's lectures: planned once, the hours of each person seen on the way, attended by each."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import expect

from titp.japanese.months import add_months

pytestmark = pytest.mark.browser


def test_a_group_is_planned_once_and_attends_person_by_person(desks, hosts):
    hosts()  # ten people whose stage 1 begins eight months ago
    first = add_months(localdate().replace(day=1), -8)
    last = first + timedelta(2)
    page = desks.of("caseworker", organization="mirai")
    page.goto("/o/mirai/lecture-courses/")
    page.get_by_role("link", name="Plan lectures").click()
    page.locator("[name=name]").fill("Arrival of the week")
    page.locator("[name=starts_on]").fill(first.isoformat())
    page.locator("[name=ends_on]").fill((first + timedelta(27)).isoformat())
    page.locator("[name=place]").fill("Sample Training Center")
    page.get_by_role("button", name="Save", exact=True).click()

    for box in page.locator("[name=plans]").all():
        box.uncheck()
    for number in range(2):
        page.locator("[name=plans]").nth(number).check()
    page.get_by_role("button", name="Save", exact=True).click()
    people = page.locator("main tbody th a")
    expect(people).to_have_count(2)

    page.get_by_role("link", name="Add lessons").click()
    page.locator("[name=held_on]").fill(first.isoformat())
    page.locator("[name=until]").fill(last.isoformat())
    for box in page.locator("[name=weekdays]").all():
        box.check()
    page.locator("[name=starts_at]").fill("09:00")
    page.locator("[name=ends_at]").fill("18:00")
    page.locator("[name=minutes]").fill("8")
    page.locator("[name=subject]").select_option("japanese")
    beside = page.locator(".card--beside")
    expect(beside).to_contain_text("not saved yet")
    expect(beside.get_by_text("24:00")).to_have_count(2)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("main")).to_contain_text("No lesson of: legal protection")

    # Legal protection is taught by an outside expert: one of ours is told of before it is saved.
    page.get_by_role("link", name="Add lessons").click()
    page.locator("[name=held_on]").fill((first + timedelta(3)).isoformat())
    expect(page.locator("[name=starts_at]")).to_have_value("09:00")  # as the one before
    page.locator("[name=ends_at]").fill("17:30")
    page.locator("[name=minutes]").fill("")
    page.locator("[name=subject]").select_option("legal")
    page.locator("[name=lecturer]").fill("Expert Sample")
    page.locator("[name=affiliation]").select_option("own")
    expect(beside).to_contain_text("please ask an outside expert")
    page.locator("[name=lecturer_post]").fill("Labour and social security attorney")
    page.locator("[name=affiliation]").select_option("outside")
    expect(beside).not_to_contain_text("please ask an outside expert")
    # a day counts for eight hours at most, and what is still missing to a sixth is told
    expect(beside.get_by_text("32:00")).to_have_count(2)
    expect(beside).to_contain_text("1/6")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("main")).not_to_contain_text("No lesson of: legal protection")
    expect(page.locator("main tbody tr", has_text="Expert Sample")).to_contain_text("attorney")

    page.get_by_role("link", name=f"Record {last}").click()
    ticks = page.locator("[name=present]")
    expect(ticks).to_have_count(2)
    ticks.first.uncheck()
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("link", name="Back to the course").click()
    expect(page.locator("main")).to_contain_text("1 attended, 1 missed")
    page.locator(".tabs").get_by_role("link", name="Attendance").click()
    expect(page.locator("main tbody tr").first).to_contain_text("×")
    expect(page.locator("main tbody tr").last).to_contain_text("○")
    page.locator(".tabs").get_by_role("link", name="Timetable").click()
    page.get_by_role("link", name="Timetable to print").click()
    expect(page.locator(".paper")).to_contain_text("Sample Training Center")
