"""The programme in figures, for monitors: published numbers only, no organization, no person."""

import csv

from django.http import HttpResponse
from django.shortcuts import render

from titp.accounts.permissions import may
from titp.monitoring.figure import FIGURES
from titp.monitoring.models import PublishedFigure
from titp.pages.charts import SUPPRESSED, bar


def latest():
    """The newest day with figures, and its rows: (date or None, list of PublishedFigure)."""
    newest = PublishedFigure.objects.order_by("-taken_on").values("taken_on")[:1]
    rows = list(PublishedFigure.objects.filter(taken_on=newest).order_by("figure", "-value"))
    return (rows[0].taken_on if rows else None), rows


def panel(figure, rows):
    """One figure for the page: its definition and, by group, a chart with its table."""
    shown = sorted(rows, key=lambda row: (row.value is None, -(row.value or 0), row.group))
    return {
        "figure": figure,
        "total": None if any(r.value is None for r in rows) else sum(r.value for r in rows),
        "chart": figure.first
        and bar(
            figure.slug,
            str(figure.title),
            [str(figure.first.name(row.group)) for row in shown],
            [SUPPRESSED if row.value is None else row.value for row in shown],
            unit=str(figure.unit),
        ),
    }


@may("monitor the programme")
def programme(request):
    """All figures as of the last night."""
    taken_on, rows = latest()
    panels = [
        panel(figure, mine)
        for figure in FIGURES.values()
        if (mine := [row for row in rows if row.figure == figure.slug])
    ]
    return render(request, "monitoring/programme.html", {"taken_on": taken_on, "panels": panels})


@may("monitor the programme")
def figures_csv(request):
    """The same numbers as a tidy table, UTF-8 with BOM so that Excel reads it."""
    taken_on, rows = latest()
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="figures-{taken_on or "none"}.csv"'
    out = csv.writer(response)
    out.writerow(["figure", "definition", "group", "value", "unit", "as_of"])
    for row in rows:
        figure = FIGURES[row.figure]
        value = "suppressed" if row.value is None else row.value
        out.writerow(
            [figure.slug, figure.definition.en, row.group, value, figure.unit.en, taken_on]
        )
    return response
