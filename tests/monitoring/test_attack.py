"""Whoever has all that was ever published, and computes with it, finds no hidden number."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from attack import Attack
from invented import declared, invented, keep, moved, random_rows

from titp.monitoring import crossing, editions
from titp.monitoring.figure import Kind
from titp.monitoring.safety import PROTECTION, ROUND_TO, UNKNOWN_SHARE

MONTHS = [date(2026, month, 28) for month in (1, 2, 3, 4)]
FIRST = MONTHS[0].replace(day=1)


@pytest.fixture
def editions_of(organizations):
    """`editions_of(figure, seed)` publishes months in which little moves, and answers the truth:
    month → (organization, place, trade) → people. `redefined`: each by a version of its own."""

    def publish(figure, seed, months=MONTHS, *, redefined=False):
        rows, truth = random_rows(seed, organizations), {}
        for number, on in enumerate(months):
            with declared(replace(figure, version=1 + number * redefined)):
                keep(figure, on, rows)
                editions.publish(on)
                truth[on.replace(day=1)] = rows
                rows = moved(rows, seed + number)
        return truth

    return publish


def attacked(figure, truth, **knowing):
    with declared(figure):
        return Attack(figure, truth, **knowing)


def narrowest(attack, months):
    """The hidden numbers that are known best: [(width, month, group)], the narrowest first."""
    found = []
    for month in months:
        for group, leaves in attack.hidden(month):
            if not attack.is_safe(month, leaves):
                low, high = attack.range(month, leaves)
                found.append((high - low, month, group))
    assert len(found) > 10, "nothing was hidden, so nothing was tried"
    return sorted(found)


def fallen(attack):
    """What one edition showed and the next one hid."""
    shown = [{(one["first"], one["second"]) for one in of} for of in attack.exports.values()]
    return {group for after, before in pairwise(shown) for group in before - after}


@pytest.mark.parametrize("seed", [3, 5])
def test_the_margins_of_an_edition_do_not_tell_what_it_hides(editions_of, seed):
    """Not even whoever learnt the numbers before they were rounded, and which groups are empty."""
    figure = invented("hiding")
    truth = editions_of(figure, seed, MONTHS[:1])
    width, _month, group = narrowest(attacked(figure, truth, exact=True), truth)[0]
    assert width >= PROTECTION, group


@pytest.mark.parametrize("redefined", [False, True])
def test_the_difference_of_editions_does_not_tell_what_they_hide(editions_of, redefined):
    """Not even whoever learnt them before they were rounded, and which numbers did not move."""
    figure = invented("moving")
    truth = editions_of(figure, 3, redefined=redefined)
    width, *where = narrowest(attacked(figure, truth, exact=True, remembers=True), truth)[0]
    assert width >= PROTECTION / 2, where


def test_what_was_shown_and_became_too_small_is_kept_by_rounding(editions_of):
    figure = invented("falling")
    truth = editions_of(figure, 0)
    attack = attacked(figure, truth, remembers=True)
    assert fallen(attack)
    width, *where = narrowest(attack, [max(truth)])[0]
    assert width >= ROUND_TO, where


@pytest.mark.parametrize("applies", [True, False])
def test_a_rate_tells_neither_those_it_applies_to_nor_the_others(editions_of, applies):
    figure = invented("rate", Kind.RATE)
    truth = editions_of(figure, 5, MONTHS[:1])
    part = {key: half for key, people in truth[FIRST].items()
            if (half := people // 2 if applies else people - people // 2)}  # fmt: skip
    attack = attacked(figure, {FIRST: part}, exact=True)
    width, _month, group = narrowest(attack, [FIRST])[0]
    assert width >= PROTECTION, group


def test_an_organization_that_takes_off_its_own_does_not_learn_anothers(editions_of):
    figure = invented("taking")
    truth = editions_of(figure, 5, MONTHS[:1])
    by_group = {}
    for (organization, place, _trade), people in truth[FIRST].items():
        by_group.setdefault(place, {}).setdefault(organization, 0)
        by_group[place][organization] += people
    knowing = {}
    for place, contributions in by_group.items():
        (_, largest), (second, _) = sorted(
            ((organization, people) for organization, people in contributions.items()),
            key=lambda pair: -pair[1],
        )[:2]
        if second not in knowing:
            knowing[second] = attacked(figure, truth, knows=second)
        leaves = [leaf for leaf in knowing[second].truth[FIRST] if leaf[0] == place]
        _low, high = knowing[second].range(FIRST, leaves)
        assert high - largest >= largest * UNKNOWN_SHARE / 100, place


def test_the_attack_finds_what_is_hidden_without_anything_beside_it(editions_of, monkeypatch):
    """Were only too small numbers hidden, the others would tell them: the attack can succeed."""
    monkeypatch.setattr(crossing.Crossing, "_weak", lambda self: [])
    figure = invented("bare")
    truth = editions_of(figure, 5, MONTHS[:1])
    assert narrowest(attacked(figure, truth, exact=True), truth)[0][0] == 0


def test_the_attack_finds_what_an_edition_tells_that_forgets_the_ones_before(
    editions_of, monkeypatch
):
    monkeypatch.setattr(editions, "told", lambda figure, before, alias: [])
    figure = invented("forgetting")
    truth = editions_of(figure, 3)
    attack = attacked(figure, truth, exact=True, remembers=True)
    found = [
        width for width, _month, group in narrowest(attack, truth) if group not in fallen(attack)
    ]
    assert found[0] == 0
