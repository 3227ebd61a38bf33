"""An edition, or one figure of it, as a file."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from titp.accounts.permissions import may
from titp.monitoring import reading
from titp.monitoring.files import FORMS
from titp.monitoring.subjects import figures_of_goal, figures_of_topic, published_figures
from titp.monitoring.views.asked import asked_edition
from titp.monitoring.views.figure import figure_or_404


@require_safe
@may("monitor the programme")
def figures_file(request, form):
    """An edition as a file, or of it one figure (`?figure=…`), one topic (`?topic=…`), one goal of
    the 2030 Agenda (`?goal=…`).

    Before there is any edition the page itself says so.
    """
    edition = asked_edition(request).edition
    name, figures = _asked_for(request)
    if not edition:
        return redirect("monitor")
    write, kind = FORMS[form]
    numbers = reading.numbers(edition, *figures)
    response = HttpResponse(write(edition, numbers), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}-{edition}.{form}"'
    return response


def _asked_for(request):
    """(name of the file, Figures); all of them where nothing is asked for. Raises Http404."""
    if slug := request.GET.get("figure", ""):
        return slug, [figure_or_404(slug)]
    if slug := request.GET.get("topic", ""):
        return slug, _some(figures_of_topic(slug, published_figures()))
    if number := request.GET.get("goal", ""):
        if not number.isdecimal():
            raise Http404
        return f"sdg-{int(number)}", _some(figures_of_goal(int(number), published_figures()))
    return "figures", published_figures()


def _some(figures):
    if not figures:
        raise Http404
    return figures
