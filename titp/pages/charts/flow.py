"""What flows from one group into the next: stages side by side, ribbons as wide as their number."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from titp.pages.charts.ink import (
    HINT,
    WIDTH,
    at,
    hatching,
    ink,
    shortened,
    text,
    text_width,
)
from titp.pages.charts.values import headed, number, sheet, table

TOP, BOTTOM, LEFT, RIGHT, BAR, SPACE = 34, 8, 140, 150, 12, 16
PER_GROUP, LEAST_HEIGHT = 34, 240
STUB = 10  # how far what is not shown reaches out of a bar


@dataclass(frozen=True)
class Link:
    """So many go from a group of one stage to a group of the next."""

    source: str
    target: str
    amount: float


@dataclass
class Group:
    """One group of a stage: where it stands, and how far its ribbons have been laid already."""

    name: str
    size: float = 0
    coming: float = 0
    going: float = 0
    y: float = 0
    left: float = 0
    right: float = 0

    @property
    def amount(self):
        return max(self.size, self.coming, self.going)


def flow(slug, title, stages, steps, *, sizes=(), rest=0, hue=0, unit="", source=""):
    """Ribbons from stage to stage: `stages` are the words above them, `steps` the Links between
    each two of them, one list fewer than stages.

    `sizes`: for each stage name → how large a group is, where not all of it may be shown as
    ribbons; what is missing beside it is hatched if it is more than `rest`. A ribbon has the
    colour of its group in the stage `hue`, or else of the group that it leaves.
    """
    steps = [[one for one in links if one.amount > 0] for links in steps]
    columns = _columns(steps, sizes or [{} for _stage in stages])
    most = max((len(groups) for groups in columns), default=1)
    inner = max(LEAST_HEIGHT, PER_GROUP * most)
    chart = sheet(slug, title, TOP + inner + BOTTOM, _told(steps, unit), source=source)
    total = max(sum(one.amount for one in groups.values()) for groups in columns) or 1
    each = (inner - SPACE * (most - 1)) / total
    for groups in columns:
        y = TOP
        for group in groups.values():
            group.y = group.left = group.right = y
            y += group.amount * each + SPACE
    room = WIDTH - LEFT - RIGHT - BAR
    across = [LEFT + room * place / max(len(steps), 1) for place in range(len(stages))]
    chart["ribbons"] = [
        ribbon
        for place, links in enumerate(steps)
        for ribbon in _ribbons(links, place, columns, across, each, hue, unit)
    ]
    chart["groups"] = [
        _bar(group, across[place], each, unit)
        for place, groups in enumerate(columns)
        for group in groups.values()
    ]
    chart["rests"] = [
        stub
        for place, groups in enumerate(columns)
        for group in groups.values()
        for stub in _rests(group, across[place], place, len(stages), each, rest, unit)
    ]
    chart["grounds"], chart["texts"] = [], _heads(stages, across)
    for place, groups in enumerate(columns):
        for group in groups.values():
            _name(chart, group, across[place], each, place, len(stages))
    chart["table"] = table(
        headed(title, unit),
        [pgettext("flow", "From"), pgettext("flow", "To"), unit or _("Value")],
        [(one.source, [one.target, number(one.amount)]) for links in steps for one in links],
        numeric=False,
    )
    return chart


def _columns(steps, sizes):
    """For each stage name → Group, the largest first."""
    columns = [{name: Group(name, size) for name, size in known.items()} for known in sizes]
    for place, links in enumerate(steps):
        for one in links:
            left = columns[place].setdefault(one.source, Group(one.source))
            right = columns[place + 1].setdefault(one.target, Group(one.target))
            left.going += one.amount
            right.coming += one.amount
    return [
        {one.name: one for one in sorted(groups.values(), key=lambda one: (-one.amount, one.name))}
        for groups in columns
    ]


def _ribbons(links, place, columns, across, each, hue, unit):
    """The ribbons of one step, laid from top to bottom in the order of both its stages."""
    left, right = columns[place], columns[place + 1]
    ranks = [{name: rank for rank, name in enumerate(groups)} for groups in (left, right)]
    links = sorted(links, key=lambda one: (ranks[0][one.source], ranks[1][one.target]))
    starts, ends = {}, {}
    for one in links:
        group = left[one.source]
        starts[one], group.right = group.right, group.right + one.amount * each
    for one in sorted(links, key=lambda one: (ranks[1][one.target], ranks[0][one.source])):
        group = right[one.target]
        ends[one], group.left = group.left, group.left + one.amount * each
    by_target = place + 1 == hue
    for one in links:
        rank = ranks[1][one.target] if by_target else ranks[0][one.source]
        yield {
            "path": _ribbon(across[place] + BAR, starts[one], across[place + 1], ends[one],
                            one.amount * each),
            "colour": ink(rank).colour,
            "title": f"{one.source} → {one.target}: {number(one.amount, unit)}",
        }  # fmt: skip


def _ribbon(x1, y1, x2, y2, thick):
    """A band that leaves and arrives level."""
    middle = (x1 + x2) / 2
    points = [x1, y1, middle, y1, middle, y2, x2, y2,
              x2, y2 + thick, middle, y2 + thick, middle, y1 + thick, x1, y1 + thick]  # fmt: skip
    a = [at(one) for one in points]
    return (
        f"M{a[0]} {a[1]}C{a[2]} {a[3]} {a[4]} {a[5]} {a[6]} {a[7]}"
        f"L{a[8]} {a[9]}C{a[10]} {a[11]} {a[12]} {a[13]} {a[14]} {a[15]}Z"
    )


def _bar(group, x, each, unit):
    height = max(group.amount * each, 1)
    return {
        "x": at(x), "y": at(group.y), "width": at(BAR), "height": at(height),
        "title": f"{group.name}: {number(group.amount, unit)}",
    }  # fmt: skip


def _rests(group, x, place, stages, each, least, unit):
    """What of a group may not be shown as ribbons: a hatched stub on the side where it is missing,
    under the ribbons that are there."""
    sides = (
        (place > 0, group.coming, x - STUB, group.left),
        (place < stages - 1, group.going, x + BAR, group.right),
    )
    for is_between, shown, start, y in sides:
        missing = group.amount - shown
        if is_between and missing > least:
            height = missing * each
            yield {
                "x": at(start), "y": at(y), "width": at(STUB), "height": at(height),
                "texture": hatching(start, y, STUB, height, "/", 5),
                "title": f"{group.name}: " + _("not shown: %(count)s")
                % {"count": number(missing, unit)},
            }  # fmt: skip


def _heads(stages, across):
    """What each stage is, above it."""
    last = len(stages) - 1
    anchors = {0: "start", last: "end"}
    places = {0: 0, last: WIDTH}
    return [
        text(places.get(i, across[i] + BAR / 2), 16, stage, anchors.get(i, "middle"),
             colour=HINT, weight=700)
        for i, stage in enumerate(stages)
    ]  # fmt: skip


def _name(chart, group, x, each, place, stages):
    """A group's name and number: left of the first stage, right of the others."""
    y = group.y + max(group.amount * each / 2, 4) + 4
    amount = f" {number(group.amount)}"
    if place == 0:
        words = shortened(group.name, LEFT - 10 - text_width(amount)) + amount
        chart["texts"].append(text(x - 6, y, words, "end"))
        return
    room = RIGHT - 8 if place == stages - 1 else 150
    words = shortened(group.name, room - text_width(amount)) + amount
    if place < stages - 1:
        # White behind the words, so that ribbons do not run through them.
        ground = {"x": at(x + BAR + 2), "y": at(y - 12), "width": at(text_width(words) * 0.9)}
        chart["grounds"].append(ground | {"height": "16"})
    chart["texts"].append(text(x + BAR + 5, y, words))


def _told(steps, unit):
    """The largest ribbon."""
    links = [one for step in steps for one in step]
    if not links:
        return _("There are no values to show.")
    most = max(links, key=lambda one: one.amount)
    return _("Largest: %(path)s, %(amount)s.") % {
        "path": f"{most.source} → {most.target}", "amount": number(most.amount, unit),
    }  # fmt: skip
