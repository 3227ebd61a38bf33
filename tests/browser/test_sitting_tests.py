"""A test from the application to the retake: for a group at once, then person by person."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_group_applies_and_is_booked_and_who_fails_sits_again(desks, hosts):
    hosts()  # ten people whose stage 1 ends in four months
    applied, sat = localdate() - timedelta(50), localdate() - timedelta(20)
    page = desks.of("caseworker", organization="mirai")

    def save(**filled):
        for name, value in filled.items():
            page.locator(f"#form [name={name}]").fill(value.isoformat())
        page.locator("#form").get_by_role("button", name="Save").click()

    page.goto("/o/mirai/skill-tests/")
    page.get_by_role("link", name="Apply for many").click()
    people = page.locator("#form [name=plans]")
    for number in range(people.count()):
        people.nth(number).set_checked(number < 2)
    save(applied_on=applied)
    page.get_by_role("link", name="Book for many").click()
    for box in people.all():
        box.check()
    page.locator("#form [name=body]").fill("Sample Testing Association")
    save(booked_for=sat)

    page.goto("/o/mirai/skill-tests/?sat=false")
    page.locator("main tbody tr", has_text=sat.isoformat()).first.locator("th a").click()
    page.get_by_role("link", name="Record that it was sat").click()
    save(sat_on=sat)
    page.get_by_role("link", name="Record the outcome").click()
    page.locator("#form [name=outcome]").select_option("failed")
    save(result_on=sat + timedelta(7))
    expect(page.locator("main")).to_contain_text("failed")

    page.get_by_role("link", name="Retake").click()
    page.locator("#form [name=part]").select_option("practical")
    page.locator("#form [name=applied_on]").fill((sat + timedelta(8)).isoformat())
    save(booked_for=sat)
    expect(page.locator("#form")).to_contain_text("The first try was on")
    save(booked_for=localdate())
    page.get_by_role("link", name="Record that it was sat").click()
    save(sat_on=localdate())
    page.get_by_role("link", name="Record the outcome").click()
    page.locator("#form [name=outcome]").select_option("passed")
    save(result_on=localdate())
    expect(page.locator("main")).to_contain_text("passed")

    page.goto("/o/mirai/skill-tests/pass-rates/")
    expect(page.locator("main")).to_contain_text("100")
