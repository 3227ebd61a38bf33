"""Editions: what may be told of a month's figures, worked out once and frozen."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db import transaction

from titp.monitoring.beside import merged_beside, safe_numerators
from titp.monitoring.crossing import Crossing
from titp.monitoring.figure import ALL, FIGURES, OTHER, UNKNOWN
from titp.monitoring.memory import CROSSED, FIRST, SECOND, inherited, told
from titp.monitoring.merging import Merging, Past
from titp.monitoring.models import Edition, Grouping, PublishedCell, Snapshot
from titp.monitoring.safety import RULES, Sums, published
from titp.monitoring.snapshots import take

State = PublishedCell.State


def publish_due(on, alias="nightly"):
    """Publish the month that ended before the day, if that was not done; returns the Edition or
    None. Counted as of the last day of the month, whenever the night comes to it."""
    as_of = on.replace(day=1) - timedelta(1)
    if Edition.objects.using(alias).filter(month=as_of.replace(day=1)).exists():
        return None
    take(as_of, alias)
    return publish(as_of, alias)


def publish(as_of, alias="nightly"):
    """Freeze the edition of the month that ends on the day, from the snapshots of that day."""
    with transaction.atomic(using=alias):
        month = as_of.replace(day=1)
        edition = Edition.objects.using(alias).create(month=month, as_of=as_of, rules=RULES)
        works = {}
        for figure in in_order(FIGURES.values()):
            tables, past = tables_of(figure, as_of, alias), told(figure, month, alias)
            work = Publication(figure, tables, past, works.get(figure.part_of))
            works[figure.slug] = work
            mine = {"edition": edition, "figure": figure.slug, "version": figure.version}
            for model, rows in ((PublishedCell, work.cells), (Grouping, work.groupings)):
                model.objects.using(alias).bulk_create(model(**mine, **row) for row in rows)
    return edition


def in_order(figures):
    """Those that are published, the whole before its parts."""
    return sorted((one for one in figures if one.published), key=lambda one: one.depth)


def tables_of(figure, as_of, alias):
    """The figure's Sums of a day: axis → key → Sums, for both dimensions and (axis 0) by pairs."""
    rows = Snapshot._base_manager.using(alias).filter(figure=figure.slug, taken_on=as_of)
    tables = {CROSSED: {}, FIRST: {}, SECOND: {}}
    values = ("organization_id", "group", "second", "value", "base", "squares")
    for organization_id, first, second, *numbers in rows.values_list(*values):
        first = (first or UNKNOWN) if figure.first else ALL
        second = (second or UNKNOWN) if figure.second else ALL
        for axis, key in ((CROSSED, (first, second)), (FIRST, first), (SECOND, second)):
            sums = tables[axis].setdefault(key, Sums(figure.kind))
            sums.add(organization_id, tuple(numbers))
    return tables


@dataclass
class Publication:
    """What of one figure is told: rows of cells, and of groupings for later editions.

    `whole`: the Publication of the figure that it is a part of. Its groups are kept nested with
    those of the whole, as with those of earlier editions, and who is left out must be safe too.
    """

    figure: object
    tables: dict
    past: list
    whole: "Publication | None" = None
    merged: dict = field(default_factory=dict)  # slug of a dimension → its Merging, published
    cells: list = field(default_factory=list)
    groupings: list = field(default_factory=list)

    @property
    def everybody(self):
        return sum(self.tables[FIRST].values(), Sums(self.figure.kind))

    def __post_init__(self):
        everybody = self.everybody
        if not everybody.of:
            return
        if self.whole:
            everybody = everybody.beside(self.whole.everybody)
        if not everybody.is_safe or self._tells_a_finer_one():
            n = published(everybody, 0)[1] if everybody.is_countable else None
            self.cells.append({"state": State.SUPPRESSED, "n": n})
            return
        self._tell(everybody)
        if self.figure.first:
            rows = self._merged(FIRST, self.figure.first)
            self._margin(FIRST, rows)
            if self.figure.second:
                self._second(rows)

    def _tells_a_finer_one(self):
        """Whether this share and those like it tell what a breakdown of the whole hides."""
        if not (self.figure.numerator_of and self.whole):
            return False
        dimension, mine = self.figure.numerator_of
        others = [one.numerator_of for one in FIGURES.values() if one.numerator_of]
        keys = [key for of, key in others if of is dimension]
        finer = self.whole.merged.get(dimension.finer)
        return finer is not None and mine not in safe_numerators(keys, dimension, finer)

    def _second(self, rows):
        columns = self._merged(SECOND, self.figure.second)
        crossing = self._crossing(rows.blocks, columns.blocks)
        if crossing.hidden is None:
            return  # beside the first breakdown nothing of the second can be told
        self._margin(SECOND, columns)
        for (row, column), sums in sorted(crossing.cells.items()):
            shown = (row, column) not in crossing.hidden
            safe = (row, column) not in crossing.unsafe
            self._remember(CROSSED, row, column, safe, shown)
            if shown:
                self._tell(sums, row, column)

    def _merged(self, axis, dimension):
        leaves, past = self.tables[axis], [one.past(axis) for one in self.past]
        if dimension.apart:
            past.append(Past({key: dimension.apart(key) for key in leaves}))
        published = self.whole.merged if self.whole else {}
        if dimension.finer in published:
            return merged_beside(leaves, dimension, past, published[dimension.finer])
        if theirs := published.get(dimension.slug):
            none = Sums(self.whole.figure.kind)
            leaves = {k: sums.beside(theirs.leaves.get(k, none)) for k, sums in leaves.items()}
            past.append(Past(theirs.blocks, frozenset(theirs.unsafe)))
        return Merging(leaves, dimension, past)

    def _crossing(self, rows, columns):
        cells = {}
        for (first, second), sums in self.tables[CROSSED].items():
            if rows and columns:
                place = rows[first], columns[second]
                cells[place] = cells[place] + sums if place in cells else sums
        return Crossing(cells, *inherited(rows, columns, self.past))

    def _margin(self, axis, merging):
        """The blocks of a breakdown, and those larger groups that are made of whole blocks."""
        self.merged[merging.dimension.slug] = merging
        groups = {}
        for key, block in merging.blocks.items():
            groups.setdefault(block, set()).add(key)
            self._remember(axis, key, block, key not in merging.unsafe, key == block)
        for parent in {p for key in merging.blocks for p in merging.dimension.parents(key)}:
            below = {k for k in merging.blocks if parent in merging.dimension.parents(k)}
            blocks = [keys for keys in groups.values() if keys & below]
            if parent != ALL and len(blocks) > 1 and all(keys <= below for keys in blocks):
                groups.setdefault(parent, below)
        for group, keys in sorted(groups.items()):
            self._tell(merging.sums(keys), *((group,) if axis == FIRST else (ALL, group)))

    def _tell(self, sums, first=ALL, second=ALL):
        value, n, low, high, organizations = published(sums, self.figure.precision)
        merged = first.startswith(OTHER) or second.startswith(OTHER)
        self.cells.append({
            "first": first, "second": second, "state": State.MERGED if merged else State.SHOWN,
            "value": value, "n": n, "low": low, "high": high, "organizations": organizations,
        })  # fmt: skip

    def _remember(self, axis, first, second, safe, shown):
        self.groupings.append(
            {"axis": axis, "first": first, "second": second, "safe": safe, "shown": shown}
        )
