"""Shares of the same people beside a breakdown that is published too: what both tell together.

A rate whose numerator are the people of some keys of a breakdown – those who learn in fields of
food – tells a coarser one. Blocks of the finer one that lie in several of its groups are mixed. All
else taken off, somebody knows of each group how many of the mixed blocks are in it, and of each
block how many it has: the sums of a table whose numbers are hidden. They must be safe, and no too
small number may follow from them more closely than within `PROTECTION`.
"""

from titp.monitoring.crossing import ROW, by_line, width
from titp.monitoring.figure import OTHER
from titp.monitoring.safety import PROTECTION


def safe_numerators(keys, dimension, finer):
    """Those of these keys of a coarser dimension, of which rates may tell the people beside the
    published Merging of the finer one. All such rates ask this, so they agree on the answer."""
    groups = {}
    for key, sums in finer.leaves.items():
        of = dimension.of_finer(key)
        groups[of] = groups[of] + sums if of in groups else sums
    told = {key for key in keys if key in groups and groups[key].is_safe}
    while told and (weak := _too_closely(_cells(told, dimension, finer))):
        told -= weak & told or {min(told, key=lambda key: (groups[key].n, key))}
    return told


def _cells(told, dimension, finer):
    cells = {}
    for key, block in finer.blocks.items():
        of, sums = dimension.of_finer(key), finer.leaves[key]
        place = block, of if of in told else OTHER
        cells[place] = cells[place] + sums if place in cells else sums
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
