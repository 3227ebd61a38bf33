"""Doors to yearly reports: those there are, ordering one, how far it is, and its file."""

from datetime import date

from django.core.cache import cache
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from titp.accounts.permissions import may
from titp.documents.storage import NoSuchFile
from titp.monitoring import reading
from titp.monitoring.models import YearlyReport
from titp.monitoring.reading import MONITOR
from titp.monitoring.tasks import yearly_key
from titp.monitoring.yearly.models import LANGUAGES
from titp.monitoring.yearly.ordering import order
from titp.monitoring.yearly.shelf import taken
from titp.pages.charts.values import number as written


@require_safe
@may("monitor the programme")
@cache_control(no_store=True)
def yearly_reports(request):
    """Every year there are editions of, in each language, and what was made of older editions."""
    newest = {}
    for edition in reading.editions():
        newest.setdefault(edition.month.year, edition)
    made = {(one.edition_id, one.language): one for one in _reports().newest_first()}
    years = [
        (edition, [(language, made.pop((edition.pk, language), None)) for language in LANGUAGES])
        for edition in newest.values()
    ]
    context = {"years": years, "older": list(made.values())}
    return render(request, "monitoring/yearly/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may("monitor the programme")
@cache_control(no_store=True)
def yearly_report(request, month, language):
    """How far the report up to an edition is; POST orders it, or tries again what failed.

    Before there is any edition the list says so.
    """
    edition = _edition(month, language)
    if edition is None:
        return redirect("yearly-reports")
    if request.method == "POST":
        order(edition, language, request.user.pk)
        return redirect("yearly-report", month=month, language=language)
    report = _reports().filter(edition=edition, language=language).first()
    context = {
        "edition": edition,
        "language": language,
        "report": report,
        "laid_out": report and cache.get(yearly_key(report.pk)),
        "facts": report and _facts(report),
    }
    template = "_progress.html" if request.htmx and report else "detail.html"
    return render(request, f"monitoring/yearly/{template}", context)


@require_safe
@may("monitor the programme")
@cache_control(private=True)
def yearly_report_file(request, month, language):
    """The PDF, byte for byte as it was made; while there is none, the page that says how far."""
    edition = _edition(month, language)
    if edition is None:
        return redirect("yearly-reports")
    report = _reports().filter(edition=edition, language=language).first()
    if report is None or not report.sha256:
        return redirect("yearly-report", month=month, language=language)
    try:
        content = taken(report.sha256)
    except NoSuchFile as lost:
        raise Http404 from lost
    headers = {
        "Content-Disposition": f'attachment; filename="{report.file_name}"',
        "ETag": f'"{report.sha256}"',
    }
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _reports():
    return YearlyReport.objects.using(MONITOR).select_related("edition")


def _edition(month, language):
    """The Edition of an address; None before there is any. Raises Http404 for one that is not."""
    if language not in LANGUAGES:
        raise Http404
    try:
        edition = reading.edition(date.fromisoformat(f"{month}-01"))
    except ValueError:
        raise Http404 from None
    if edition is None and reading.edition():
        raise Http404
    return edition


def _facts(report):
    """What the page of a finished report says of it."""
    return [
        (_("edition"), report.edition),
        (_("data as of"), f"{report.edition.as_of:%Y-%m-%d}"),
        (_("pages"), report.pages),
        (_("bytes"), written(report.size)),
        (_("made"), report.finished_at and f"{localtime(report.finished_at):%Y-%m-%d %H:%M}"),
        (_("checksum (SHA-256)"), report.sha256),
    ]
