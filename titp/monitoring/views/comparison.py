"""Two editions side by side, of all figures or of the parts of one."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from titp.accounts.permissions import may
from titp.monitoring import reading
from titp.monitoring.changes import changes_of_all, changes_of_parts
from titp.monitoring.subjects import published_figures
from titp.monitoring.views.asked import asked_edition
from titp.monitoring.views.figure import figure_or_404

USUALLY = 12  # editions between both, where nobody asks for others


@require_safe
@may("monitor the programme")
def comparison(request):
    """`?edition=` against an earlier one, `?against=`; with `?figure=` its parts by its first
    dimension. Of figures whose definition changed in between no change is told."""
    asked, slug = asked_edition(request), request.GET.get("figure", "")
    figure = figure_or_404(slug) if slug else None
    against = _against(asked, request.GET.get("against", ""))
    context = {
        "asked": asked, "against": against, "figure": figure, "figures": published_figures(),
    }  # fmt: skip
    if against:
        of = [figure] if figure else []
        before, after = (reading.numbers(one, *of, **_only(figure))
                         for one in (against, asked.edition))  # fmt: skip
        context["changes"] = (
            changes_of_parts(figure, before, after)
            if figure
            else changes_of_all(published_figures(), before, after)
        )
    return render(request, "monitoring/comparison.html", context)


def _only(figure):
    return {"second": ""} if figure else {"first": "", "second": ""}


def _against(asked, text):
    """The other Edition: the one asked for, or of a year before, or the oldest; None for one."""
    if text:
        return asked.other(text)
    older = [one for one in asked.editions if asked.edition and one.month < asked.edition.month]
    return older[min(USUALLY, len(older)) - 1] if older else None
