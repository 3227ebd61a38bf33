"""What a caseworker does all day, with no more clicks and keys than the screens promise."""

import re

import pytest
from playwright.sync_api import expect
from stdnum.jp import cn

from browser.desks import email
from browser.hand import Hand
from titp.accounts.demo import PASSWORD

pytestmark = pytest.mark.browser


def test_one_signs_in_with_a_password_and_a_code(desks):
    page = desks.empty()
    page.goto("/accounts/login/")
    page.get_by_label("Email").fill(email("administrator"))
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.locator("[name=code]").fill(code_of("administrator", page.context.new_page()))
    page.locator("[name=code]").press("Enter")
    page.wait_for_url("**/o/hikari/to-do/")
    assert page.locator(".rail__owner").inner_text() == "ひかり協同組合"


def code_of(role, telephone):
    """The code of now, read when it is asked for; one that is about to change is no use."""
    seconds = telephone.evaluate("30 - Date.now() / 1000 % 30")
    if seconds < 15:
        telephone.wait_for_timeout(seconds * 1000 + 200)
    telephone.goto("/demo/")
    mine = telephone.locator("form", has=telephone.locator(f'[value="{email(role)}"]'))
    return mine.locator("code").inner_text()


@pytest.mark.parametrize("script", ["name_roman", "name_kana", "name_native"])
def test_anybody_is_found_by_three_letters_of_any_script(desks, script):
    page = desks.of("caseworker")
    page.goto("/o/hikari/trainees/?sort=-name")
    person = page.locator("tbody th a").first
    name, address = person.inner_text(), person.get_attribute("href")
    page.goto(f"{address.partition('?')[0]}edit/")
    letters = page.locator(f"[name={script}]").input_value()[:3]
    page.goto("/o/hikari/to-do/")
    hand = Hand(page)
    page.locator("#search-all").focus()
    for letter in letters:
        page.keyboard.insert_text(letter)
    hand.press(["Enter"])
    page.wait_for_url("**/trainees/?q=*")
    expect(page.locator("tbody th").filter(has_text=name).first).to_be_visible()


def test_a_due_item_is_one_click_away(desks):
    page = desks.of("caseworker")
    hand = Hand(page)
    duty = page.locator("tbody th a").first.inner_text()
    hand.click(duty, within="tbody")
    expect(page.get_by_role("heading", level=1)).to_have_text(duty)
    for part in ("What was read", "What is asked", "What settles it"):
        expect(page.get_by_role("heading", name=part)).to_be_visible()
    assert hand.clicks == 1


def test_a_duty_that_need_not_be_done_rests_with_a_reason(desks):
    page = desks.of("caseworker")
    page.locator("tbody th a").last.click()
    address = page.url
    page.locator("#waiver").get_by_label("Reason").fill("Agreed with the office of the regulator.")
    page.get_by_role("button", name="Let it rest").click()
    expect(page.get_by_role("status")).to_contain_text("This duty rests")
    expect(page.locator("main")).to_contain_text("Agreed with the office of the regulator.")
    expect(page.locator("main")).to_contain_text("Caseworker Sample")
    page.goto("/o/hikari/to-do/")
    assert address not in [link.evaluate("a => a.href") for link in page.locator("tbody a").all()]


def test_a_bad_corporate_number_is_told_at_its_field_and_nothing_is_lost(desks):
    page = desks.of("caseworker")
    page.goto("/o/hikari/companies/new/")
    good = cn.calc_check_digit("990099887766") + "990099887766"
    bad = good[:-1] + str((int(good[-1]) + 1) % 10)
    page.locator("[name=name]").fill("株式会社見本工房")
    number = page.get_by_label("Corporate number")
    number.fill(bad)
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#error-summary")).to_be_focused()
    expect(number).to_have_attribute("aria-invalid", "true")
    expect(number).to_have_value(bad)
    expect(page.locator("[name=name]")).to_have_value("株式会社見本工房")
    page.locator("#error-summary a").click()
    expect(number).to_be_focused()

    number.fill(good)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("株式会社見本工房")


def test_the_history_tells_who_changed_what(desks):
    page = desks.of("caseworker")
    page.goto("/o/hikari/companies/")
    page.locator("tbody th a").first.click()
    page.get_by_role("link", name="Edit", exact=True).click()
    before = page.get_by_label("Telephone").input_value()
    page.get_by_label("Telephone").fill("000-1111-2222")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="History").click()
    newest = page.locator("tbody tr").first
    for words in ("Caseworker Sample", "Telephone", before, "000-1111-2222"):
        expect(newest).to_contain_text(words)


def test_a_passport_number_is_shown_for_a_minute_and_that_is_on_record(desks):
    page = desks.of("caseworker")
    page.clock.install()
    page.goto("/o/hikari/trainees/?here=true")
    page.locator("tbody th a").first.click()
    page.get_by_role("link", name="Papers").click()
    number = page.locator(".sensitive").first
    masked = number.locator(".sensitive__value").inner_text()
    assert "•" in masked
    number.get_by_role("button", name="Show").click()
    shown = page.locator(".sensitive [data-shown]")
    expect(shown).to_have_text(re.compile(r"^[A-Z0-9]{6,}$"))
    expect(page.locator(".htmx-settling")).to_have_count(0)  # from here the minute counts
    page.clock.fast_forward(59_000)
    expect(shown).to_be_visible()
    page.clock.fast_forward(2_000)
    expect(shown).to_have_count(0)
    expect(page.locator(".sensitive__value").first).to_have_text(masked)
    page.get_by_role("link", name="History").click()
    told = page.locator("section", has=page.get_by_role("heading", name="hidden number"))
    expect(told).to_contain_text("Caseworker Sample")
