"""Somebody who went home answers from a phone: with a script and without, in every language."""

import re

import pytest
from playwright.sync_api import expect

from browser.desks import PHONE
from browser.inspection import TOO_WIDE, Inspector
from followup.demo import SHOWN
from followup.models import Invitation
from followup.survey.tongues import LANGUAGES, words

pytestmark = pytest.mark.browser
BY_HAND, OTHER, FIRST_WAVE = (f"/follow-up/{Invitation(seed=seed).token}/" for seed in SHOWN)
# Everything that a language may show, at once.
UNFOLD = "document.querySelectorAll('[hidden]').forEach((one) => { one.hidden = false })"
# Letters that come out as the box of a letter which no font has.
MISSING = """(letters) => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 32;
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  const drawn = (letter) => {
    pen.clearRect(0, 0, 32, 32);
    pen.fillText(letter, 4, 24);
    return pen.getImageData(0, 0, 32, 32).data;
  };
  pen.font = `20px ${getComputedStyle(document.body).fontFamily}`;
  const box = drawn("\\u{10FFFD}");
  const same = (letter) => drawn(letter).every((value, at) => value === box[at]);
  return [...letters].filter((letter) => letter.trim() && same(letter));
}"""


def test_the_survey_on_a_phone(desks):
    # without a script: each answer is a form, and back shows what was answered
    plain = desks.empty(PHONE, "si", script=False)
    si = words("si")
    plain.goto(FIRST_WAVE)
    plain.get_by_role("link", name="සිංහල").click()
    expect(plain.locator("main")).to_contain_text(si["draft"])
    plain.get_by_label(si["birth_year"]).fill("2030")
    plain.get_by_role("button", name=si["start"]).click()
    expect(plain.get_by_role("alert")).to_contain_text("1999")
    plain.get_by_label(si["birth_year"]).fill("")
    plain.get_by_role("button", name=si["start"]).click()
    taps = 1
    for answer in ("doing_other_work", "always_3", "always_2", "always_4", "not_said"):
        plain.get_by_role("button", name=si[answer]).click()
        taps += 1
    expect(plain.get_by_role("heading", level=2)).to_have_text(si["ask_cost"])
    plain.get_by_role("link", name=si["back"]).click()
    expect(plain.locator("[data-chosen]:visible")).to_contain_text(si["not_said"])
    plain.get_by_role("button", name=si["not_said"]).click()
    plain.get_by_role("textbox", name=si["amount"]).fill("1.200.000")
    plain.get_by_role("button", name=si["next"]).click()
    plain.get_by_role("button", name=si["send"]).click()
    assert taps + 3 <= 12
    expect(plain.locator("main")).to_contain_text(si["done"])
    assert plain.locator("a[href^='tel:']").count() >= 2
    assert plain.context.cookies() == []
    plain.goto(FIRST_WAVE)
    expect(plain.locator("main")).to_contain_text(words("si")["closed"])

    # with one: the network drops in the middle, and nothing is lost
    phone = desks.empty(PHONE, "my")
    seen = Inspector(phone)
    my = words("my")
    phone.goto(f"{BY_HAND}?language=my")
    assert "/follow-up/" in phone.url
    assert len(phone.url.split("/")[-2]) < 20
    assert seen.faults() == []
    phone.set_viewport_size(PHONE)
    phone.get_by_role("button", name=my["start"]).click()
    phone.get_by_role("button", name=my["doing_own_business"]).click()
    expect(phone.locator("h2:visible")).to_have_text(my["ask_sector"])
    phone.context.set_offline(True)
    phone.get_by_role("button", name=my["sector_food"]).click()
    expect(phone.get_by_text(my["offline"])).to_be_visible()
    phone.get_by_role("button", name=my["people_few"]).click()
    phone.go_back()
    expect(phone.locator("h2:visible")).to_have_text(my["ask_people"])
    expect(phone.locator("[data-chosen]:visible")).to_contain_text(my["people_few"])
    phone.get_by_role("button", name=my["people_alone"]).click()
    for answer in ("not_said", "often_4", "often_1", "always_0", "always_3", "always_4"):
        phone.locator("section:visible").get_by_role("button", name=my[answer]).click()
    phone.context.set_offline(False)
    expect(phone.get_by_text(my["offline"])).to_be_hidden()
    phone.reload()
    expect(phone.locator("main")).to_contain_text(my["go_on"])
    phone.get_by_role("button", name=my["go_on"]).click()
    # what the browser says of a network that is not there, and of the door after the reload
    seen.said = [one for one in seen.said if "Failed to load resource" not in one]
    phone.get_by_role("button", name=my["send"]).click()
    expect(phone.locator("main")).to_contain_text(my["done"])
    assert seen.faults() == []
    assert phone.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert phone.context.cookies() == []

    # every language fits, and no letter is a box
    phone.set_viewport_size(PHONE)
    for language in LANGUAGES:
        for page in (phone, plain):
            page.goto(f"{OTHER}?language={language}")
            page.evaluate(UNFOLD)
            assert page.evaluate(TOO_WIDE) == [], language
        letters = "".join(sorted(set(phone.locator("main").inner_text())))
        assert phone.evaluate(MISSING, letters + "\U0010fffc") == ["\U0010fffc"], language
    assert re.fullmatch(r".*/follow-up/", phone.url)
