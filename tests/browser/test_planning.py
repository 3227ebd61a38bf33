"""Stage 2 from stage 1 in two clicks, tasks with live shares, days dragged, filed, accredited."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from clearing import close_connections
from django.utils.timezone import localdate
from factories.plans import whole
from factories.training_plans import TrainingPlanFactory
from playwright.sync_api import expect

from browser.hand import Hand
from titp.japanese.months import inclusive_end
from titp.tenancy.context import use
from titp.tenancy.models import Organization

pytestmark = pytest.mark.browser


@pytest.fixture
def first_stage(site, django_db_blocker):
    """The path of an accredited plan of stage 1 in みらい協同組合, written in full."""
    start = localdate() - timedelta(200)

    def make():
        with django_db_blocker.unblock():
            try:
                with use(Organization.objects.get(slug="mirai").pk):
                    plan = TrainingPlanFactory(starts_on=start, ends_on=inclusive_end(start, 12))
                    return f"/o/mirai/training-plans/{whole(plan).pk}/"
            finally:
                close_connections()

    # Where the browser runs, Django refuses to ask the database.
    with ThreadPoolExecutor(1) as elsewhere:
        return elsewhere.submit(make).result()


def test_a_plan_grows_from_the_stage_before_to_its_accreditation(desks, first_stage):
    page = desks.of("caseworker", organization="mirai")
    page.goto(first_stage)
    hand = Hand(page)
    hand.click("Plan of the next stage")
    hand.click("Make this plan", "button")
    assert hand.clicks == 2
    expect(page.locator("#messages")).to_contain_text("please look through it")
    expect(page.locator(".schedule")).to_have_count(2)  # both years

    hand.click("Write the tasks")
    beside = page.locator(".share-strip")
    essential = page.locator('[name$="-minutes"]').first
    essential.fill("1")
    expect(beside.locator(".badge--err")).not_to_have_count(0)
    essential.fill("900")
    expect(beside.locator(".badge--err")).to_have_count(0)
    hand.click("Save", "button", within="#form")
    content = page.url

    page.goto(content.replace("content/", ""))
    hand.click("Days of all stages")
    start = page.locator('[name$="-starts_on"]')
    before = start.input_value()
    bar = page.locator("[data-bar] > rect").first.bounding_box()
    page.mouse.move(bar["x"] + bar["width"] / 2, bar["y"] + 10)
    page.mouse.down()
    page.mouse.move(bar["x"] + bar["width"] / 2 + 40, bar["y"] + 10, steps=4)
    page.mouse.up()
    assert start.input_value() > before
    expect(page.locator("#timeline .points")).to_contain_text("days without a plan")
    start.fill(before)  # the fields count
    page.locator('[name$="-ends_on"]').fill(str(inclusive_end_of(before)))
    expect(page.locator("#timeline .points")).not_to_contain_text("days without a plan")
    hand.click("Save", "button", within="#form")

    page.goto(content.replace("content/", "acts/"))
    hand.click("Accreditation applied for")
    page.locator("[name=note]").fill("The outcome of the test follows")
    hand.click("Save", "button", within="#form")
    hand.click("Accredited")
    page.locator("[name=number]").fill("認0123456789")
    hand.click("Save", "button", within="#form")
    expect(page.locator(".timeline")).to_contain_text("認0123456789")


def inclusive_end_of(day):
    return inclusive_end(localdate().fromisoformat(day), 24)
