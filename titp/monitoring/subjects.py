"""What figures are about, in words: topics, and the goals that their targets belong to."""

from django.utils.translation import gettext_lazy as _

from titp.declared import Text
from titp.monitoring.figure import FIGURES, Topic

TOPICS = {
    Topic.PROGRAMME: Text(ja="実習の状況", en="The programme"),
    Topic.PROTECTION: Text(ja="技能実習生の保護", en="Protection of people"),
    Topic.DUTIES: Text(ja="団体と実習実施者の義務", en="Duties of organizations and companies"),
    Topic.SURVEY: Text(ja="帰国後調査", en="Survey after the return"),
    Topic.PATHWAYS: Text(ja="帰国後の進路", en="Pathways after the return"),
    Topic.VENTURES: Text(ja="帰国者の事業", en="Ventures of returnees"),
}
# The goals of the 2030 Agenda (A/RES/70/1); official short titles.
GOALS = {
    1: _("No poverty"), 2: _("Zero hunger"), 3: _("Good health and well-being"),
    4: _("Quality education"), 5: _("Gender equality"), 6: _("Clean water and sanitation"),
    7: _("Affordable and clean energy"), 8: _("Decent work and economic growth"),
    9: _("Industry, innovation and infrastructure"), 10: _("Reduced inequalities"),
    11: _("Sustainable cities and communities"),
    12: _("Responsible consumption and production"), 13: _("Climate action"),
    14: _("Life below water"), 15: _("Life on land"),
    16: _("Peace, justice and strong institutions"), 17: _("Partnerships for the goals"),
}  # fmt: skip
# Those that this programme speaks to, whether there is a figure yet or not.
OUR_GOALS = (1, 2, 3, 7, 8, 9, 10, 11, 12)


def published_figures():
    """The Figures that editions tell, in the order of their declaration."""
    return [one for one in FIGURES.values() if one.published]


def goal_of(target):
    """The number of the goal of a target ("8.7") or an indicator ("10.7.1")."""
    return int(target.partition(".")[0])


def figures_of_goal(goal, figures):
    """Those of the figures that speak to a goal, in their order."""
    return [one for one in figures if goal in map(goal_of, one.sdg)]


def figures_of_topic(topic, figures):
    return [one for one in figures if one.topic == topic]
