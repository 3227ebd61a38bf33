"""Charts as plain dictionaries: numbers go in, places on a sheet come out; templates only paint.

Each function answers a dictionary for the template of its name in `components/charts/`; every
length in it is a string in the units of the viewBox, so no language can turn a point into a comma.
The same dictionary carries the table of the same numbers for `components/charts/data_table.html`.
"""

from titp.pages.charts.bars import bar, stacked_bar
from titp.pages.charts.flow import Link, flow
from titp.pages.charts.gantt import Milestone, Row, gantt
from titp.pages.charts.goal import Course, toward_goal
from titp.pages.charts.heat import heat_grid
from titp.pages.charts.lines import line_band, sparkline
from titp.pages.charts.tiles import Tile, tile_map
from titp.pages.charts.values import SUPPRESSED, Series, Value

__all__ = [
    "SUPPRESSED",
    "Course",
    "Link",
    "Milestone",
    "Row",
    "Series",
    "Tile",
    "Value",
    "bar",
    "flow",
    "gantt",
    "heat_grid",
    "line_band",
    "sparkline",
    "stacked_bar",
    "tile_map",
    "toward_goal",
]
