"""What flows from one group into the next: stages side by side, ribbons as wide as their number."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from titp.pages.charts.ink import (
    FG,
    HINT,
    RULE,
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
HIDDEN = "#B3B3B3"


@dataclass(frozen=True)
class Flow:
    """So many went this way: the groups of the path from the first stage to the last.

    `hidden`: of these it is known how many they are, but not where they went.
    """

    path: tuple
    amount: float
    hidden: bool = False


@dataclass
class Group:
    """One group of a stage: where it stands, and how far its ribbons have been laid already."""

    name: str
    amount: float
    hidden: bool
    y: float = 0
    left: float = 0
    right: float = 0


def flow(slug, title, stages, flows, *, unit="", source=""):
    """Ribbons from stage to stage; `stages` are the words above them, as many as a path has groups.

    Groups stand by their size, hidden ones last; a ribbon has the colour of the first group of its
    path, so that one can follow it to the end. Amounts of a group are those that are drawn.
    """
    flows = [one for one in flows if one.amount > 0]
    columns = [_groups(flows, place) for place in range(len(stages))]
    most = max((len(groups) for groups in columns), default=1)
    inner = max(LEAST_HEIGHT, PER_GROUP * most)
    chart = sheet(slug, title, TOP + inner + BOTTOM, _told(flows, unit), source=source)
    total = sum(one.amount for one in flows) or 1
    each = (inner - SPACE * (most - 1)) / total
    for groups in columns:
        y = TOP
        for group in groups.values():
            group.y = group.left = group.right = y
            y += group.amount * each + SPACE
    across = [LEFT + (WIDTH - LEFT - RIGHT - BAR) * place / max(len(stages) - 1, 1)
              for place in range(len(stages))]  # fmt: skip
    chart["ribbons"] = _ribbons(flows, columns, across, each, unit)
    chart["groups"] = [
        _bar(group, across[place], each, unit)
        for place, groups in enumerate(columns)
        for group in groups.values()
    ]
    chart["grounds"], chart["texts"] = [], _heads(stages, across)
    for place, groups in enumerate(columns):
        for group in groups.values():
            _name(chart, group, across[place], each, place, len(stages))
    chart["table"] = table(
        headed(title, unit),
        [*stages, unit or _("Value")],
        [(one.path[0], [*one.path[1:], number(one.amount)]) for one in flows],
        numeric=False,
    )
    return chart


def _groups(flows, place):
    """Name → Group of a stage, the largest first, hidden ones last."""
    groups = {}
    for one in flows:
        name = one.path[place]
        group = groups.setdefault(name, Group(name, 0, one.hidden and place > 0))
        group.amount += one.amount
    order = sorted(groups.values(), key=lambda group: (group.hidden, -group.amount, group.name))
    return {group.name: group for group in order}


def _ribbons(flows, columns, across, each, unit):
    """The ribbons between neighbouring stages, laid from top to bottom in the order of both."""
    colours = {name: ink(place).colour for place, name in enumerate(columns[0])}
    ranks = [{name: rank for rank, name in enumerate(groups)} for groups in columns]
    ribbons = []
    for place in range(len(columns) - 1):
        sums = {}
        for one in flows:
            way = (one.path[place], one.path[place + 1], one.path[0], one.hidden)
            sums[way] = sums.get(way, 0) + one.amount

        def order(way, place=place):
            return (ranks[place][way[0]], ranks[place + 1][way[1]], ranks[0][way[2]])

        ways = sorted(sums, key=order)
        starts = {}
        for way in ways:
            group = columns[place][way[0]]
            starts[way], group.right = group.right, group.right + sums[way] * each
        for way in sorted(ways, key=lambda way: (order(way)[1], order(way)[2], order(way)[0])):
            group = columns[place + 1][way[1]]
            end, group.left = group.left, group.left + sums[way] * each
            thick = sums[way] * each
            x1, x2 = across[place] + BAR, across[place + 1]
            names = [way[2], way[0], way[1]] if place else [way[0], way[1]]
            ribbons.append({
                "path": _ribbon(x1, starts[way], x2, end, thick),
                "colour": HIDDEN if way[3] else colours[way[2]], "hidden": way[3],
                "title": f"{' → '.join(names)}: {number(sums[way], unit)}",
            })  # fmt: skip
    return ribbons


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
        "colour": "#FFFFFF" if group.hidden else FG, "border": RULE if group.hidden else FG,
        "texture": hatching(x, group.y, BAR, height, "/", 5) if group.hidden else "",
        "title": f"{group.name}: {number(group.amount, unit)}",
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


def _told(flows, unit):
    """The largest flow, and how much of all is hidden."""
    shown = [one for one in flows if not one.hidden]
    if not shown:
        return _("There are no values to show.")
    most = max(shown, key=lambda one: one.amount)
    sentences = [
        _("Largest: %(path)s, %(amount)s.")
        % {"path": " → ".join(map(str, most.path)), "amount": number(most.amount, unit)}
    ]
    if hidden := sum(one.amount for one in flows if one.hidden):
        sentences.append(_("Not shown: %(count)s.") % {"count": number(hidden, unit)})
    return " ".join(sentences)
