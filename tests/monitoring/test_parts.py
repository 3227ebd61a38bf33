"""Figures that count the same people, or a part of them, are guarded together."""

import random
from datetime import date
from itertools import combinations

import pytest
from attack import Attack, Together
from invented import PLACE, REGION, TRADE, declared, invented, keep, random_rows

from titp.declared import Text
from titp.monitoring import editions, reading
from titp.monitoring.figure import FIGURES, Dimension, Kind
from titp.monitoring.models import Snapshot
from titp.monitoring.safety import PROTECTION

ON = date(2026, 1, 28)
MONTH = ON.replace(day=1)
WHOLE = invented("whole")
PART = invented("part", Kind.MEAN, (PLACE,), part_of="whole")
HALF = {"yes": "yes", "no_a": "no", "no_b": "no"}
HOW = Dimension("how", Text("何", "how"), apart=HALF.get)


def answering(rows, seed, share=0.85):
    """(organization, place, "") → how many of the people of the rows are in the part."""
    draw = random.Random(seed)
    part = {}
    for (organization, place, _trade), people in rows.items():
        said = sum(draw.random() < share for _ in range(people))
        if said:
            part[organization, place, ""] = part.get((organization, place, ""), 0) + said
    return part


@pytest.fixture
def attack_on(organizations):
    def publish(seed, part=PART):
        rows = random_rows(seed, organizations)
        said = answering(rows, seed)
        with declared(WHOLE, part):
            keep(WHOLE, ON, rows)
            keep(part, ON, said)
            editions.publish(ON)
            whole, some = (
                Attack(figure, {MONTH: of}, exact=True)
                for figure, of in ((WHOLE, rows), (part, said))
            )
        return Together(whole, some, MONTH, lies_in=lambda leaf, of: leaf[0] == of[0])

    return publish


def groups(together):
    """Each place, each region and all: (leaves of the whole, those of the part)."""
    whole, part = (list(one.truth[MONTH]) for one in (together.whole, together.part))
    for name in (*REGION, *set(REGION.values()), ""):
        yield [
            [leaf for leaf in leaves if name in (leaf[0], REGION[leaf[0]], "")]
            for leaves in (whole, part)
        ]


def known_best(together):
    """How closely somebody can compute who is left out, and what of either is too small."""
    widths = []
    for leaves, of_part in groups(together):
        people = sum(together.whole.truth[MONTH][leaf] for leaf in leaves)
        left_out = people - sum(together.part.truth[MONTH][leaf] for leaf in of_part)
        if 0 < left_out < PROTECTION:
            low, high = together.range(leaves, of_part)
            widths.append(high - low)
        if not together.whole.is_safe(MONTH, leaves):
            low, high = together.range(leaves)
            widths.append(high - low)
    assert len(widths) > 2, "nothing was hidden, so nothing was tried"
    return min(widths)


@pytest.mark.parametrize("seed", [3, 5])
def test_whom_a_part_leaves_out_is_not_told_by_both_together(attack_on, seed):
    """Not even to somebody who learnt all numbers before they were rounded."""
    assert known_best(attack_on(seed)) >= PROTECTION


def test_the_attack_finds_it_where_the_part_is_not_declared_as_one(attack_on):
    alone = invented("part", Kind.MEAN, (PLACE,))
    assert known_best(attack_on(3, alone)) < PROTECTION


COARSE = {f"t{n}": "xxxyyzz"[n] for n in range(7)}
BY_KIND = Dimension("kind", Text("種", "kind"), finer="trade", of_finer=COARSE.get)


def hidden_trades(organizations, seed, share):
    """How closely hidden trades are known beside the share of kind x, and whether it is told."""
    rows = random_rows(seed, organizations, trades=7)
    rows = {leaf: people for leaf, people in rows.items() if leaf[2] < "t4" or people < 5}
    of_x = {(one, "", ""): sum(people for leaf, people in rows.items()
                               if leaf[0] == one and COARSE[leaf[2]] == "x")
            for one in organizations}  # fmt: skip
    with declared(WHOLE, share):
        keep(WHOLE, ON, rows)
        Snapshot._base_manager.using("owner").bulk_create(
            Snapshot(organization_id=one, figure=share.slug, taken_on=ON, value=people,
                     base=sum(more for leaf, more in rows.items() if leaf[0] == one))
            for (one, *_leaf), people in of_x.items()
        )  # fmt: skip
        of = editions.publish(ON)
        whole, part = (
            Attack(figure, {MONTH: told}, exact=True)
            for figure, told in ((WHOLE, rows), (share, of_x))
        )
        shown = reading.total(share, of).is_shown
    both = Together(whole, part, MONTH, lambda _leaf, of: COARSE[of[1]] == "x", all_of_them=True)
    widths = []
    for block in {*whole.blocks[MONTH][2].values()}:
        for is_x in (True, False):
            leaves = [
                leaf for leaf in whole.truth[MONTH]
                if whole.blocks[MONTH][2][leaf[1]] == block and (COARSE[leaf[1]] == "x") is is_x
            ]  # fmt: skip
            if leaves and not whole.is_safe(MONTH, leaves):
                low, high = both.range(leaves)
                widths.append(high - low)
    return min(widths), shown


