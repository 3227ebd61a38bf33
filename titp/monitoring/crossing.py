"""The table of two breakdowns: which of its numbers may be shown beside both margins.

The margins cannot give way here, so too small numbers are hidden, and others with them until

- what is hidden in a row or a column is safe when taken together, for it can be computed, and
- no hidden number can be computed more closely than within `PROTECTION`, by somebody who knows
  all other numbers exactly and even which groups are empty.

The second is a question of flows (Gusfield 1988): a hidden number can grow by as much as can flow
around the circles of hidden numbers that it lies on, and shrink likewise.
"""

from collections import deque

from titp.monitoring.safety import PROTECTION, Sums

ROW, COLUMN = 0, 1


class Crossing:
    """Which cells of a table are hidden. `hidden` is None where no choice protects them all."""

    def __init__(self, cells, held=frozenset(), together=frozenset(), exposed=frozenset()):
        """`cells`: (row, column) → Sums, none empty. Hidden from the start: those `held`; and those
        hidden `together` with one of the same row or column, as they were before, also where that
        one is empty now. Those `exposed`
        were shown in an earlier edition: they protect nobody as well as others do.
        """
        self.cells, self.exposed = cells, exposed
        self.unsafe = {place for place, sums in cells.items() if not sums.is_safe}
        self.primary = self.unsafe | (held & cells.keys())
        self.hidden = set(self.primary)
        self.well = set()  # what was found to be protected; hiding more never undoes that
        lines = {(axis, place[axis]) for place in self.unsafe | held for axis in (ROW, COLUMN)}
        self.hidden |= {
            place for place in together & cells.keys()
            if (ROW, place[ROW]) in lines or (COLUMN, place[COLUMN]) in lines
        }  # fmt: skip
        while self.hidden is not None and (weak := self._weak()):
            self.hidden = self._more(weak)

    def _more(self, lines):
        """One more hidden number on one of these lines, the one that is missed least."""
        candidates = [
            place for place in self.cells.keys() - self.hidden
            if any(place[axis] == key for axis, key in lines)
        ]  # fmt: skip
        if not candidates:
            candidates = list(self.cells.keys() - self.hidden)
        if not candidates:
            return None
        least = min(candidates, key=lambda p: (p in self.exposed, self.cells[p].n, p))
        return self.hidden | {least}

    def _weak(self):
        """Lines (axis, key) on which more must be hidden; empty when all is well."""
        for axis in (ROW, COLUMN):
            for key in sorted({place[axis] for place in self.hidden}):
                rest = [self.cells[place] for place in self.hidden if place[axis] == key]
                if (axis, key) in self.well:
                    continue
                if not sum(rest, Sums(rest[0].kind)).is_safe:
                    return [(axis, key)]
                self.well.add((axis, key))
        lines = by_line(self.hidden)
        for part, numbers in enumerate(self._tables()):
            for place in sorted(self.primary):
                if not numbers[place] or (part, *place) in self.well:
                    continue
                if width(numbers, place, lines) < PROTECTION:
                    return [(ROW, place[ROW]), (COLUMN, place[COLUMN])]
                self.well.add((part, *place))
        return []

    def _tables(self):
        """The hidden numbers of each kind of people, by place."""
        parts = {place: self.cells[place].parts() for place in self.hidden}
        both = next(iter(parts.values()), ())
        for part in range(len(both)):
            yield {place: sum(of[part]) for place, of in parts.items()}


def by_line(places):
    """(axis, key) → the places on that row or column."""
    lines = {}
    for place in places:
        for axis in (ROW, COLUMN):
            lines.setdefault((axis, place[axis]), []).append(place)
    return lines


def width(numbers, place, lines, enough=PROTECTION):
    """How far a hidden number may move when all sums of rows and columns stay, at most `enough`.

    `numbers`: (row, column) → hidden number; `lines`: these places by line.
    """
    grow = _flow(numbers, place, lines, grows=True, enough=enough)
    return grow + _flow(numbers, place, lines, grows=False, enough=enough - grow)


def _flow(numbers, place, lines, *, grows, enough):
    """Up to `enough` that can be moved around circles through the place, along shortest ways."""
    changed = dict(numbers)
    moved = 0
    while moved < enough:
        if not grows and not changed[place]:
            break
        way = _way(changed, place, lines, grows)
        if not way:
            break
        # every second number of a circle shrinks, beginning beside the place or with it
        shrinking = way[0::2] if grows else [place, *way[1::2]]
        growing = [place, *way[1::2]] if grows else way[0::2]
        step = min(enough - moved, *(changed[one] for one in shrinking))
        for one in shrinking:
            changed[one] -= step
        for one in growing:
            changed[one] += step
        moved += step
    return moved


def _way(numbers, place, lines, grows):
    """The shortest way from the row of the place to its column over other hidden numbers."""
    row, column = place
    came, waiting = {(ROW, row): None}, deque([(ROW, row)])
    while waiting:
        axis, key = waiting.popleft()
        shrinks = (axis == ROW) == grows
        for one in lines[axis, key]:
            other = (1 - axis, one[1 - axis])
            if one == place or other in came or (shrinks and not numbers[one]):
                continue
            came[other] = ((axis, key), one)
            if other == (COLUMN, column):
                return _back(came, other)
            waiting.append(other)
    return None


def _back(came, at):
    way = []
    while came[at]:
        at, one = came[at]
        way.append(one)
    return way[::-1]
