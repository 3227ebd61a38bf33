"""What was reached so far against a goal on a day, on one scale of time."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from titp.pages.charts.ink import HINT, RULE, WIDTH, at, hatching, ink, line, marker, text
from titp.pages.charts.scale import Scale, scale_for
from titp.pages.charts.values import as_values, headed, marked, number, sheet, spoken, table

TOP, BOTTOM, LEFT, RIGHT, HEIGHT = 34, 30, 84, 16, 280
GOAL = "#197A4B"


@dataclass(frozen=True)
class Course:
    """Values of one kind on days, and what the last of them would be on the day of the goal if it
    went on as until now (`by_then`, None where nobody knows)."""

    label: str
    values: tuple
    by_then: float | None = None


def toward_goal(slug, title, days, paths, goal, by, *, unit="", source=""):
    """A line for each path through its values on the days, the goal as a line over all the time up
    to the day `by`, and from the last value two ways there: the one needed (dashes) and the one at
    the pace until now (dots). Painted by the template of `line_band`."""
    paths = [Course(one.label, as_values(one.values), one.by_then) for one in paths]
    drawn = [v.amount for one in paths for v in one.values if v.is_drawn]
    ahead = [one.by_then for one in paths if one.by_then is not None]
    up, ticks = scale_for([*drawn, *ahead, goal], HEIGHT - BOTTOM, TOP)
    across = Scale(days[0].toordinal(), by.toordinal(), LEFT + 8, WIDTH - RIGHT)
    chart = sheet(slug, title, HEIGHT, _told(days, paths, goal, by, unit), source=source)
    chart["lines"] = [line(LEFT, up(t), WIDTH - RIGHT, up(t), _rule(t)) for t in ticks]
    chart["lines"].append(line(LEFT, up(goal), WIDTH - RIGHT, up(goal), GOAL, 2))
    chart["texts"] = [text(LEFT - 8, up(t) + 4, number(t), "end", colour=HINT) for t in ticks]
    chart["texts"] += [
        text(LEFT, 14, unit, "end", colour=HINT),
        text(WIDTH - RIGHT, up(goal) - 6, _goal_words(goal, by, unit), "end", 13, GOAL, 700),
        *_years(days[0], by, across),
    ]
    chart["bands"], chart["curves"], chart["points"], chart["hidden"] = [], [], [], []
    for order, one in enumerate(paths):
        known = [(day, v) for day, v in zip(days, one.values, strict=True) if v.is_drawn]
        chart["hidden"] += [
            _hidden(day, v, across, unit)
            for day, v in zip(days, one.values, strict=True)
            if v.suppressed
        ]
        if known:
            _draw(chart, one, known, ink(order), up, across, goal, by, unit)
    chart["table"] = table(
        title,
        ["", *(headed(one.label, unit) for one in paths)],
        [
            *((f"{day:%Y-%m}", [spoken(one.values[i]) for one in paths])
              for i, day in enumerate(days)),
            (_("at this pace, %(day)s") % {"day": f"{by:%Y-%m}"},
             [number(round(one.by_then)) if one.by_then is not None else "–" for one in paths]),
            (_("target, %(day)s") % {"day": f"{by:%Y-%m}"}, [number(goal) for _one in paths]),
        ],
    )  # fmt: skip
    return chart


def _rule(tick):
    return RULE if tick == 0 else "#E6E6E6"


def _goal_words(goal, by, unit):
    day = date_format(by, "YEAR_MONTH_FORMAT")
    return _("Target: %(goal)s by %(day)s") % {"goal": number(goal, unit), "day": day}


def _years(first, by, across):
    """The beginnings of years, as far as their words have room."""
    years = range(first.year + 1, by.year + 1)
    every = max(1, len(years) // 8)
    return [
        text(across(date(year, 1, 1).toordinal()), HEIGHT - BOTTOM + 18, year, "middle")
        for year in years
        if (year - first.year - 1) % every == 0
    ]


def _hidden(day, value, across, unit, width=8):
    x = across(day.toordinal()) - width / 2
    height = HEIGHT - BOTTOM - TOP
    return {
        "x": at(x), "y": at(TOP), "width": at(width), "height": at(height),
        "texture": hatching(x, TOP, width, height), "title": marked(f"{day:%Y-%m}", value, unit),
    }  # fmt: skip


def _draw(chart, path, known, look, up, across, goal, by, unit):
    """The line of a path, its markers, and both ways on from its last value."""
    places = [f"{at(across(day.toordinal()))} {at(up(v.amount))}" for day, v in known]
    curve = {"path": "M" + "L".join(places), "colour": look.colour, "dash": ""}
    end = at(across(by.toordinal()))
    needed = {"path": f"M{places[-1]}L{end} {at(up(goal))}", "colour": GOAL, "dash": "7 4"}
    chart["curves"] += [curve, needed]
    if path.by_then is not None:
        on = {"path": f"M{places[-1]}L{end} {at(up(path.by_then))}", "dash": "2 3"}
        chart["curves"].append(on | {"colour": look.colour})
    chart["points"] += [
        {
            "path": marker(look.marker, across(day.toordinal()), up(v.amount), 3),
            "colour": look.colour, "href": v.href,
            "title": marked(f"{day:%Y-%m}", v, unit, path.label),
        }
        for day, v in known
    ]  # fmt: skip


def _told(days, paths, goal, by, unit):
    """The target, and for each path its last value and where it leads to."""
    sentences = [_goal_words(goal, by, unit) + "."]
    for one in paths:
        known = [(day, v) for day, v in zip(days, one.values, strict=True) if v.is_drawn]
        if not known:
            continue
        words = {"label": one.label, "value": number(known[-1][1].amount, unit),
                 "day": f"{known[-1][0]:%Y-%m}"}  # fmt: skip
        sentences.append(_("%(label)s: %(value)s in %(day)s.") % words)
        if one.by_then is not None:
            words["then"] = number(round(one.by_then), unit)
            sentences.append(_("At the pace until now it would be %(then)s.") % words)
    return " ".join(sentences)