@pytest.mark.parametrize("seed", [1, 3])
def test_a_share_does_not_tell_what_a_finer_breakdown_hides(organizations, seed):
    share = invented("share", Kind.RATE, (), part_of="whole", numerator_of=(BY_KIND, "x"))
    width, _shown = hidden_trades(organizations, seed, share)
    assert width >= PROTECTION


def test_the_attack_finds_it_where_nobody_knows_of_whom_it_is(organizations):
    share = invented("share", Kind.RATE, (), part_of="whole")
    width, shown = hidden_trades(organizations, 3, share)
    assert shown
    assert width < PROTECTION


@pytest.mark.parametrize(("few", "is_shown"), [({}, True), ({"t4": 2, "t5": 3}, False)])
def test_a_rate_is_told_beside_a_finer_breakdown_where_it_tells_no_more(
    organizations, few, is_shown
):
    """Of t4 and t5, which are merged, only t5 is of z, as t6: the share of z would tell t5."""
    rate = invented("share", Kind.RATE, (), part_of="trades", numerator_of=(BY_KIND, "z"))
    trades = invented("trades", dimensions=(TRADE,))
    rows = {(trade, ""): people for trade, people in ({"t0": 20, "t6": 30} | few).items()}
    everybody = {("", ""): sum(rows.values())}
    assert published(organizations, rate, everybody, (trades, rows)).is_shown is is_shown


def test_of_two_shares_the_one_that_tells_nothing_more_stays(organizations):
    """x and z would tell what t1 and t5 hide; y alone does not."""
    shares = [
        invented(f"share_{kind}", Kind.RATE, (), part_of="trades", numerator_of=(BY_KIND, kind))
        for kind in "xyz"
    ]
    trades = invented("trades", dimensions=(TRADE,))
    rows = {("t0", ""): 20, ("t1", ""): 2, ("t3", ""): 40, ("t5", ""): 3, ("t6", ""): 30}
    everybody = {("", ""): sum(rows.values())}
    others = [(one, everybody) for one in shares[1:]]
    last = published(organizations, shares[0], everybody, (trades, rows), *others)
    with declared(trades, *shares):
        told = [reading.total(one, reading.edition()).is_shown for one in shares[1:]]
    assert [last.is_shown, *told] == [False, True, False]


def published(organizations, figure, table, *others):
    with declared(*(one for one, _rows in others), figure):
        for one, rows in (*others, (figure, table)):
            keep(one, ON, {(organization, *leaf): people for leaf, people in rows.items()
                           for organization in organizations[:3]})  # fmt: skip
        return reading.total(figure, editions.publish(ON))


@pytest.mark.parametrize(("left_out", "shown"), [(0, True), (1, False), (4, True)])
def test_a_part_is_told_where_none_are_left_out_or_enough(organizations, left_out, shown):
    everybody = invented("all", dimensions=())
    some = invented("some", dimensions=(), part_of="all")
    total = published(
        organizations, some, {("", ""): 20 - left_out}, (everybody, {("", ""): 20})
    )  # fmt: skip
    assert total.is_shown is shown
    assert (total.n is not None) is shown  # n alone would tell how many are left out


def test_what_is_kept_apart_is_never_merged(organizations):
    """Few who said no would else join the smallest, which is yes; a rate tells how many that is."""
    figure = invented("said", dimensions=(HOW,))
    rows = {("yes", ""): 5, ("no_a", ""): 40, ("no_b", ""): 1}
    published(organizations, figure, rows)
    with declared(figure):
        told = {one.first: one.value for one in reading.cells(figure, reading.edition())}
    assert told == {"yes": 15, "~": 125}


def parts_of(whole):
    return [one for one in FIGURES.values() if one.part_of == whole.slug]


def test_figures_of_the_same_people_have_no_dimension_in_common_that_is_not_guarded():
    wholes = [one for one in FIGURES.values() if parts_of(one)]
    assert len(wholes) > 3
    for whole in wholes:
        assert whole.published
        for one in parts_of(whole):
            common = {*whole.dimensions} & {*one.dimensions}
            assert not common or [*one.dimensions] == [*common], one.slug
            for dimension in one.dimensions:
                if dimension.finer:
                    assert one.kind == whole.kind == Kind.COUNT
                    assert dimension.finer in [other.slug for other in whole.dimensions]
            if one.numerator_of:
                assert (one.kind, one.dimensions, whole.kind) == (Kind.RATE, (), Kind.COUNT)
                assert one.numerator_of[0].finer in [other.slug for other in whole.dimensions]
        for one, other in combinations(parts_of(whole), 2):
            assert not {*one.dimensions} & {*other.dimensions}, (one.slug, other.slug)
