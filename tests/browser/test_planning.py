"""A plan of five years: stage 2 from stage 1 in two clicks, what blocks it, shares, accreditation.

In training it is changed, rests and goes on, ends early with the person's own words, and moves to
another host. What is planned for an intake together stands in test_planning_an_intake.py.
"""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import count

import pytest
from clearing import close_connections
from django.utils.timezone import localdate
from factories.plans import whole
from factories.training_plans import TrainingPlanFactory
from playwright.sync_api import expect

from browser.hand import Hand, save
from titp.japanese.months import inclusive_end
from titp.tenancy.context import use
from titp.tenancy.models import Organization

pytestmark = pytest.mark.browser
NUMBER = count(2_600_000_001)


@pytest.fixture
def first_stage(site, django_db_blocker):
    """The path of an accredited plan of stage 1 in みらい協同組合, written in full."""
    start = localdate() - timedelta(200)

    def make():
        with django_db_blocker.unblock():
            try:
                with use(Organization.objects.get(slug="mirai").pk):
                    plan = TrainingPlanFactory(
                        starts_on=start, ends_on=inclusive_end(start, 12),
                        company__address="架空市見本町1", accreditation_number=f"認{next(NUMBER)}",
                    )  # fmt: skip
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

    blocks = page.locator(".card", has=page.get_by_role("heading", name="What blocks filing"))
    expect(blocks).to_contain_text("1 point blocks filing")
    expect(blocks).to_contain_text("Ordinance art. 10(2)(iii)チ")
    hand.click("Write the prerequisites")
    page.locator("[name=done_before]").select_option("False")
    hand.click("Save", "button", within="#form")
    expect(blocks).to_contain_text("Nothing blocks filing.")

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


def test_a_plan_is_written_from_nothing_and_its_month_at_home_is_recorded(desks, first_stage):
    page = desks.of("caseworker", organization="mirai")
    hand = Hand(page)
    page.goto(first_stage)
    person = page.locator("main a[href*='/trainees/']").first.get_attribute("href")
    page.goto(re.match(r".*/trainees/\d+/", person)[0] + "training-plans/")
    page.locator("main a[href$='/training-plans/new/']").first.click()
    start = localdate() + timedelta(200)
    for name in ("company", "workplace", "operation"):
        field = page.locator(f"[name={name}]")
        if not field.input_value():
            field.select_option(index=1)
    page.locator("[name=stage]").select_option("3")
    page.locator("[name=starts_on]").fill(start.isoformat())
    page.locator("[name=ends_on]").fill(inclusive_end(start, 24).isoformat())
    hand.click("Save", "button", within="#form")
    expect(page.locator("main")).to_contain_text("points block filing")
    page.locator(".tabs a[href$='/notices/']").click()
    page.locator("main a[href*='/temporary-returns/new/']").click()
    save(
        page, mode="before", departed_on=str(start - timedelta(40)),
        returned_on=str(start - timedelta(5)),
    )  # fmt: skip
    expect(page.locator("main")).to_contain_text(str(start - timedelta(40)))


def inclusive_end_of(day):
    return inclusive_end(localdate().fromisoformat(day), 24)


