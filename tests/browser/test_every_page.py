"""Every page that can be reached, in both languages, at a desk and on a phone: nothing is wrong.

Japanese goes first: what is built alike in English is not judged again.
"""

import pytest

from browser.rounds import (
    empty_office,
    of_a_person,
    through_the_office,
    through_the_work,
    to_months_and_plans,
    to_one_of_each_kind,
    to_the_companies,
    to_the_people,
)
from browser.walk import Walk
from titp.accounts.permissions import ADMINISTRATOR, CASEWORKER, TABLE

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BOTH = pytest.mark.parametrize("language", ["ja", "en"])


def test_an_administrator_may_all_that_a_caseworker_may():
    """So that one walk does for both."""
    assert all(ADMINISTRATOR in roles for roles in TABLE.values() if CASEWORKER in roles)


# One goes on where the one before ended.
@pytest.mark.parametrize(
    "walk",
    [
        through_the_office, through_the_work, to_the_people, to_the_companies,
        to_months_and_plans, to_one_of_each_kind,
    ],
)  # fmt: skip
@BOTH
def test_nothing_is_wrong_in_an_office(desks, offices, language, walk):
    walk(desks, language, offices)


# In an office without records all is empty alike: one language shows it.
def test_nothing_is_wrong_in_an_office_without_records(desks):
    empty_office(desks, "ja")


# Interpreters and operators see what others see, only less: one language shows what that breaks.
@pytest.mark.parametrize(
    ("role", "language"),
    [
        ("clerk", "ja"), ("clerk", "en"), ("monitor", "ja"), ("monitor", "en"),
        ("interpreter", "ja"), ("operator", "en"),
    ],
)  # fmt: skip
def test_nothing_is_wrong_for(desks, role, language):
    of_a_person(Walk(desks.of(role, language=language), language, without=("accounts/",)), "/")


@BOTH
def test_nothing_is_wrong_for_a_stranger(desks, language):
    of_a_person(Walk(desks.empty(language=language), language), "/accounts/login/", "/demo/")
