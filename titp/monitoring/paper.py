"""One figure on paper: the same parts as its page, on a sheet or two."""

from dataclasses import replace

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from titp.documents.papers import unprintable
from titp.documents.printing import Limits, print_papers

# A page with three charts takes a third of a second.
WHILE_WAITING = Limits(pages=8, letters=500_000, seconds=10)
MOST_ROWS, MOST_EDITIONS = 60, 12


def figure_paper(context, language, on):
    """What the page of a figure shows, as `Printed`. Raises PrintingUnavailable, PaperTooLong."""
    if trend := context.get("trend"):
        rows = trend["table"]["rows"][-MOST_EDITIONS:]
        context = context | {"trend": trend | {"table": trend["table"] | {"rows": rows}}}
    if breakdown := context.get("breakdown"):
        charts = [(kind, chart | {"table": None}) for kind, chart in breakdown.charts]
        context = context | {"breakdown": replace(breakdown, charts=charts)}
    context = context | {
        "report": {"title": context["figure"].title}, "language": language, "printed_on": on,
        "organization": _("All supervising organizations together"), "most_rows": MOST_ROWS,
    }  # fmt: skip
    paper = render_to_string("monitoring/figure_paper.html", context)
    if missing := unprintable(paper):
        boxes = [f"U+{ord(character):04X}" for character in sorted(missing)]
        paper = render_to_string("monitoring/figure_paper.html", context | {"boxes": boxes})
    return print_papers([paper], WHILE_WAITING)
