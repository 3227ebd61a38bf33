"""The programme in figures: those with a target, every topic, the goals of the 2030 Agenda."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from titp.accounts.permissions import may
from titp.monitoring import reading
from titp.monitoring.changes import changes_of_all
from titp.monitoring.files import FORMS
from titp.monitoring.headline import headlines
from titp.monitoring.pictures import way_to_target
from titp.monitoring.progress import progress_of
from titp.monitoring.sdgs import goals
from titp.monitoring.subjects import TOPICS, figures_of_topic, published_figures
from titp.monitoring.views.asked import asked_edition


@require_safe
@may("monitor the programme")
def programme(request):
    """All figures of an edition, by topic; those with a target first, with their distance to it."""
    asked = asked_edition(request)
    context = {"asked": asked, "forms": FORMS, "goals": goals().values()}
    if asked.edition:
        figures = published_figures()
        numbers = reading.headline_numbers(asked.edition)
        told = headlines(figures, numbers)
        since = _since_last_year(asked, figures, numbers)
        context |= {
            "targets": [
                one | {"since": since.get(one["told"].figure.slug)}
                for one in _targets(asked.edition, told)
            ],
            "topics": [
                (topic, words, [(told[one.slug], since.get(one.slug)) for one in mine])
                for topic, words in TOPICS.items()
                if (mine := figures_of_topic(topic, figures))
            ],
        }
    return render(request, "monitoring/overview.html", context)


def _since_last_year(asked, figures, numbers):
    """Slug → Change of everybody since the edition of a year before; none where there is none."""
    if not asked.year_before:
        return {}
    before = reading.totals(asked.year_before).values()
    return {one.figure.slug: one for one in changes_of_all(figures, before, numbers)}


def _targets(edition, told):
    """For each figure with a target: its Headline, Progress, picture, and by what it is shown."""
    figures = [one for one in published_figures() if one.target]
    trends = reading.trends(figures, edition.month)
    parts = reading.parts_by_second([one for one in figures if one.lower_end], edition)
    shown = []
    for one in figures:
        trend = trends[one.slug]
        progress = progress_of(one, trend, edition.month)
        chart = way_to_target(one, trend, progress)
        shown.append({"told": told[one.slug], "progress": progress, "chart": chart,
                      "parts": parts.get(one.slug)})  # fmt: skip
    return shown
