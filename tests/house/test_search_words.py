"""Words that people search by stay out of addresses, on every list there is."""

import html
import re
from urllib.parse import unquote_plus

import pytest
from django.http import QueryDict
from doors import INSIDE
from factories.companies import CompanyFactory
from factories.trainees import TraineeFactory

from titp.accounts.permissions import ADMINISTRATOR
from titp.pages.search_words import Expired, sealed, unsealed
from titp.tenancy.context import STAFF, use

WORDS = "ＭＩＨＯＮ たろう"
HTMX = {"HX-Request": "true", "HX-Target": "results"}
PLAIN = [f"/o/kita/{route}" for route, _view in INSIDE if "<" not in route]
CARRIES = re.compile(r'(?:href|action|formaction|src|hx-[a-z-]+)="([^"]*)"')


@pytest.fixture
def office(signed_in):
    return signed_in(ADMINISTRATOR)


@pytest.fixture
def lists(office, kita):
    """The addresses of all lists that can be searched, with somebody to find in them."""
    with use(kita.pk, STAFF):
        TraineeFactory(company=CompanyFactory())
    pages = ((path, office.get(path)) for path in PLAIN)
    return [path for path, page in pages if page.context and page.context.get("send_by") == "post"]


def addresses_in(response):
    for address in CARRIES.findall(response.content.decode()):
        yield unquote_plus(html.unescape(address))
    for name in ("Location", "HX-Push-Url", "HX-Location", "HX-Redirect", "Content-Location"):
        yield unquote_plus(response.get(name, ""))


def test_no_list_puts_the_words_into_an_address(office, lists):
    assert len(lists) >= 7
    for path in lists:
        for sent in (office.post(path, {"q": WORDS}), office.get(path, {"q": WORDS})):
            assert sent.status_code == 303, path
            ways = [sent, office.get(sent["Location"]), office.get(sent["Location"], headers=HTMX)]
            for response in ways:
                assert not [a for a in addresses_in(response) if WORDS in a], path
            assert ways[1].context["filter"].form["q"].value() == WORDS, path
            assert [a for a in addresses_in(ways[1]) if "q=~" in a], path


def test_what_else_was_asked_goes_along_and_what_is_open_does_not(office):
    sent = office.post(
        "/o/kita/trainees/", {"q": WORDS, "here": "true", "open": "", "sort": "-name"}
    )
    path, _, query = sent["Location"].partition("?")
    asked = QueryDict(query).dict()
    assert path == "/o/kita/trainees/"
    assert asked.pop("q").startswith("~")
    assert asked == {"here": "true", "sort": "-name"}
    assert office.post(path, {"q": ""})["Location"] == path


def test_words_that_look_like_a_seal_are_words(office):
    sent = office.post("/o/kita/trainees/", {"q": "~tran"})
    page = office.get(sent["Location"])
    assert page.context["filter"].form["q"].value() == "~tran"


def test_the_same_person_is_found_by_the_way_without_a_script(office, kita):
    with use(kita.pk, STAFF):
        TraineeFactory(name_roman="SAMPLE ONE", name_kana="サンプル")
        TraineeFactory(name_roman="OTHER TWO", name_kana="ベツ")
    page = office.post("/o/kita/trainees/", {"q": "さんぷる"}, follow=True)
    assert [row.name_roman for row in page.context["page"]] == ["SAMPLE ONE"]
    file = office.get(
        page.request["PATH_INFO"] + "?" + page.request["QUERY_STRING"] + "&format=csv"
    )
    assert "SAMPLE ONE" in file.content.decode()
    assert "OTHER TWO" not in file.content.decode()


@pytest.mark.parametrize("broken", ["~", "~x", "~AAAA", "~" + "A" * 60, "~ひ", "~é"])
def test_a_seal_that_does_not_open_says_that_the_search_has_expired(office, broken):
    sent = office.get("/o/kita/trainees/", {"q": broken, "sort": "-name"})
    assert (sent.status_code, sent["Location"]) == (303, "/o/kita/trainees/?sort=-name")
    assert "This search has expired" in office.get(sent["Location"]).content.decode()


def test_a_seal_opens_in_its_own_organization_only(kita, minami):
    with use(kita.pk, STAFF):
        token = sealed(WORDS)
        assert unsealed(token) == WORDS
        assert sealed(WORDS) != token
    with use(minami.pk, STAFF), pytest.raises(Expired):
        unsealed(token)
