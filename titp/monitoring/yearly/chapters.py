"""The chapters of a yearly report: topics, goals, what changed, and what is not measured."""

from dataclasses import dataclass

from titp.monitoring.changes import changes_of_all
from titp.monitoring.figure import FIGURES, Topic
from titp.monitoring.sdgs import goals
from titp.monitoring.subjects import GOALS, TOPICS, figures_of_goal, figures_of_topic
from titp.monitoring.yearly.blocks import block_of


@dataclass(frozen=True)
class Chapter:
    """A topic with the Blocks of its figures."""

    topic: str
    title: object
    blocks: list

    @property
    def slug(self):
        return f"topic-{self.topic}"


def chapters(year):
    """A Chapter for each topic of which the last edition tells anything."""
    found = []
    for topic in Topic:
        figures = figures_of_topic(topic, year.figures)
        if figures:
            blocks = [block_of(figure, year) for figure in figures]
            found.append(Chapter(topic, TOPICS[topic], blocks))
    return found


@dataclass(frozen=True)
class GoalPage:
    """A goal of the 2030 Agenda: its indicators (Blocks with their targets), and the declared
    figures of it of which the edition tells nothing."""

    number: int
    name: object
    link: object
    indicators: list
    silent: list

    @property
    def slug(self):
        return f"goal-{self.number}"


def goal_pages(year, blocks):
    """The goals of the programme, and others that a figure speaks to; `blocks`: slug → Block."""
    ours = goals()
    named = {goal for figure in FIGURES.values() for goal in GOALS if _speaks(figure, goal)}
    return [
        GoalPage(
            goal, ours[goal].name if goal in ours else GOALS[goal],
            ours[goal].link if goal in ours else "",
            [(_targets(figure, goal), blocks[figure.slug]) for figure in figures
             if figure.slug in blocks],
            [figure for figure in figures if figure.slug not in blocks],
        )
        for goal in sorted(ours.keys() | named)
        for figures in [figures_of_goal(goal, FIGURES.values())]
    ]  # fmt: skip


def _speaks(figure, goal):
    return bool(figures_of_goal(goal, [figure]))


def _targets(figure, goal):
    return ", ".join(code for code in figure.sdg if code.partition(".")[0] == str(goal))


def changes(year):
    """Since the last edition of the year before: a Change of each figure that both tell by one
    definition."""
    now = [year.total(figure) for figure in year.figures]
    found = changes_of_all(year.figures, year.earlier.values(), [one for one in now if one])
    return [one for one in found if one.is_told]


def not_comparable(year):
    """Figures of the last edition that cannot be compared with the year before."""
    compared = {one.figure.slug for one in changes(year)}
    return [figure for figure in year.figures if figure.slug not in compared]


def not_told(year):
    """(figures that were not shown, figures of which nothing was counted) in the last edition."""
    hidden = [one for one in year.figures if not year.total(one).is_shown]
    return hidden, [one for one in FIGURES.values() if one.slug not in year.numbers]