def test_a_plan_in_training_is_changed_rests_and_goes_on_and_moves_act_by_act(desks, first_stage):
    page = desks.of("caseworker", organization="mirai")
    acts, today = f"{first_stage}acts/", localdate()
    hand = Hand(page)

    def record(act, **filled):
        page.goto(acts)
        hand.click(act)
        save(page, **filled)

    # A change: the decision table says what it asks for; it is written down, then notified.
    page.goto(acts)
    hand.click("Record a change")
    hand.click("Training manager, instructor or life adviser replaced")
    save(page, effective_on=today.isoformat(), cause="The instructor retired")
    expect(page.locator("main")).to_contain_text("notice of a minor change")
    record("minor change notified", note="Handed in at the counter")

    # Training rests, with the difficulty and its measures, and goes on with a later end.
    rests = today - timedelta(20)
    record(
        "training suspended", happened_on=rests.isoformat(), reason="illness_injury",
        cause="Operation of the knee", own_measures="The lodging stays as it is",
    )  # fmt: skip
    expect(page.locator(".page-head__state")).to_contain_text("suspended")
    record("difficulty notified")
    record("training resumed")
    expect(page.locator(".page-head__state")).to_contain_text("in training")
    page.goto(f"{first_stage}notices/")
    expect(page.locator("main")).to_contain_text("illness or injury")
    hand.click("Record a measure")
    save(page, kind="lodging", side="organization", taken_on=rests.isoformat(), what="Rent is paid")
    expect(page.locator("main")).to_contain_text("Rent is paid")

    # A return home needs the person's own words; what was wrong is taken back, and both stay.
    ended = {
        "event": "early_return", "reason": "homesick", "last_day": today.isoformat(),
        "planned_departure_on": (today + timedelta(3)).isoformat(),
    }  # fmt: skip
    record("ended early", **ended)
    expect(page.locator("#error-summary")).to_contain_text("A return home needs this.")
    words = {"language": "vi", "statement": "Tôi tự muốn về. (mẫu)", "given_on": today.isoformat()}
    save(page, **words)
    expect(page.locator("main")).to_contain_text("Tôi tự muốn về. (mẫu)")
    hand.click("Take the newest entry back")
    save(page, note="The person stays after all")
    expect(page.locator(".page-head__state")).to_contain_text("in training")
    expect(page.locator(".timeline")).to_contain_text("The person stays after all")

    # Then another host takes the person over for what is left of the stage.
    page.goto(acts)
    hand.click("transferred to another host")
    page.locator("[name=to_company]").select_option(index=1)
    save(
        page, last_day=today.isoformat(), exception="impossible", note="The host closes its works",
        starts_on=(today + timedelta(1)).isoformat(),
    )  # fmt: skip
    expect(page.locator(".page-head__state")).to_contain_text("transferred to another host")
    page.locator(".timeline").get_by_role("link").first.click()
    expect(page.locator(".page-head__state")).to_contain_text("being drafted")


def test_a_plan_ends_early_in_the_persons_own_words_and_is_told_before_the_departure(
    desks, first_stage
):
    page = desks.of("caseworker", organization="mirai")
    page.goto(f"{first_stage}acts/")
    person = page.locator("h1").inner_text().partition(" – ")[0]
    main, hand = page.locator("main"), Hand(page)
    leaves_on = (localdate() + timedelta(10)).isoformat()
    hand.click("Ended early")
    told = dict.fromkeys(("cause", "situation", "host_measures", "own_measures"), "母の看病")
    save(
        page, event="early_return", reason="family", last_day=localdate().isoformat(),
        planned_departure_on=leaves_on, **told,
    )  # fmt: skip
    expect(page.locator("#error-summary")).to_contain_text("A return home needs this.")
    statement = {"language": "vi", "statement": "Tôi tự nguyện về nước. (mẫu)"}
    save(page, given_on=localdate().isoformat(), in_japanese="自らの意思です。", **statement)
    expect(main).to_contain_text("Tôi tự nguyện về nước. (mẫu)")

    # The notice is made before it is submitted, and both before the person leaves.
    hand.click("Make the paper: Difficulty notice")
    expect(page.locator("#preview")).to_contain_text("母の看病")
    hand.click("File and freeze", "button")
    expect(page.locator("body")).to_contain_text("Unchanged since it was filed")
    page.goto(f"{first_stage}acts/")
    hand.click("Difficulty notified")
    save(page)
    expect(main.get_by_role("link", name="Make the paper")).to_have_count(0)

    page.goto("/o/mirai/departures/")
    page.locator("tbody tr", has_text=person).get_by_role("link", name=person).click()
    expect(main).to_contain_text(leaves_on)
