"""Groups that are too small are merged upward until they are safe; nothing is blanked.

A breakdown is published as a *partition* into safe blocks. All that can be computed from it by
adding and taking away is a sum of whole blocks, and those are safe as well (`Sums`). Across
editions the blocks are kept nested: of two blocks of any two editions one lies within the other,
or they share nobody's group; so the difference between editions, where nobody moved, is again a
sum of blocks that were published by themselves.
"""

from dataclasses import dataclass
from functools import reduce
from operator import add

from titp.monitoring.figure import ALL, OTHER

# What a parent may give up of its own to hide its small groups, before they go further up.
GIVES_UP = 0.5


@dataclass(frozen=True)
class Past:
    """An earlier edition's partition: key → block; and the keys that were too small by themselves,
    as long as that counts."""

    blocks: dict[str, str]
    unsafe: frozenset[str] = frozenset()


class Merging:
    """The partition of one dimension of one figure. Raises nothing; `blocks` is {} where even
    everybody together is not safe, or only everybody is."""

    def __init__(self, leaves, dimension, past=()):
        """`leaves`: key → Sums; `past`: the Past of each earlier edition."""
        self.leaves, self.dimension, self.past = leaves, dimension, past
        self.unsafe = {key for key, sums in leaves.items() if not sums.is_safe}
        self.held = self.unsafe.union(*(one.unsafe for one in past)) & leaves.keys()
        self.blocks = {}
        if self._safe(leaves):
            self.blocks = self._named(self._nested(self._settled()))

    def sums(self, keys):
        return reduce(add, (self.leaves[key] for key in sorted(keys)))

    def _safe(self, keys):
        return bool(keys) and self.sums(keys).is_safe

    def _hides(self, keys):
        """Whether these may be shown as one: a group held back is not to stand alone."""
        return len(keys) > 1 and self._safe(keys)

    def _settled(self):
        children = {}
        for key in self.leaves:
            path = [key, *self.dimension.parents(key)]
            for child, parent in zip(path, path[1:], strict=False):
                children.setdefault(parent, set()).add(child)
        blocks, pool = self._within(ALL, children)
        return [*blocks, frozenset(pool)] if pool else blocks

    def _within(self, node, children):
        """(blocks, what is still too small) of a parent, from below."""
        blocks, pool = [], set()
        for child in sorted(children[node]):
            if child in children:
                more, rest = self._within(child, children)
                blocks += more
                pool |= rest
            elif child in self.held:
                pool.add(child)
            else:
                blocks.append(frozenset([child]))
        if not pool or self._hides(pool):
            return ([*blocks, frozenset(pool)] if pool else blocks), set()
        return self._giving_up(node, blocks, pool)

    def _giving_up(self, node, blocks, pool):
        """The smallest blocks join what is too small, until it is safe; or it goes further up."""
        everybody = sum(self.sums(block).n for block in blocks) + self.sums(pool).n
        grown, given = set(pool), 0
        left = sorted(blocks, key=lambda b: (not self._were_one(b, pool), self.sums(b).n, min(b)))
        while left and not self._hides(grown):
            given += self.sums(left[0]).n
            grown |= left.pop(0)
        if self._hides(grown) and (node == ALL or given <= GIVES_UP * everybody):
            return [*left, frozenset(grown)], set()
        return blocks, pool

    def _were_one(self, block, pool):
        """Whether they have hidden each other before: then they go on, and the others stay."""
        return any(
            {one.blocks.get(key) for key in block} & {one.blocks.get(key) for key in pool} - {None}
            for one in self.past
        )

    def _nested(self, blocks):
        """Joins blocks until each is nested with those of every earlier edition."""
        while (joined := self._joined(blocks)) != blocks:
            blocks = joined
        return blocks

    def _joined(self, blocks):
        for one in self.past:
            theirs = {}
            for key in self.leaves.keys() & one.blocks.keys():
                theirs.setdefault(one.blocks[key], set()).add(key)
            for component in components([*blocks, *map(frozenset, theirs.values())], len(blocks)):
                ours, others = component
                if len(ours) > 1 and others > 1:
                    return without(blocks, ours)
        names = {}
        for block in blocks:
            names.setdefault(self._name(block), []).append(block)
        for same in names.values():
            if len(same) > 1:
                return without(blocks, same)
        return blocks

    def _named(self, blocks):
        if len(blocks) == 1 and (len(self.leaves) > 1 or self.held):
            return {}  # only everybody together
        return {key: self._name(block) for block in blocks for key in block}

    def _name(self, block):
        """The key of a block: its only one, the parent that it is all of, or others of a parent."""
        if len(block) == 1:
            return min(block)
        paths = [list(self.dimension.parents(key)) for key in sorted(block)]
        common = next(parent for parent in paths[0] if all(parent in path for path in paths))
        below = {key for key in self.leaves if common in self.dimension.parents(key)}
        return common if common and below == block else OTHER + common


def without(blocks, joined):
    """The blocks, with some of them made one."""
    return [b for b in blocks if b not in joined] + [frozenset().union(*joined)]


def components(sets, ours):
    """Groups of sets that hang together by common members: ([those of the first `ours`], number of
    the others)."""
    left = list(enumerate(sets))
    while left:
        number, members = left.pop(0)
        members, found = set(members), [number]
        while touching := [pair for pair in left if pair[1] & members]:
            left = [pair for pair in left if not pair[1] & members]
            for place, more in touching:
                found.append(place)
                members |= more
        yield [sets[place] for place in found if place < ours], sum(n >= ours for n in found)
