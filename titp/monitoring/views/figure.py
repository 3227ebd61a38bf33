"""One figure: its number, what it means, its trend, its breakdowns, and the same as files."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from titp.accounts.permissions import may
from titp.documents.printing import PaperTooLong, PrintingUnavailable
from titp.japanese.months import add_months
from titp.monitoring import reading
from titp.monitoring.breakdowns import breakdowns
from titp.monitoring.changes import Change
from titp.monitoring.figure import ALL, FIGURES
from titp.monitoring.files import FORMS
from titp.monitoring.headline import headlines
from titp.monitoring.paper import figure_paper
from titp.monitoring.pictures import trend, way_to_target
from titp.monitoring.progress import progress_of
from titp.monitoring.sdgs import goals_of
from titp.monitoring.subjects import TOPICS
from titp.monitoring.views.asked import asked_edition


@require_safe
@may("monitor the programme")
def figure(request, slug):
    """A figure in an edition, `?by=` one of its breakdowns."""
    return render(request, "monitoring/figure.html", page_of(request, slug))


@require_safe
@may("monitor the programme")
def figure_pdf(request, slug):
    """The same on paper, in the language of who asks. Before an edition, the page says so."""
    context, page = page_of(request, slug), redirect("monitor-figure", slug)
    if not context["asked"].edition:
        return page
    try:
        printed = figure_paper(context, (get_language() or "en")[:2], localdate())
    except (PrintingUnavailable, PaperTooLong) as why:
        messages.error(request, str(why))
        return page
    response = HttpResponse(printed.content, content_type="application/pdf")
    name = f"{slug}-{context['asked'].edition}.pdf"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def page_of(request, slug):
    """What page and paper of a figure show. Raises Http404 for what is not there."""
    asked, of = asked_edition(request), figure_or_404(slug)
    ways = breakdowns(of)
    by = request.GET.get("by") or next(iter(ways), None)
    if by is not None and by not in ways:
        raise Http404
    context = {
        "asked": asked, "figure": of, "topic": TOPICS[of.topic], "goals": goals_of(of),
        "forms": FORMS, "ways": ways.values(), "by": by,
    }  # fmt: skip
    if asked.edition:
        numbers = reading.numbers(asked.edition, of)
        context |= shown_of(of, numbers, asked.edition)
        if by:
            context |= {"way": ways[by], "breakdown": ways[by].shown(numbers)}
        path = reverse("monitor-figure", args=[slug]) + f"?edition={asked.edition}"
        path += f"&by={by}" if by else ""
        context["permalink"] = request.build_absolute_uri(path)
    return context


def figure_or_404(slug):
    """A declared Figure that editions tell."""
    figure = FIGURES.get(slug)
    if figure is None or not figure.published:
        raise Http404
    return figure


def shown_of(of, numbers, edition):
    """What page and paper show of a figure besides a breakdown: number, trend, way to a target."""
    told = reading.trends([of], edition.month, editions=60)[of.slug]
    shown = {"told": headlines([of], numbers)[of.slug], "trend": trend(of, told)}
    if len(told[ALL]) > 1 and told[ALL][-1].month == edition.month:
        now = told[ALL][-1]
        year_before = [one for one in told[ALL] if one.month == add_months(now.month, -12)]
        # of the last edition, and of the one a year before
        shown["since"] = [
            Change(of, of.title, one, now) for one in dict.fromkeys((told[ALL][-2], *year_before))
        ]
    if of.target:
        newest = {first: rows[-12:] for first, rows in told.items()}
        progress = progress_of(of, newest, edition.month)
        chart = way_to_target(of, newest, progress)
        shown["target"] = {"told": shown["told"], "progress": progress, "chart": chart}
        shown["parts"] = [one for one in numbers if one.first == ALL and one.second != ALL]
    return shown
