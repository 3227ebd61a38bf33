"""How far a figure is from its target: what is missing, its pace, and the pace that is needed."""

from dataclasses import dataclass
from math import ceil

from titp.monitoring.figure import ALL


def months_between(earlier, later):
    """Whole months from a day's month to another's."""
    return (later.year - earlier.year) * 12 + later.month - earlier.month


@dataclass(frozen=True)
class Standing:
    """One end of a figure against its target.

    `value` and `missing` in the figure's unit; `pace` what it rose by in a month between the
    editions that are looked at, None where there is only one; `needed` what it would have to rise
    by in a month until the day, None after it; `by_then` what it would be on the day at this pace.
    """

    value: float
    missing: float
    share: float
    pace: float | None
    needed: float | None
    by_then: float | None


@dataclass(frozen=True)
class Progress:
    """A figure with a target: its upper end (or only number) and, where it is a range, its lower.

    `editions`: how many the pace is taken from.
    """

    target: object
    upper: Standing | None
    lower: Standing | None
    editions: int

    @property
    def sure(self):
        """The end that counts: the lower one of a range."""
        return self.lower or self.upper


def progress_of(figure, trend, month):
    """The Progress of a figure as of the edition of a month, by its trend up to there (key of the
    first dimension → Numbers)."""
    upper = [one for one in trend[ALL] if one.is_shown]
    lower = [one for one in trend[figure.lower_end] if one.is_shown] if figure.lower_end else []
    return Progress(
        figure.target,
        _standing(figure.target, upper, month),
        _standing(figure.target, lower, month),
        len(upper),
    )


def _standing(target, numbers, month):
    if not numbers or numbers[-1].month != month:
        return None  # it is not told in this edition; an older number is none of today
    first, last = numbers[0], numbers[-1]
    missing = max(0, target.value - last.value)
    passed = months_between(first.month, last.month)
    left = months_between(last.as_of, target.by)
    pace = round((last.value - first.value) / passed, 1) if passed else None
    return Standing(
        value=last.value,
        missing=missing,
        share=100 * last.value / target.value,
        pace=pace,
        needed=ceil(missing / left) if left > 0 else None,
        by_then=last.value + pace * left if pace is not None and left > 0 else None,
    )
