"""What numbers say, in words: what was counted and how sure it is, never why."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from titp.monitoring.changes import Change, overlap
from titp.monitoring.figure import Kind
from titp.monitoring.reading import State
from titp.monitoring.safety import ROUND_TO
from titp.pages.charts.values import number as written

HALF = ROUND_TO // 2
# From this width on, an interval is called wide: points of a rate, share of a mean.
WIDE_POINTS, WIDE_SHARE = 20, 0.2
LARGEST = 3


def amount(one, unit=True):
    """A Number's value with its unit; for what is not shown, a dash."""
    return one.words if unit or not one.is_shown else written(one.value)


def interval(one):
    """The ends between which the number lies: by rounding for a count, of 95 % for the others."""
    if not one.is_shown:
        return None
    if one.figure.kind == Kind.COUNT:
        return max(one.value - HALF, 0), one.value + HALF
    return (one.low, one.high) if one.low is not None else None


def range_of(one):
    """The interval as text: 218–222."""
    ends = interval(one)
    return f"{written(ends[0])}–{written(ends[1])}" if ends else ""


def told(one, lower=None):
    """One Number of everybody, in sentences; `lower` is that of its lower end, where it has one."""
    figure = one.figure
    if not one.is_shown:
        return _("Not shown: too few people or cases, or too few organizations, stand behind it.")
    words = {
        "value": amount(one),
        "day": f"{one.as_of:%Y-%m-%d}",
        "n": written(one.n),
        "range": range_of(one),
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "organizations": one.organizations or 1,
        "step": ROUND_TO,
    }
    if figure.kind == Kind.COUNT:
        said = _(
            "As of %(day)s, %(value)s were counted, from at least %(organizations)s organizations."
            " Rounded to %(step)s: the number that was counted lies within %(range)s."
        )
    elif figure.kind == Kind.RATE:
        said = _(
            "As of %(day)s, the share of %(numerator)s among %(n)s %(denominator)s was %(value)s"
            " (95%% interval %(range)s). They come from at least %(organizations)s organizations."
        )
    else:
        said = _(
            "As of %(day)s, the mean of %(n)s %(denominator)s was %(value)s (95%% interval"
            " %(range)s). They come from at least %(organizations)s organizations."
        )
    sentences = [said % words]
    if figure.lower_end:
        least = amount(lower) if lower and lower.is_shown else _("not shown")
        sentences.append(_("This is the upper end; certain of it: %(low)s.") % {"low": least})
    if is_wide(one):
        sentences.append(_("The interval is wide: take it as an indication only."))
    return " ".join(sentences)


def is_wide(one):
    """Whether a rate or a mean is so uncertain that it must be said."""
    if one.figure.kind == Kind.COUNT or not interval(one):
        return False
    low, high = interval(one)
    if one.figure.kind == Kind.RATE:
        return high - low > WIDE_POINTS
    return high - low > WIDE_SHARE * abs(one.value)


def grouped(parts, dimension, key):
    """What a breakdown shows; `key(part)` answers its group."""
    single = [one for one in parts if one.is_shown and one.state != State.MERGED]
    single.sort(key=lambda one: -one.value)
    sentences = []
    if single and single[0].figure.kind == Kind.COUNT:
        listed = [
            _("%(name)s (%(value)s)")
            % {"name": dimension.name(key(one)), "value": written(one.value)}
            for one in single[:LARGEST]
        ]
        sentences.append(
            _("The largest groups shown are: %(groups)s.") % {"groups": _listed(listed)}
        )
    elif len(single) > 1:
        sentences += _apart(single[-1], single[0], dimension, key)
    if merged := [dimension.name(key(one)) for one in parts if one.state == State.MERGED]:
        said = _("Groups too small to be shown stand together as: %(others)s.")
        sentences.append(said % {"others": _listed(map(str, merged))})
    return " ".join(sentences)


def _apart(lowest, highest, dimension, key):
    """Of a rate or a mean: the ends of what is shown, and whether they differ at all."""
    if highest.value == lowest.value:
        yield _("The groups shown all have the same value: %(value)s.") % {"value": amount(lowest)}
        return
    said = _("The groups shown lie between %(low)s (%(low_name)s) and %(high)s (%(high_name)s).")
    yield said % {
        "low": amount(lowest), "low_name": dimension.name(key(lowest)),
        "high": amount(highest), "high_name": dimension.name(key(highest)),
    }  # fmt: skip
    if overlap(lowest, highest):
        yield _("Their intervals overlap: whether these groups differ cannot be told.")
    else:
        yield _("Their intervals do not overlap; why the groups differ, the numbers do not say.")


def _listed(names):
    return ("、" if (get_language() or "en").startswith("ja") else ", ").join(names)


def course(history):
    """How everybody's number went over the editions of the year, the oldest first."""
    known = [one for one in history if one.is_shown]
    if len(known) < 2:
        return _("Only one edition of the year tells this number, so there is no course yet.")
    first, last = known[0], known[-1]
    words = {"first": f"{first.month:%Y-%m}", "last": f"{last.month:%Y-%m}",
             "before": amount(first), "now": amount(last)}  # fmt: skip
    if first.value == last.value:
        return _("Editions %(first)s and %(last)s tell the same number: %(now)s.") % words
    said = _("From edition %(first)s to %(last)s it went from %(before)s to %(now)s.")
    return f"{said % words} {Change(first.figure, first.figure.title, first, last).reading}"
