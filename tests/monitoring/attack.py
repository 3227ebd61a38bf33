"""Somebody who has all that was ever published, and computes what was hidden.

The unknowns are the numbers of each leaf group, the finest there are. Every published number says
within what bounds the sum of some of them lies, for all know how numbers are rounded.
"""

import json

import numpy as np
from scipy.optimize import linprog

from titp.monitoring import files, reading
from titp.monitoring.figure import Kind
from titp.monitoring.models import Grouping
from titp.monitoring.safety import Sums

SLACK = 2  # a number rounded to 5 is off by at most 2
MARGINS = {1: 0, 2: 1}


def only(rows, organization):
    """The rows of one organization."""
    return {key: people for key, people in rows.items() if key[0] == organization}


def summed(rows):
    """Leaf → people of all organizations."""
    leaves = {}
    for (_organization, *leaf), people in rows.items():
        leaves[tuple(leaf)] = leaves.get(tuple(leaf), 0) + people
    return leaves


class Attack:
    """`rows`: month → (organization, first, second) → people, for what the attacker knows besides
    and for who is right.

    The attacker always knows what was merged with what. Of one edition it also knows which leaf
    groups are empty; of several, which `remembers`, which numbers did not change in between.
    `knows`: an organization that takes off its own numbers. `exact`: somebody has told it all
    published numbers before they were rounded.
    """

    def __init__(self, figure, rows, *, remembers=False, knows=None, exact=False):
        self.figure, self.rows = figure, rows
        self.own = {month: summed(only(of, knows)) for month, of in rows.items()}
        self.truth = {month: summed(of) for month, of in rows.items()}
        every = {leaf: 0 for leaves in self.truth.values() for leaf in leaves}
        if remembers:
            self.truth = {month: every | leaves for month, leaves in self.truth.items()}
        self.blocks = {month: self._blocks(month) for month in rows}
        self.variables = {}
        self._name_variables(remembers)
        self.exports = {
            edition.month: self._export(edition)
            for edition in reading.editions()
            if edition.month in rows
        }
        lines, low, high = [], [], []
        for month, one in ((month, one) for month, of in self.exports.items() for one in of):
            # n also tells where the value beside it is hidden; of a share, `rows` are the numerator
            by_n = one["n"] is not None and figure.kind != Kind.RATE
            if one["value"] is not None or by_n:
                covered = self._covered(month, one["first"], one["second"])
                lines.append(self.row(month, covered))
                told = sum(self.truth[month][leaf] for leaf in covered) if exact else one["n"]
                others = told - sum(self.own[month].get(leaf, 0) for leaf in covered)
                low.append(others - (0 if exact else SLACK))
                high.append(others + (0 if exact else SLACK))
        self.matrix = np.array([*lines, *(-line for line in lines)])
        self.bounds = np.array([*high, *(-number for number in low)])

    def _export(self, edition):
        told = json.loads(files.as_json(edition, reading.numbers(edition, self.figure)))
        return [one for figure in told["figures"] for one in figure["numbers"]]

    def _blocks(self, month):
        rows = Grouping.objects.using("nightly").filter(
            figure=self.figure.slug, edition__month=month, axis__gt=0
        )
        blocks = {1: {}, 2: {}}
        for axis, first, second in rows.values_list("axis", "first", "second"):
            blocks[axis][first] = second
        return blocks

    def _name_variables(self, remembers):
        before = {}
        self.width = 0
        for month in sorted(self.truth):
            for leaf, people in self.truth[month].items():
                if not remembers or before.get(leaf) != people:
                    self.width += 1
                    self.variables[leaf] = self.width - 1
                self.variables[month, leaf] = self.variables[leaf]
            before = self.truth[month]

    def row(self, month, leaves):
        row = np.zeros(self.width)
        for leaf in leaves:
            row[self.variables[month, leaf]] += 1
        return row

    def _covered(self, month, *keys):
        """The leaves that a published number is the sum of."""
        return [
            leaf
            for leaf in self.truth[month]
            if all(self._within(month, axis, leaf[place], keys[place])
                   for axis, place in MARGINS.items() if keys[place])
        ]  # fmt: skip

    def _within(self, month, axis, key, group):
        dimension = self.figure.dimensions[axis - 1]
        block = self.blocks[month][axis].get(key)
        return group in (block, key) or group in dimension.parents(key)

    def is_safe(self, month, leaves):
        """Whether these together could have been shown by themselves."""
        sums, wanted = Sums(self.figure.kind), set(leaves)
        for (organization, *leaf), people in self.rows[month].items():
            if tuple(leaf) in wanted:
                sums.add(organization, (people, 0, 0))
        return sums.is_safe

    def range(self, month, leaves):
        """The least and the most that these leaves together can be."""
        objective = self.row(month, leaves)
        found = [
            linprog(sign * objective, A_ub=self.matrix, b_ub=self.bounds, method="highs")
            for sign in (1, -1)
        ]
        assert all(one.success for one in found), "what is published contradicts the truth"
        return found[0].fun, -found[1].fun

    def hidden(self, month):
        """What was hidden: (words, leaves) of each leaf group, and pair of published groups."""
        shown = {(one["first"], one["second"]) for one in self.exports[month]}
        leaves = self.truth[month]
        for place in (0, 1):
            for key in sorted({leaf[place] for leaf in leaves}):
                group = (key, "") if place == 0 else ("", key)
                if group not in shown:
                    yield group, [leaf for leaf in leaves if leaf[place] == key]
        pairs = {}
        for leaf in leaves:
            blocks = tuple(
                self.blocks[month][axis].get(leaf[place]) for axis, place in MARGINS.items()
            )
            pairs.setdefault(blocks, []).append(leaf)
        for pair, covered in pairs.items():
            if all(pair) and pair not in shown:
                yield pair, covered


class Together:
    """Somebody who has two figures about the same people.

    Each leaf of the part counts people who are in those leaves of the whole for which
    `lies_in(leaf, of_whole)` is true: all of them where `all_of_them`, else some.
    """

    def __init__(self, whole, part, month, lies_in, *, all_of_them=False):
        self.whole, self.part, self.month = whole, part, month
        links = []
        for leaf in part.truth[month]:
            theirs = [one for one in whole.truth[month] if lies_in(leaf, one)]
            links.append(np.concatenate([-whole.row(month, theirs), part.row(month, [leaf])]))
        if all_of_them:
            links += [-link for link in links]
        theirs, ours = (one.matrix.reshape(-1, one.width) for one in (whole, part))
        nothing, nought = np.zeros((len(theirs), part.width)), np.zeros((len(ours), whole.width))
        self.matrix = np.vstack([np.hstack([theirs, nothing]), np.hstack([nought, ours]), *links])
        self.bounds = np.concatenate([whole.bounds, part.bounds, np.zeros(len(links))])

    def range(self, leaves=(), of_part=()):
        """The least and the most of these leaves of the whole, less those of the part."""
        objective = np.concatenate(
            [self.whole.row(self.month, leaves), -self.part.row(self.month, of_part)]
        )
        found = [
            linprog(sign * objective, A_ub=self.matrix, b_ub=self.bounds, method="highs")
            for sign in (1, -1)
        ]
        assert all(one.success for one in found), "what is published contradicts the truth"
        return found[0].fun, -found[1].fun
