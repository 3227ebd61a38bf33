"""The rail: every place leads somewhere, has a drawing, and a letter of its own."""

from collections import Counter

import pytest
from django.urls import resolve, reverse
from django.utils import translation

from titp.accounts.permissions import TABLE
from titp.pages.place import PLACES
from titp.pages.styleguide import drawings

each = pytest.mark.parametrize("place", PLACES.values(), ids=list(PLACES))


@each
def test_a_place_leads_to_its_page(place):
    assert resolve(reverse(place.slug)).url_name == place.slug
    assert resolve(reverse(place.slug)).func.may == place.may


@each
def test_a_place_has_a_drawing_and_known_words(place):
    assert place.icon in drawings()
    assert place.may in TABLE


def test_no_two_places_share_a_letter():
    letters = Counter(place.key for place in PLACES.values() if place.key)
    assert [letter for letter, places in letters.items() if places > 1] == []


def test_questions_of_monitors_are_called_in_japanese_on_a_phone_as_on_a_desk():
    asked = PLACES["monitor-clarifications"]
    with translation.override("ja"):
        assert (str(asked.label), str(asked.short)) == ("照会", "照会")


def test_there_is_one_search_box_at_most():
    assert sum(place.searches for place in PLACES.values()) <= 1


def test_the_first_place_is_what_the_home_page_leads_to(signed_in, at):
    client = signed_in("caseworker")
    assert client.get(at("kita", "/")).url == at("kita", "/to-do/")
