"""Figures of one topic, and of one goal of the 2030 Agenda."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from titp.accounts.permissions import may
from titp.monitoring import reading
from titp.monitoring.figure import Topic
from titp.monitoring.files import FORMS
from titp.monitoring.headline import headlines
from titp.monitoring.pictures import small_trend
from titp.monitoring.sdgs import goals
from titp.monitoring.subjects import TOPICS, figures_of_topic, published_figures
from titp.monitoring.views.asked import asked_edition


@require_safe
@may("monitor the programme")
def topic(request, topic):
    """Every figure of a topic: number, interval, trend, definition."""
    if topic not in TOPICS:
        raise Http404
    asked, topic = asked_edition(request), Topic(topic)
    context = {"asked": asked, "topic": topic, "title": TOPICS[topic], "topics": TOPICS.items(),
               "forms": FORMS}  # fmt: skip
    if asked.edition:
        figures = figures_of_topic(topic, published_figures())
        context["indicators"] = indicators(figures, asked.edition)
    return render(request, "monitoring/topic.html", context)


@require_safe
@may("monitor the programme")
def sdg(request, goal):
    """Every figure that says that it speaks to a target of a goal; a goal without one says so."""
    if goal not in goals():
        raise Http404
    asked, goal = asked_edition(request), goals()[goal]
    context = {"asked": asked, "goal": goal, "goals": goals().values(), "forms": FORMS}
    if asked.edition:
        context["indicators"] = indicators(goal.figures, asked.edition)
    return render(request, "monitoring/sdg.html", context)


def indicators(figures, edition):
    """[(Headline, small trend or None)] of figures in an edition."""
    told = headlines(figures, reading.headline_numbers(edition))
    trends = reading.trends(figures, edition.month)
    return [(told[one.slug], small_trend(one, trends[one.slug])) for one in figures]
