"""A company files its month with no more clicks than promised, and loses nothing that was kept."""

import pytest
from playwright.sync_api import expect
from processes import answers, running, until

from browser.desks import PHONE
from browser.hand import Hand
from browser.hosts import PEOPLE, sit_down_as_clerk
from titp.embedded.postgres import free_port

pytestmark = pytest.mark.browser


@pytest.fixture
def host(hosts):
    return hosts()


@pytest.fixture
def month(desks, host):
    """The month of ten people on a screen."""
    page = desks.empty()
    sit_down_as_clerk(page, *host)
    return page


def boxes(page, column):
    return page.locator(f'input[data-cell][name$="-{column}"]')


def saved(page):
    expect(page.locator("#save-state")).to_have_attribute("data-state", "saved")


def test_an_unchanged_month_of_ten_takes_at_most_six_clicks(month):
    hand = Hand(month)
    hand.click("Fill in as last month", "button")
    for _ in range(3):
        hand.click("Save and go on", "button")
    hand.click("Send the month", "button")
    expect(month.locator("#messages")).to_contain_text("The month was sent")
    assert hand.clicks <= 6
    assert month.locator("main").inner_text().count("to be checked") >= 1


def test_a_block_from_excel_takes_one_paste_and_one_confirmation(month):
    month.locator('.stepper a[href$="pay"]').click()
    block = "\n".join("\t".join(str(1000 + row * 10 + at) for at in range(9)) for row in range(10))
    paste(month, boxes(month, "base_pay").first, block)
    expect(month.locator("main tbody tr")).to_have_count(90)
    month.get_by_role("button", name="Take these").click()
    expect(month.locator("#messages")).to_contain_text("90 cells were taken")
    assert boxes(month, "base_pay").last.input_value() == "1090"


def paste(page, box, text):
    """What Ctrl+V does with this text on the clipboard; headless browsers have no clipboard."""
    box.focus()
    with page.expect_navigation():
        box.evaluate(
            """(box, text) => {
              const clipboardData = new DataTransfer();
              clipboardData.setData("text/plain", text);
              const how = {clipboardData, bubbles: true, cancelable: true};
              box.dispatchEvent(new ClipboardEvent("paste", how));
            }""",
            text,
        )


def test_on_a_phone_ten_unchanged_people_take_at_most_fourteen_taps(desks, host):
    page = desks.empty(viewport=PHONE)
    sit_down_as_clerk(page, *host)
    hand = Hand(page)
    hand.click("SAMPLE PERSON", within=".month-people")
    for _ in range(PEOPLE):
        hand.click("Same as last month, next", "button")
    hand.click("Send the month", "button")
    expect(page.locator("#messages")).to_contain_text("The month was sent")
    assert hand.clicks <= 14


def test_what_was_kept_is_there_after_the_browser_was_killed(desks, month, host):
    boxes(month, "regular_minutes").first.fill("151:30")
    saved(month)
    month.context.close()
    again = desks.empty()
    sit_down_as_clerk(again, *host)
    assert boxes(again, "regular_minutes").first.input_value() == "151:30"


def test_without_a_network_one_types_on_and_it_is_sent_later(month):
    month.context.set_offline(True)
    boxes(month, "regular_minutes").first.fill("140")
    boxes(month, "overtime_minutes").first.fill("61:30")
    expect(month.locator("#save-state")).to_have_attribute("data-state", "offline")
    month.context.set_offline(False)
    saved(month)
    expect(month.locator('[data-total$="-over_60"]').first).to_have_text("1:30")
    month.reload()
    assert boxes(month, "regular_minutes").first.input_value() == "140"


def test_a_killed_server_loses_nothing_that_was_kept(desks, month, host, site):
    boxes(month, "night_minutes").first.fill("2:30")
    saved(month)
    port = free_port()
    server = ["-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", port]
    with running(*server, "titp.wsgi:application", PROCESS="web", DEMO="1") as process:
        until(lambda: answers(port), 90)
        month.locator("#month").evaluate(
            "(month, port) => { month.dataset.cellsUrl = `http://127.0.0.1:${port}/none`; }", port
        )
        process.kill()
    boxes(month, "night_minutes").first.fill("3:00")
    expect(month.locator("#save-state")).to_have_attribute("data-state", "offline")
    # the window comes back: what was not kept yet is sent to the server that runs again
    month.evaluate("window.onbeforeunload = null")
    month.on("dialog", lambda dialog: dialog.accept())
    month.reload()
    saved(month)
    again = desks.empty()
    sit_down_as_clerk(again, *host)
    assert boxes(again, "night_minutes").first.input_value() == "3:00"


def test_two_people_at_once_are_shown_what_the_other_wrote(desks, month, host):
    other = desks.empty()
    sit_down_as_clerk(other, *host)
    boxes(other, "regular_minutes").first.fill("150")
    saved(other)
    mine = boxes(month, "regular_minutes").first
    mine.fill("155")
    expect(month.locator(".cell__conflict").first).to_contain_text("150")
    month.get_by_role("button", name="Keep mine").first.click()
    saved(month)
    other.reload()
    assert boxes(other, "regular_minutes").first.input_value() == "155"


def test_without_a_script_a_part_is_saved_by_its_button(desks, host):
    page = desks.empty(script=False)
    sit_down_as_clerk(page, *host)
    page.locator('input[name$="-regular_minutes"][inputmode]').first.fill("800")
    page.get_by_role("button", name="Save and go on").click()
    expect(page.locator(".cell__said", has_text="at most 744 hours").first).to_be_visible()
    page.locator('input[name$="-regular_minutes"][inputmode]').first.fill("160")
    page.get_by_role("button", name="Save and go on").click()
    page.wait_for_url("**/filing/?step=pay")


def send_unchanged(page):
    page.get_by_role("button", name="Fill in as last month").click()
    page.locator('.stepper a[href$="check"]').click()
    page.get_by_role("button", name="Send the month").click()
    expect(page.locator("#messages")).to_contain_text("The month was sent")


def test_returning_a_cell_takes_three_clicks_and_its_correction_as_many(desks, month, host):
    send_unchanged(month)
    office = desks.of("caseworker", organization="mirai")
    office.goto(f"{host[1]}check/")
    hand = Hand(office)
    hand.clicks += 1
    office.locator('input[name=cell][value$=":net_pay"]').first.check()
    hand.clicks += 1
    office.locator(".return-bar .chip", has_text="It differs from the paper.").click()
    hand.click("Send back", "button", within=".return-bar")
    expect(office.locator("main")).to_contain_text("sent back")
    assert hand.clicks <= 3
    month.goto(f"{host[1]}filing/")
    expect(month.locator("main")).to_contain_text("It differs from the paper.")
    expect(month.locator("[data-cell]")).to_have_count(1)
    clerk = Hand(month)
    clerk.clicks += 1
    month.locator("[data-cell]").click()
    month.keyboard.press("Control+A")
    month.keyboard.type("175,000")
    clerk.click("Send again", "button")
    expect(month.locator("#messages")).to_contain_text("The month was sent")
    assert clerk.clicks <= 3


def test_a_report_without_questions_is_accepted_by_one_click_and_locked(desks, month, host):
    send_unchanged(month)
    office = desks.of("caseworker", organization="mirai")
    office.goto(f"{host[1]}check/")
    hand = Hand(office)
    hand.click("Accept and next", "button")
    assert hand.clicks == 1
    office.goto(f"{host[1]}check/")
    expect(office.locator(".page-head__state")).to_contain_text("checked and locked")
    month.goto(f"{host[1]}filing/")
    expect(month.locator("[data-cell]")).to_have_count(0)
