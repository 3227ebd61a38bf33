"""A plan over years and what became of it: outlines for the plan, fill for what happened."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from titp.japanese.eras import japanese_date
from titp.pages.charts.ink import (
    FG,
    HINT,
    LINE,
    TODAY,
    WIDTH,
    at,
    hatching,
    ink,
    line,
    marker,
    shortened,
    text,
    text_width,
)
from titp.pages.charts.scale import Scale
from titp.pages.charts.values import sheet, table

LABELS, RIGHT, AXIS, ROW, LANE = 120, 12, 54, 36, 22
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Row:
    """One line of the plan. Periods are (first day, last day); an open last day is None."""

    label: str
    planned: tuple = ()
    actual: tuple = ()


@dataclass(frozen=True)
class Milestone:
    """A day that matters; milestones of one kind share a colour, `href` leads to its page."""

    day: date
    label: str
    kind: str = ""
    href: str = ""


def gantt(slug, title, rows, milestones=(), *, today, source=""):
    """Rows over the fiscal years from the earliest to the latest day, today as a red line.

    A stretch of the plan that has passed without anything happening in it is hatched. What
    has no last day yet is drawn up to today. All periods include both their days.
    """
    first, last = _domain(rows, milestones, today)
    across = Scale(first.toordinal(), last.toordinal() + 1, LABELS, WIDTH - RIGHT)
    placed, lanes = _placed(milestones, across)
    foot = AXIS + ROW * len(rows)
    height = foot + LANE * lanes + 10
    chart = sheet(slug, title, height, _told(rows, milestones, today), source=source)
    chart["texts"], chart["lines"] = _axis(first, last, across, foot)
    chart["planned"], chart["actual"], chart["gaps"] = [], [], []
    for position, row in enumerate(rows):
        top = AXIS + ROW * position
        chart["lines"].append(line(0, top + ROW, WIDTH - RIGHT, top + ROW, "#E6E6E6"))
        chart["texts"].append(text(0, top + 23, shortened(row.label, LABELS - 8)))
        chart["planned"] += [
            _bar(across, top + 6, 24, period, today, row.label, _("planned"))
            for period in row.planned
        ]
        chart["actual"] += [
            _bar(across, top + 11, 14, period, today, row.label, _("actual"))
            for period in row.actual
        ]
        for gap in gaps(row, today):
            chart["gaps"].append(_bar(across, top + 11, 14, gap, today, row.label, _("gap")))
    chart["milestones"] = [
        _diamond(milestone, lane, milestones, across, foot) for milestone, lane in placed
    ]
    chart["today"] = None
    if first <= today <= last:
        x = across(today.toordinal() + 0.5)
        chart["today"] = line(x, AXIS - 6, x, foot, TODAY, 2)
        chart["today"]["title"] = _("Today: %(day)s") % {"day": _written(today)}
        chart["texts"].append(text(x, AXIS - 9, _("Today"), "middle", colour=TODAY, weight=700))
    chart["table"] = _facts(title, rows, milestones, today)
    return chart


def gaps(row, today):
    """Stretches of the plan, up to yesterday, in which nothing actual lies."""
    for start, end in row.planned:
        day = start
        end = min(end or today, today - ONE_DAY)
        for actual_start, actual_end in sorted(row.actual, key=lambda period: period[0]):
            if actual_start > day:
                yield from _stretch(day, min(actual_start - ONE_DAY, end))
            day = max(day, (actual_end or today) + ONE_DAY)
        yield from _stretch(day, end)


def _stretch(start, end):
    if start <= end:
        yield start, end


def _fiscal_year(day):
    return day.year if day.month >= 4 else day.year - 1


def _domain(rows, milestones, today):
    """From 1 April before the earliest day to 31 March after the latest."""
    days = [milestone.day for milestone in milestones]
    for row in rows:
        for start, end in (*row.planned, *row.actual):
            days += [start, end or max(start, today)]
    days = days or [today]
    return date(_fiscal_year(min(days)), 4, 1), date(_fiscal_year(max(days)) + 1, 3, 31)


def _axis(first, last, across, foot):
    texts, lines = [], []
    years = range(first.year, last.year + 1)
    room = (across.end - across.start) / max(len(years) - 1, 1)
    for year in years:
        x = across(date(year, 4, 1).toordinal())
        lines.append(line(x, AXIS - 8, x, foot, LINE))
        if year == last.year:
            continue
        words = [_("FY%(year)s") % {"year": year}]
        if (get_language() or "en").startswith("ja"):
            era_year = japanese_date(date(year, 4, 1)).partition("年")[0]
            words.append(f"{era_year}年度")
        if max(text_width(word) for word in words) > room:
            words = [str(year)] if year % 2 == first.year % 2 else []
        for row, word in enumerate(words):
            texts.append(text(x + 4, 14 + 16 * row, word, colour=HINT if row else FG))
    return texts, lines


def _written(day):
    return date_format(day, "DATE_FORMAT")


def _period(start, end):
    return f"{_written(start)} – {_written(end) if end else ''}".rstrip()


def _bar(across, y, height, period, today, label, word):
    start, end = period
    left = across(start.toordinal())
    right = across((end or max(start, today)).toordinal() + 1)
    width = max(right - left, 2)
    return {
        "x": at(left),
        "y": at(y),
        "width": at(width),
        "height": at(height),
        "colour": ink(0).colour,
        "texture": hatching(left, y, width, height, "/", 5),
        "title": f"{label}, {word}: {_period(start, end)}",
    }


def _placed(milestones, across):
    """Each milestone with the first lane in which its words lie on no others."""
    taken, placed = [], []
    for milestone in sorted(milestones, key=lambda milestone: milestone.day):
        start, end = _reach(milestone, across)
        lane = next((i for i, until in enumerate(taken) if until < start), len(taken))
        taken[lane : lane + 1] = [end]
        placed.append((milestone, lane))
    return placed, len(taken)


def _reach(milestone, across):
    """From where to where a diamond and its words reach; near the edge they stand before it."""
    x = across(milestone.day.toordinal() + 0.5)
    width = text_width(milestone.label) + 18
    return (x - width, x + 8) if x + width > WIDTH else (x - 8, x + width)


def _diamond(milestone, lane, milestones, across, foot):
    x = across(milestone.day.toordinal() + 0.5)
    y = foot + LANE * lane + LANE / 2 + 4
    start, end = _reach(milestone, across)
    before = start < x - 8
    kinds = list(dict.fromkeys(one.kind for one in milestones))
    look = ink(1 + kinds.index(milestone.kind))
    return {
        "path": marker("diamond", x, y, 5),
        "colour": look.colour,
        "href": milestone.href,
        "title": f"{milestone.label}: {_written(milestone.day)}",
        "line": line(x, AXIS, x, y - 7, look.colour, 1, "1 3"),
        "label": text(
            x + (-12 if before else 12), y + 4, milestone.label, "end" if before else "start"
        ),
        # White behind the words, so that lines on their way to lower lanes do not cross them.
        "ground": {"x": at(start), "y": at(y - 8), "width": at(end - start), "height": "16"},
    }


def _told(rows, milestones, today):
    """How far along the plan is, and what comes next."""
    now = [
        row.label
        for row in rows
        if any(start <= today <= (end or today) for start, end in row.actual)
    ]
    missed = [row.label for row in rows if any(gaps(row, today))]
    coming = min(
        (one for one in milestones if one.day >= today), key=lambda one: one.day, default=None
    )
    sentences = [_("%(count)s lines of the plan.") % {"count": len(rows)}]
    if now:
        sentences.append(_("Under way: %(labels)s.") % {"labels": ", ".join(map(str, now))})
    if missed:
        sentences.append(_("With gaps: %(labels)s.") % {"labels": ", ".join(map(str, missed))})
    if coming:
        sentences.append(
            _("Next: %(label)s on %(day)s.") % {"label": coming.label, "day": _written(coming.day)}
        )
    return " ".join(sentences)


def _facts(title, rows, milestones, today):
    def periods(all_of_them):
        return "; ".join(_period(start, end) for start, end in all_of_them) or "–"

    lines = [
        (row.label, [periods(row.planned), periods(row.actual), periods(gaps(row, today))])
        for row in rows
    ]
    lines += [
        (one.label, [_written(one.day), "–", "–"], one.href)
        for one in sorted(milestones, key=lambda one: one.day)
    ]
    return table(title, ["", _("Planned"), _("Actual"), _("Gap")], lines, numeric=False)
