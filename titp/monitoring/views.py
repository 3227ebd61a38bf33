"""The programme in figures, for monitors: published numbers only, no organization, no person."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from titp.accounts.permissions import may
from titp.monitoring import reading
from titp.monitoring.figure import ALL, FIGURES
from titp.monitoring.files import FORMS
from titp.pages.charts import Value, bar


def asked_edition(request):
    """The Edition of `?edition=2026-10`, or the newest one; None where there is none at all.

    Raises Http404 for a month without an edition.
    """
    text = request.GET.get("edition", "")
    if not text:
        return reading.edition()
    try:
        month = date.fromisoformat(f"{text}-01")
    except ValueError:
        raise Http404 from None
    if not (edition := reading.edition(month)):
        raise Http404
    return edition


def panel(figure, numbers):
    """One figure for the page: everybody's number and, by the first dimension, a chart."""
    total = next(one for one in numbers if one.first == one.second == ALL)
    parts = [one for one in numbers if one.second == ALL and one is not total]
    larger = figure.first and reading.parents_among([one.first for one in parts], figure.first)
    shown = [one for one in parts if one.first not in larger]
    shown.sort(key=lambda one: (one.state == reading.State.MERGED, -one.value, one.first))
    return {
        "figure": figure,
        "total": total,
        "chart": shown
        and bar(
            figure.slug,
            str(figure.title),
            [str(one.name) for one in shown],
            [Value(one.value, one.n, one.low, one.high) for one in shown],
            unit=str(figure.unit),
        ),
    }


@require_safe
@may("monitor the programme")
def programme(request):
    """All figures of an edition."""
    edition = asked_edition(request)
    by_figure = {}
    for one in reading.numbers(edition) if edition else ():
        by_figure.setdefault(one.figure.slug, []).append(one)
    panels = [panel(FIGURES[slug], by_figure[slug]) for slug in FIGURES if slug in by_figure]
    context = {"edition": edition, "panels": panels, "forms": FORMS}
    return render(request, "monitoring/programme.html", context)


@require_safe
@may("monitor the programme")
def figures_file(request, form):
    """An edition, or one figure of it with `?figure=…`, as a file.

    Before there is any edition the page itself says so.
    """
    edition, slug = asked_edition(request), request.GET.get("figure", "")
    if slug and slug not in FIGURES:
        raise Http404
    if not edition:
        return redirect("monitor")
    write, kind = FORMS[form]
    numbers = reading.numbers(edition, *([FIGURES[slug]] if slug else []))
    response = HttpResponse(write(edition, numbers), content_type=kind)
    name = f"figures-{edition.month:%Y-%m}.{form}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
