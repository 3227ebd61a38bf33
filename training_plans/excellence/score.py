"""The points of a host or of the organization: line by line, with where each value comes from."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from training_plans.excellence.facts import Window, facts_of
from training_plans.excellence.items import (
    BLOCKS,
    CHOICES,
    FULL,
    HOST,
    IN_PERCENT,
    INPUTS,
    ORGANIZATION,
    THRESHOLD,
    WARNING,
    Item,
    items_of,
)
from training_plans.models import ExcellenceValue

# Of what nobody records, the number that usually holds; it can be entered.
USUAL = {"unable_1": 0, "unable_23": 0}
COMPUTED, ENTERED, ASSUMED, TYPED, USUALLY = "computed", "entered", "assumed", "typed", "usual"


@dataclass(frozen=True)
class Value:
    """One input of a line: its number (None: not known), and where it comes from."""

    name: str
    number: int | None
    source: str = ""
    year: int | None = None

    @property
    def label(self):
        return str(INPUTS[self.name])

    @property
    def shown(self):
        if self.number is None:
            return _("not known: enter")
        for value, words in CHOICES.get(self.name, ()):
            if value == self.number:
                return str(words)
        if self.name in IN_PERCENT:
            return f"{self.number // 10}.{self.number % 10}"
        return f"{self.number:,}"

    @property
    def source_label(self):
        return {
            COMPUTED: _("from the records"),
            ENTERED: _("entered for %(year)s") % {"year": self.year},
            ASSUMED: _("assumed"),
            TYPED: _("typed now"),
            USUALLY: _("none recorded"),
        }.get(self.source, "")


@dataclass(frozen=True)
class Line:
    """An item with its values and points (None: they cannot be told yet)."""

    item: Item
    values: list[Value]
    points: int | None

    @property
    def is_sure(self):
        return self.item.mark == "S"


@dataclass(frozen=True)
class Block:
    """The lines of one block; its sum is capped at its maximum."""

    title: str
    most: int
    lines: list[Line] = field(default_factory=list)

    @property
    def points(self):
        return min(self.most, sum(line.points or 0 for line in self.lines))

    @property
    def possible(self):
        """The sum if all that is not known were as good as it can be."""
        return min(
            self.most,
            sum(line.item.most if line.points is None else line.points for line in self.lines),
        )

    @property
    def worst(self):
        """The sum if all that is not known took away what it can."""
        return min(
            self.most,
            sum(
                min(0, line.item.least) if line.points is None else line.points
                for line in self.lines
            ),
        )


@dataclass(frozen=True)
class Score:
    """The sum for one fiscal year; `window` are the years of its results."""

    year: int
    window: Window
    blocks: list[Block]
    full: int = FULL
    threshold: int = THRESHOLD

    @property
    def points(self):
        return sum(block.points for block in self.blocks)

    @property
    def possible(self):
        return sum(block.possible for block in self.blocks)

    @property
    def by_code(self):
        """{code: points} of all lines."""
        return {line.item.code: line.points for block in self.blocks for line in block.lines}

    @property
    def unknown(self):
        return sum(line.points is None for block in self.blocks for line in block.lines)

    @property
    def state(self):
        """(tone, words): whether six tenths are reached, or could still be."""
        if self.points >= THRESHOLD > sum(block.worst for block in self.blocks):
            return "info", _("reached, unless what is not known takes points away")
        if self.points >= WARNING:
            return "ok", _("reached")
        if self.points >= THRESHOLD:
            return "warn", _("reached, with little to spare")
        if self.possible >= THRESHOLD:
            return "info", _("cannot be told yet: values are missing")
        return "err", _("not reached")


def score(company, year, on, *, assuming=False, typed=None):
    """The Score of a company (None: of the organization) for a fiscal year, as recorded on a day.

    `assuming`: with what was kept as assumed for that year. `typed`: {(code, input): number} that
    goes before everything.
    """
    whose = HOST if company else ORGANIZATION
    facts = facts_of(company.pk if company else 0, year, on)
    entered = _entered(company, year, assuming)
    blocks = {}
    for item in items_of(whose, on):
        values = [_value(item, name, facts, entered, typed or {}) for name in item.inputs]
        points = item.points({value.name: value.number for value in values})
        block = blocks.setdefault(item.block, Block(str(BLOCKS[item.block]), item.block_max))
        block.lines.append(Line(item, values, points))
    return Score(year, Window(year), list(blocks.values()))


def _entered(company, year, assuming):
    """{(code, input): Value}: the newest entered up to the year, before it what is assumed."""
    rows = ExcellenceValue.objects.filter(company=company, fiscal_year__lte=year)
    found = {}
    for row in rows.order_by("assumed", "fiscal_year"):
        if row.assumed and (not assuming or row.fiscal_year != year):
            continue
        source = ASSUMED if row.assumed else ENTERED
        found[row.item, row.name] = Value(row.name, row.value, source, row.fiscal_year)
    return found


def _value(item, name, facts, entered, typed):
    key = (item.code, name)
    if key in typed:
        return Value(name, typed[key], TYPED)
    if key in entered:
        return entered[key]
    if name in facts:
        return Value(name, facts[name], COMPUTED)
    return Value(name, USUAL.get(name), USUALLY if name in USUAL else "")
