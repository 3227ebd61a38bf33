"""Scales, hatching and colours of charts."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from titp.pages.charts.ink import INKS, hatching
from titp.pages.charts.scale import round_ticks, scale_for


@given(
    st.floats(-1e6, 1e6),
    st.floats(1e-2, 1e7),
    st.integers(2, 10),
)
def test_ticks_enclose_what_they_measure(low, length, about):
    ticks = round_ticks(low, low + length, about)
    step = ticks[1] - ticks[0]
    assert ticks[0] <= low + step * 1e-6
    assert ticks[-1] >= low + length - step * 1e-6
    assert len(ticks) <= about + 3


@given(st.lists(st.integers(-1000, 1000), min_size=1))
def test_every_amount_has_its_place_on_the_scale(amounts):
    scale, _ticks = scale_for(amounts, 0, 100)
    places = [scale(amount) for amount in sorted(amounts)]
    assert places == sorted(places)
    assert all(0 <= place <= 100 for place in places)


@given(st.floats(0, 500), st.floats(0, 500), st.floats(1, 200), st.floats(1, 200))
def test_hatching_stays_inside_its_rectangle(x, y, width, height):
    numbers = re.findall(r"[ML](\S+) ([^ML]+)", hatching(x, y, width, height, "x"))
    for across, down in numbers:
        assert x - 0.1 <= float(across) <= x + width + 0.1
        assert y - 0.1 <= float(down) <= y + height + 0.1


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("ink", INKS)
def test_every_colour_is_readable_on_white(ink):
    assert 1.05 / (luminance(ink.colour) + 0.05) >= 4.5


def test_no_two_series_look_alike_in_black_and_white():
    assert len({(ink.dash, ink.marker) for ink in INKS}) == len(INKS)
