"""What a figure is: a number that an app declares in `<app>/figures.py` (数値)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from titp.declared import Declared, Text

FIGURES = Declared("figures")
ALL = ""  # the group of everybody
UNKNOWN = "?"  # what an empty key of a dimension becomes
OTHER = "~"  # begins the key of what was merged: "~" of all, "~kanto" of that parent
EVERYONE, OTHERS = Text(ja="全体", en="All"), Text(ja="その他", en="Other")
NOT_KNOWN = Text(ja="不明", en="Not known")
NOTHING = Text(ja="", en="")


class Kind(StrEnum):
    """How the numbers of two groups become that of both."""

    COUNT = "count"  # they are added
    RATE = "rate"  # numerators and denominators are added; in per cent
    MEAN = "mean"  # sums and numbers of people are added


class Topic(StrEnum):
    """Where monitors look for a figure."""

    PROGRAMME = "programme"  # who is here, what is learned
    PROTECTION = "protection"  # complaints, safety, wages and debts of people
    DUTIES = "duties"  # what organizations and companies owe
    SURVEY = "survey"  # who is asked after the return, and who answers
    PATHWAYS = "pathways"  # what became of them
    VENTURES = "ventures"  # what they founded


@dataclass(frozen=True)
class Target:
    """What a figure shall have reached by a day: a value in the figure's unit."""

    value: int
    by: date


# What the statement answers after organization and groups.
NUMBERS = {
    Kind.COUNT: ("value",),
    Kind.RATE: ("numerator", "denominator"),
    Kind.MEAN: ("total", "n", "squares"),
}


def _no_parent(key):
    return ALL


@dataclass(frozen=True)
class Tiles:
    """A map of tiles: key → (short words, column, row), and words that stand above some of them.

    Columns and rows count from 0 at the upper left; a place says where one looks for a key, not
    how large it is. `headings`: (words, column, row).
    """

    places: dict
    headings: tuple = ()


@dataclass(frozen=True)
class Dimension:
    """What a figure is broken down by.

    `names` turns a key into words for a reader. `parent` answers the key of the larger group
    into which a key is merged where it is too small to be shown, "" for everybody. Keys for which
    `apart` answers differently are never merged, only left out together: another figure tells how
    many there are of each. `finer`: the slug of a dimension with finer keys, each of which lies in
    the key of this one that `of_finer` answers. `tiles` answers where its keys stand on a map of
    tiles, for those that have a place.
    """

    slug: str
    title: Text
    names: Callable[[str], object] = str
    parent: Callable[[str], str] = _no_parent
    apart: Callable[[str], str] | None = None
    finer: str = ""
    of_finer: Callable[[str], str] | None = None
    tiles: Callable[[], "Tiles"] | None = None

    def name(self, key):
        """Words for any key that is published: of a group, a parent, others or everybody."""
        if key == ALL:
            return EVERYONE
        if key == UNKNOWN:
            return NOT_KNOWN
        if not key.startswith(OTHER):
            return self.names(key)
        of = key.removeprefix(OTHER)
        return f"{OTHERS} ({self.names(of)})" if of else OTHERS

    def parents(self, key):
        """The larger groups of a key from the nearest to everybody.

        Raises ValueError where a group lies within itself, as when it bears the name of a key.
        """
        passed = {key}
        while key != ALL:
            key = ALL if key == UNKNOWN else self.parent(key)
            if key in passed:
                raise ValueError(f"{key} of {self.slug} lies within itself")
            passed.add(key)
            yield key


@dataclass(frozen=True)
class Figure:
    """A number with its definition; tile, chart, API, files and dictionary follow from it.

    `statement` answers one SQL statement as seen on the day `%(on)s`, for all organizations at
    once: organization_id, the key of each dimension as text ('' where there is none), and

    - a count: the value;
    - a rate: numerator and denominator, which the numerator is a part of;
    - a mean: total, number of people or cases (n), total of the squares.

    Each is an integer, one row for each organization and group, none with only zeros.
    `part_of`: the slug of the figure that counts all of the people of whom this one counts some or
    all; only then both are guarded together. Two such figures have no dimension in common, but for
    the only one of a part.
    `version` rises when the definition changes: then numbers are not compared, but what was hidden
    before stays hidden. `precision`: decimals of a rate or a mean.
    `sdg`: targets that it speaks to, as "8.7", or an indicator, as "10.7.1".
    `lower_end`: the key of the first dimension whose part is known for certain, where the figure
    is a range from that part to everybody.
    `numerator_of`: of a rate without dimensions, a dimension that is coarser than one of the whole,
    and the key of it of which the numerator are the people.
    `on_paper`: whether it stands in an organization's own monthly report.
    `published`: whether editions tell it; else it is counted for the paper only.
    """

    slug: str
    title: Text
    unit: Text
    definition: Text
    statement: Callable[[], str]
    dimensions: tuple[Dimension, ...] = ()
    kind: Kind = Kind.COUNT
    numerator: Text = NOTHING
    denominator: Text = NOTHING
    source: Text = NOTHING
    limits: Text = NOTHING
    version: int = 1
    sdg: tuple[str, ...] = ()
    topic: Topic = Topic.PROGRAMME
    target: Target | None = None
    precision: int = 1
    lower_end: str = ALL
    part_of: str = ""
    numerator_of: tuple[Dimension, str] | None = None
    on_paper: bool = False
    published: bool = True

    @property
    def first(self):
        """The first dimension, or None."""
        return self.dimensions[0] if self.dimensions else None

    @property
    def second(self):
        """The second dimension, or None."""
        return self.dimensions[1] if len(self.dimensions) > 1 else None

    @property
    def depth(self):
        """How many figures this one is a part of, one within the other."""
        return 1 + FIGURES[self.part_of].depth if self.part_of else 0

    @property
    def columns(self):
        """Names of the columns that the statement answers."""
        groups = ("first", "second") if self.second else ("first",)
        return ("organization_id", *groups, *NUMBERS[self.kind])


def figure(*, title, unit, definition, **more):
    """Declare a figure: the function's name is its slug; it answers the statement."""
    if len(more.get("dimensions", ())) > 2:
        raise ValueError("a figure has at most two dimensions")
    if more.get("on_paper") and (more.get("kind") or len(more.get("dimensions", ())) > 1):
        raise ValueError("the monthly report shows counts by one dimension")

    def declare(statement):
        return FIGURES.add(
            Figure(
                slug=statement.__name__,
                title=title,
                unit=unit,
                definition=definition,
                statement=statement,
                **more,
            )
        )

    return declare
