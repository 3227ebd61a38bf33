"""A month as an Excel workbook: fetched, filled in elsewhere, and brought back."""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from titp.accounts.permissions import may
from titp.pages.forms import CONFLICT, UNPROCESSABLE
from titp.spreadsheets.gate import FILE_LIMIT
from titp.spreadsheets.opening import on_disk
from training_plans.filing.cells import NotAsked, keep
from training_plans.filing.difference import difference
from training_plans.filing.grid import typed_in
from training_plans.filing.workbook import workbook
from training_plans.filing.workbook_return import REFUSALS, read_back
from training_plans.filing.workbook_round import NotTaken
from training_plans.views.month_filing import (
    FILE,
    after,
    languages_of,
    report_at,
    step_of,
    too_late,
)

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CHOOSE = gettext_lazy("Please choose a file.")


@require_safe
@may(FILE)
@cache_control(no_store=True)
def month_workbook(request, pk):
    """The month as it stands, prefilled, with what is asked for and nothing else."""
    report = report_at(pk)
    if not report.is_open:
        return too_late(request, report)
    first, second = languages_of(request)
    content = workbook(report, second or first)
    name = f"monthly-report-{report.month:%Y-%m}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=XLSX, headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
@may(FILE)
@cache_control(no_store=True)
def month_workbook_upload(request, pk):
    """Where a workbook is brought back; with one, what it would change; confirmed, it is kept."""
    report = report_at(pk)
    if request.method == "POST" and request.POST.get("take"):
        return _taken(request, report)
    if request.method == "POST":
        return _shown(request, report, request.FILES.get("file"))
    return _page(request, report)


def _shown(request, report, file):
    try:
        if file is None:
            raise NotTaken(CHOOSE)
        if file.size > FILE_LIMIT:
            raise NotTaken(REFUSALS["too_large"])
        with on_disk(file) as path:
            back = read_back(path, report)
    except NotTaken as reason:
        return _page(request, report, {"wrong": reason}, status=UNPROCESSABLE)
    rows = difference(report, back.typed, languages_of(request)[0], back.overtaken)
    told = {"absent": back.absent, "same": not rows}
    return _page(request, report, told | _doubtful_first(rows))


def _taken(request, report):
    """All of it or nothing: where somebody was faster, it is shown again and asked once more."""
    typed = list(typed_in(request.POST))
    try:
        with transaction.atomic():
            answers = keep(report, typed)
            overtaken = {(a.typed.trainee_id, a.typed.column) for a in answers if a.conflict}
            transaction.set_rollback(bool(overtaken))
    except (NotAsked, IntegrityError):
        return too_late(request, report)
    if overtaken:
        rows = difference(report, typed, languages_of(request)[0], overtaken)
        return _page(request, report, {"late": True} | _doubtful_first(rows), status=CONFLICT)
    words = ngettext("%(n)s cell was taken.", "%(n)s cells were taken.", len(answers))
    messages.success(request, words % {"n": len(answers)})
    return redirect(f"{after(report, step_of('check'), 'stay')}&via=workbook")


def _doubtful_first(rows):
    """The rows with what is to be looked at before the rest, and how much of that there is."""
    return {
        "rows": sorted(rows, key=lambda row: not (row.error or row.overtaken)),
        "unread": sum(bool(row.error) for row in rows),
        "overtaken": sum(row.overtaken for row in rows),
    }


def _page(request, report, context=(), status=200):
    context = {"report": report, "language": languages_of(request)[0], **dict(context)}
    return render(request, "training_plans/filing/workbook.html", context, status=status)
