"""Scales: from an amount to a place, with ticks at round numbers."""

from dataclasses import dataclass
from math import ceil, floor, log10


@dataclass(frozen=True)
class Scale:
    """Amounts from `low` to `high` lie between the places `start` and `end`."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, amount):
        """The place of an amount; one outside the scale stays at its edge."""
        inside = min(max(float(amount), self.low), self.high)
        return self.start + (inside - self.low) / (self.high - self.low) * (self.end - self.start)


def round_ticks(low, high, about=5):
    """Round numbers from at or below `low` to at or above `high`, about so many."""
    low, high = float(low), float(high)
    if low == high:
        high = low + (abs(low) or 1)
    rough = (high - low) / about
    power = 10.0 ** floor(log10(rough))
    step = next(power * nice for nice in (1, 2, 2.5, 5, 10) if power * nice >= rough * 0.999)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return [round(step * tick, 10) for tick in range(first, last + 1)]


def scale_for(amounts, start, end, *, zero=True, about=5):
    """A scale that holds all amounts, and its ticks; bars want a zero baseline."""
    amounts = [float(amount) for amount in amounts] or [0.0, 1.0]
    low, high = min(amounts), max(amounts)
    if zero:
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high == 0:
        high = 1.0
    ticks = round_ticks(low, high, about)
    return Scale(ticks[0], ticks[-1], start, end), ticks
