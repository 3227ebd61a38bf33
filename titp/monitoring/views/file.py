"""An edition, or one figure of it, as a file."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from titp.accounts.permissions import may
from titp.monitoring import reading
from titp.monitoring.figure import FIGURES
from titp.monitoring.files import FORMS
from titp.monitoring.views.asked import asked_edition


@require_safe
@may("monitor the programme")
def figures_file(request, form):
    """An edition, or one figure of it with `?figure=…`, as a file.

    Before there is any edition the page itself says so.
    """
    edition, slug = asked_edition(request).edition, request.GET.get("figure", "")
    if slug and slug not in FIGURES:
        raise Http404
    if not edition:
        return redirect("monitor")
    write, kind = FORMS[form]
    numbers = reading.numbers(edition, *([FIGURES[slug]] if slug else []))
    response = HttpResponse(write(edition, numbers), content_type=kind)
    name = f"{slug or 'figures'}-{edition.month:%Y-%m}.{form}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
