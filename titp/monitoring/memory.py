"""What earlier editions told, so that the next one does not undo what they hid.

A group or number that was too small in one of the last twelve editions is not shown: else the
earlier, hidden one would follow from the later where little has changed.
"""

from dataclasses import dataclass, field

from titp.monitoring.merging import Past
from titp.monitoring.models import Grouping

EDITIONS = 12
CROSSED, FIRST, SECOND = 0, 1, 2


@dataclass
class Told:
    """How one edition grouped one figure: by axis key → block, and its table of both."""

    recent: bool
    blocks: dict = field(default_factory=lambda: {FIRST: {}, SECOND: {}})
    unsafe: dict = field(default_factory=lambda: {FIRST: set(), SECOND: set()})
    cells: dict = field(default_factory=dict)  # (row, column) → (safe, shown)

    def past(self, axis):
        return Past(self.blocks[axis], frozenset(self.unsafe[axis] if self.recent else ()))


def told(figure, before, alias):
    """The editions before a month that have the figure, the newest first.

    Of whatever version: those counted otherwise are mostly the same people, so that what an
    earlier definition hid would follow from what a later one tells.
    """
    rows = Grouping.objects.using(alias).filter(figure=figure.slug, edition__month__lt=before)
    values = ("edition__month", "axis", "first", "second", "safe", "shown")
    editions = {}
    for month, axis, first, second, safe, shown in rows.order_by("-edition__month").values_list(
        *values
    ):
        one = editions.setdefault(month, Told(recent=len(editions) < EDITIONS))
        if axis == CROSSED:
            one.cells[first, second] = (safe, shown)
        else:
            one.blocks[axis][first] = second
            if not safe:
                one.unsafe[axis].add(first)
    return list(editions.values())


def inherited(rows, columns, editions):
    """What the table of both inherits: places (held, together, exposed), see `Crossing`.

    `rows`, `columns`: key → block of today. A number that overlaps with another one that was
    shown, because groups were merged or split since, is held back too.
    """
    held, together, exposed = set(), set(), set()
    for one in editions:
        if not one.recent or not one.cells:
            continue
        held.update(place for place, (safe, _shown) in one.cells.items() if not safe)
        by_row = _overlaps(rows, one.blocks[FIRST])
        by_column = _overlaps(columns, one.blocks[SECOND])
        for row, their_rows in by_row.items():
            for column, their_columns in by_column.items():
                for their_row, same_row in their_rows.items():
                    for their_column, same_column in their_columns.items():
                        if (their_row, their_column) not in one.cells:
                            continue
                        safe, shown = one.cells[their_row, their_column]
                        same = same_row and same_column
                        if (same and not safe) or (shown and not same):
                            held.add((row, column))
                        elif same:
                            (exposed if shown else together).add((row, column))
    return held, together, exposed


def _overlaps(now, then):
    """Block of today → {block of then with common keys: whether they are the same}."""
    known = now.keys() & then.keys()
    ours, theirs = {}, {}
    for key in known:
        ours.setdefault(now[key], set()).add(key)
        theirs.setdefault(then[key], set()).add(key)
    return {
        block: {other: keys == more for other, more in theirs.items() if keys & more}
        for block, keys in ours.items()
    }
