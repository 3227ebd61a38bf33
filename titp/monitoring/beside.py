"""A breakdown of the same people beside a finer one that is published too: what both tell together.

Blocks of the finer one that lie in several groups of the coarser are mixed. All else taken off,
somebody knows of each group how many of the mixed blocks are in it, and of each block how many it
has: the sums of a table whose numbers are hidden. They must be safe, and no too small number may
follow from them more closely than within `PROTECTION`. Else groups are merged until it is so.
"""

from titp.monitoring.crossing import ROW, by_line, width
from titp.monitoring.merging import Merging, Past
from titp.monitoring.safety import PROTECTION


def merged_beside(leaves, dimension, past, finer):
    """The Merging of counts by a dimension, beside the published Merging of its finer one."""
    weak = set()
    while True:
        merging = Merging(leaves, dimension, [*past, Past({}, frozenset(weak))])
        more = told_too_closely(merging, dimension, finer)
        if more <= weak:
            break
        weak |= more
    if more:
        merging.blocks = {}
    return merging


def told_too_closely(merging, dimension, finer):
    """Keys of the groups of which too little is hidden, were both published."""
    if not merging.blocks or not finer.blocks:
        return set()
    cells = {}
    for key, sums in finer.leaves.items():
        group = merging.blocks.get(dimension.of_finer(key))
        place = finer.blocks[key], group
        cells[place] = cells[place] + sums if place in cells else sums
    rows = by_line(cells)
    mixed = {place: cells[place] for place in cells if len(rows[ROW, place[0]]) > 1}
    lines, numbers = by_line(mixed), {place: sums.n for place, sums in mixed.items()}
    weak = set()
    for place, sums in mixed.items():
        group = [mixed[one] for one in lines[1 - ROW, place[1]]]
        together = sum(group[1:], group[0])
        close = not sums.is_safe and width(numbers, place, lines) < PROTECTION
        if close or not together.is_safe:
            weak.add(place[1])
    return {key for key, group in merging.blocks.items() if group in weak}
