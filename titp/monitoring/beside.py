"""A breakdown of the same people beside a finer one that is published too: what both tell together.

A rate whose numerator are the people of some keys of a breakdown – those who learn in fields of
food – is a coarser one, too. Blocks of the finer one that lie in several of its groups are mixed.
All else taken off, somebody knows of each group how many of the mixed blocks are in it, and of each
block how many it has: the sums of a table whose numbers are hidden. They must be safe, and no too
small number may follow from them more closely than within `PROTECTION`. Else groups are merged
until it is so, or the share is not told.
"""

from titp.monitoring.crossing import ROW, by_line, width
from titp.monitoring.figure import OTHER
from titp.monitoring.merging import Merging, Past
from titp.monitoring.safety import PROTECTION


def merged_beside(leaves, dimension, past, finer):
    """The Merging of counts by a dimension, beside the published Merging of its finer one."""
    weak = set()
    while True:
        merging = Merging(leaves, dimension, [*past, Past({}, frozenset(weak))])
        cells = _cells(merging.blocks, dimension, finer) if merging.blocks else {}
        groups = _too_closely(cells)
        more = {key for key, group in merging.blocks.items() if group in groups}
        if more <= weak:
            break
        weak |= more
    if more:
        merging.blocks = {}
    return merging


def safe_numerators(keys, dimension, finer):
    """Those of these keys of a coarser dimension, of which rates may tell the people beside the
    published Merging of the finer one. All such rates ask this, so they agree on the answer."""
    groups = {}
    for key, sums in finer.leaves.items():
        of = dimension.of_finer(key)
        groups[of] = groups[of] + sums if of in groups else sums
    told = {key for key in keys if key in groups and groups[key].is_safe}
    while told and (weak := _too_closely(_cells({key: key for key in told}, dimension, finer))):
        told -= weak & told or {min(told, key=lambda key: (groups[key].n, key))}
    return told


def _cells(groups, dimension, finer):
    """(block of the finer one, group) → Sums; `groups`: key → group, of others OTHER."""
    cells = {}
    for key, block in finer.blocks.items():
        place = block, groups.get(dimension.of_finer(key), OTHER)
        cells[place] = cells[place] + finer.leaves[key] if place in cells else finer.leaves[key]
    return cells


def _too_closely(cells):
    """The groups of which too little is hidden in a table whose rows and columns are known, and
    the numbers of whose mixed rows are not. `cells`: (block, group) → Sums."""
    rows = by_line(cells)
    mixed = {place: cells[place] for place in cells if len(rows[ROW, place[0]]) > 1}
    lines, numbers = by_line(mixed), {place: sums.n for place, sums in mixed.items()}
    weak = set()
    for place, sums in mixed.items():
        group = [mixed[one] for one in lines[1 - ROW, place[1]]]
        close = not sums.is_safe and width(numbers, place, lines) < PROTECTION
        if close or not sum(group[1:], group[0]).is_safe:
            weak.add(place[1])
    return weak
