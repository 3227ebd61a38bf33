"""The Sustainable Development Goals that the programme speaks to (SDGs), and which figures do."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from titp.declared import Text
from titp.monitoring.figure import FIGURES

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
        return [one for one in FIGURES.values() if self.number in goals_of(one)]

    def targets_of(self, figure):
        """Those of the figure's targets and indicators that are of this goal: ["8.7"]."""
        return [code for code in figure.sdg if goal_number(code) == self.number]


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


def goal_number(code):
    """The goal of a target ("8.7") or an indicator ("10.7.1")."""
    return int(code.partition(".")[0])


def goals_of(figure):
    """The numbers of the goals that a figure speaks to, each once, in their order."""
    return sorted({goal_number(code) for code in figure.sdg})
