"""The Sustainable Development Goals that the programme speaks to (SDGs), as a public list.

Their numbers and names only: the United Nations' pictures of the goals have rules of their own.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from titp.declared import Text
from titp.monitoring.subjects import figures_of_goal, goal_of, published_figures

FILE = Path(__file__).parent / "data" / "sdgs.csv"


@dataclass(frozen=True)
class Goal:
    """A goal by its number: its short name, and by what the programme touches it."""

    number: int
    name: Text
    link: Text
    source: str

    @property
    def figures(self):
        """The Figures that say that they speak to one of its targets or indicators."""
        return figures_of_goal(self.number, published_figures())


@cache
def goals():
    """Number → Goal, in their order, from the file: a monitor's connection reads no list."""
    with FILE.open(encoding="utf-8") as file:
        return {
            int(row["goal"]): Goal(
                int(row["goal"]),
                Text(ja=row["name_ja"], en=row["name_en"]),
                Text(ja=row["link_ja"], en=row["link_en"]),
                row["source"],
            )
            for row in csv.DictReader(file)
        }


def goals_of(figure):
    """(target or indicator, its Goal or None where it is none of ours) of a figure, in order."""
    return [(code, goals().get(goal_of(code))) for code in figure.sdg]
