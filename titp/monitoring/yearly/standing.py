"""The headline numbers of a yearly report against their targets: range, interval, distance."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from titp.monitoring import pictures
from titp.monitoring.figure import ALL, FIGURES
from titp.monitoring.progress import progress_of
from titp.monitoring.yearly.sentences import amount, course, range_of, told
from titp.pages.charts.values import number as written


@dataclass(frozen=True)
class Standing:
    """A figure with a target. `words`: what was counted and how far it is; `facts`: (label, value)
    pairs; `chart`: the way to the target."""

    figure: object
    total: object
    value: str
    target: str
    words: str
    facts: list
    chart: dict | None


def standings(year):
    """A Standing for each declared figure with a target, also where nothing can be told of it."""
    return [_standing(figure, year) for figure in FIGURES.values() if figure.target]


def _standing(figure, year):
    total, target = year.total(figure), figure.target
    aim = written(target.value, str(figure.unit))
    if total is None or not total.is_shown:
        said = _("nothing was counted") if total is None else _("too few to be shown")
        return Standing(figure, total, "–", aim, "", [(_("Number"), said)], None)
    trend = year.trend(figure)
    progress = progress_of(figure, trend, year.last.month)
    lower = year.lower(figure)
    has_lower = lower is not None and lower.is_shown
    facts = []
    if figure.lower_end:
        least = amount(lower) if has_lower else _("not shown")
        facts.append((_("Lower end (certain)"), least))
        facts.append((_("Upper end"), amount(total)))
    facts.append((_("Interval (rounding)"), range_of(total)))
    facts.append((_("Distance to the target"), _distance(progress)))
    facts.append((_("Share of the target"), _share(progress)))
    if progress.sure.needed:
        needed = written(progress.sure.needed, str(figure.unit))
        said = _("%(number)s a month until %(day)s")
        facts.append((_("Needed"), said % {"number": needed, "day": f"{target.by:%Y-%m-%d}"}))
    facts.append((_("Organizations, at least"), written(total.organizations or 1)))
    value = amount(total, unit=False)
    if has_lower:
        value = f"{amount(lower, unit=False)}–{value}"
    elif figure.lower_end:
        value = _("up to %(high)s") % {"high": value}
    chart = pictures.way_to_target(figure, trend, progress)
    words = f"{told(total, lower)} {course(trend[ALL])}"
    return Standing(figure, total, value, aim, words, facts, chart)


def _distance(progress):
    ends = [written(one.missing) for one in (progress.upper, progress.lower) if one]
    return "–".join(dict.fromkeys(ends))


def _share(progress):
    ends = [_percent(one.share) for one in (progress.lower, progress.upper) if one]
    return "–".join(dict.fromkeys(ends))


def _percent(share):
    """Per cent with two digits that say something, for the way is long: 0.022%."""
    return f"{share:.2g}%" if share < 10 else f"{share:.0f}%"
