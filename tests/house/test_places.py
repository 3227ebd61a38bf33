"""The rail: every place leads somewhere, has a drawing, and a letter of its own; it stays short."""

import re
from collections import Counter

import pytest
from django.urls import resolve, reverse
from django.utils import translation

from titp.accounts.models import Role
from titp.accounts.permissions import MONITOR, OPERATOR, TABLE
from titp.pages.place import FEW, GROUPS, PLACES, from_the_top, in_groups
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


@each
def test_a_place_stands_alone_or_in_a_group_that_there_is(place):
    assert not place.within or place.within in GROUPS


@pytest.mark.parametrize("group", GROUPS.values(), ids=list(GROUPS))
def test_a_group_has_a_drawing_and_several_places(group):
    assert group.icon in drawings()
    assert sum(place.within == group.slug for place in PLACES.values()) > 1


@pytest.mark.parametrize("role", [*Role, MONITOR, OPERATOR])
def test_no_rail_has_to_be_scrolled_on_a_small_desk(role):
    """18 lines of 40 pixels under the organization's name, with the longest group opened."""
    may = [place for place in from_the_top() if role in TABLE[place.may]]
    lines = in_groups([{"within": place.within, "count": 0, "current": False} for place in may])
    longest = max((len(line["places"]) for line in lines if "places" in line), default=0)
    assert len(lines) + longest <= 18


def waiting(number, within=""):
    return {"within": within, "count": number, "current": False}


def test_few_places_stand_without_groups():
    few = [waiting(1, "plans")] * FEW
    assert in_groups(few) == few


def test_many_places_stand_in_groups_that_tell_what_waits_in_them():
    plans = [waiting(2, "plans"), waiting(None, "plans") | {"current": True}, waiting(3, "plans")]
    alone, group, *rest = in_groups([waiting(1), *plans, *[waiting(0)] * FEW])
    assert alone == waiting(1)
    assert group["places"] == plans
    assert (group["count"], group["current"]) == (5, True)
    assert rest == [waiting(0)] * FEW


def test_a_group_of_which_a_person_may_enter_one_place_only_is_that_place():
    assert waiting(1, "plans") in in_groups([waiting(1, "plans"), *[waiting(0)] * FEW])


def test_the_group_of_the_page_is_open_and_the_others_are_not(signed_in, at):
    page = signed_in("caseworker").get(at("kita", "/skill-tests/")).content.decode()
    opened = re.findall(r"<details( open)?>\s*<summary>.*?rail__label\">([^<]+)<", page, re.DOTALL)
    assert [label for is_open, label in opened if is_open] == ["Plans and training"]
    assert len(opened) > 3


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
