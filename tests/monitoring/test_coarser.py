"""A breakdown beside a finer one of the same people tells nothing that the finer one hides."""

from datetime import date

import pytest
from attack import Attack, Together
from invented import declared, invented, keep, random_rows

from titp.declared import Text
from titp.monitoring import editions, reading
from titp.monitoring.figure import Dimension
from titp.monitoring.safety import PROTECTION

ON = date(2026, 1, 28)
MONTH = ON.replace(day=1)
WHOLE = invented("whole")
COARSE = {f"t{n}": "xxxyyzz"[n] for n in range(7)}
BY_KIND = Dimension("kind", Text("種", "kind"), finer="trade", of_finer=COARSE.get)


def hidden_trades(organizations, seed, kind):
    """How closely the trades that are hidden are known, where their kinds are published too."""
    rows, kinds = random_rows(seed, organizations, trades=7), {}
    rows = {leaf: people for leaf, people in rows.items() if leaf[2] < "t4" or people < 5}
    for (organization, _place, trade), people in rows.items():
        key = organization, COARSE[trade], ""
        kinds[key] = kinds.get(key, 0) + people
    with declared(WHOLE, kind):
        keep(WHOLE, ON, rows)
        keep(kind, ON, kinds)
        of = editions.publish(ON)
        whole, part = (
            Attack(figure, {MONTH: told}, exact=True)
            for figure, told in ((WHOLE, rows), (kind, kinds))
        )
        shown = len(reading.cells(kind, of))
    both = Together(whole, part, MONTH, lambda leaf, of: COARSE[of[1]] == leaf[0], all_of_them=True)
    widths = []
    for block in {*whole.blocks[MONTH][2].values()}:
        for name in "xyz":
            leaves = [
                leaf for leaf in whole.truth[MONTH]
                if whole.blocks[MONTH][2][leaf[1]] == block and COARSE[leaf[1]] == name
            ]  # fmt: skip
            if leaves and not whole.is_safe(MONTH, leaves):
                low, high = both.range(leaves)
                widths.append(high - low)
    return min(widths, default=None), shown


@pytest.mark.parametrize("seed", [1, 3])
def test_a_coarser_breakdown_does_not_tell_what_a_finer_one_hides(organizations, seed):
    width, shown = hidden_trades(
        organizations, seed, invented("kinds", dimensions=(BY_KIND,), part_of="whole")
    )
    assert width >= PROTECTION
    assert shown == 2


def test_the_attack_finds_it_where_nobody_knows_that_it_is_coarser(organizations):
    alone = Dimension("kind", Text("種", "kind"))
    width, shown = hidden_trades(
        organizations, 3, invented("kinds", dimensions=(alone,), part_of="whole")
    )
    assert (width, shown) == (0, 3)
