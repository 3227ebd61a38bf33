"""Dropping a roster: what was understood, what is asked, what would change, taking it over."""

from django.contrib import messages
from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from titp.accounts.naming import name_of
from titp.accounts.permissions import may
from titp.compliance.sweep import check_organization
from titp.history.undo import EditedSince, UsedSince
from titp.spreadsheets.gate import FILE_LIMIT, Refused, admit
from titp.spreadsheets.models import Commit, Upload
from titp.spreadsheets.opening import on_disk
from training_plans.intake import questions
from training_plans.intake.commit import commit, take_back
from training_plans.intake.reading import drop, read
from training_plans.intake.replies import keep, replies
from training_plans.intake.understood import understanding, waiting_lines
from training_plans.intake.words import REFUSALS
from training_plans.sheets.roster import ROSTER
from training_plans.tasks import progress_key, read_upload

IMPORT = "import rosters"
# Smaller files are read while one waits: less than a second.
AT_ONCE = 200_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@may(IMPORT)
def uploads(request):
    """Files dropped so far; POST drops another one."""
    if request.method != "POST":
        return _list(request)
    file = request.FILES.get("file")
    if file is None:
        return _list(request, _("Please choose a file."), 422)
    if refusal := _refusal(file):
        return _list(request, refusal, 422)
    file.seek(0)
    upload = drop(file.read(), file.name, request.user)
    if file.size <= AT_ONCE:
        read(upload)
    else:
        read_upload.ring(
            organization_id=request.membership.organization_id,
            user_id=request.user.pk,
            upload_id=upload.pk,
        )
    return redirect(upload)


def _list(request, error="", status=200):
    rows = Upload.objects.newest_first().annotate(uploader=name_of("uploaded_by"))[:50]
    context = {"uploads": rows, "error": error, "sheet": ROSTER}
    return render(request, "training_plans/intake/list.html", context, status=status)


def _refusal(file):
    """Why the gate does not let the file in, or "": asked before a byte of it is kept."""
    if file.size > FILE_LIMIT:
        return REFUSALS["too_large"]
    with on_disk(file) as path:
        try:
            admit(path)
        except Refused as refused:
            return REFUSALS[refused.code]
    return ""


@require_GET
@may(IMPORT)
def upload(request, pk):
    """What was understood of a file, in one page; while it is read, how far that is."""
    upload = get_object_or_404(Upload, pk=pk)
    if upload.read_at is None:
        return render(request, "training_plans/intake/reading.html", _progress(upload))
    if upload.error:
        context = {"upload": upload, "refusal": REFUSALS[upload.error]}
        return render(request, "training_plans/intake/refused.html", context)
    context = understanding(upload, localdate(), request.GET)
    return render(request, "training_plans/intake/understood.html", context)


def _progress(upload):
    done, total = cache.get(progress_key(upload.pk)) or (0, None)
    return {"upload": upload, "done": done, "total": total}


@require_GET
@may(IMPORT)
def upload_progress(request, pk):
    """How far the reading is; when it is done, the browser is sent to the result."""
    upload = get_object_or_404(Upload, pk=pk)
    if upload.read_at:
        return HttpResponse(headers={"HX-Redirect": upload.get_absolute_url()})
    return render(request, "training_plans/intake/_progress.html", _progress(upload))


@require_POST
@may(IMPORT)
def upload_reading(request, pk):
    """Read now and here, when no worker does."""
    upload = get_object_or_404(Upload.objects.unread(), pk=pk)
    read(upload)
    return redirect(upload)


@require_POST
@may(IMPORT)
def upload_answers(request, pk):
    """Answers to the questions of a file; what is left out stays open.

    Where one cannot be read nothing is kept: the page comes again (422) as it was filled in.
    """
    upload = get_object_or_404(Upload, pk=pk)
    rows = list(upload.rows.filter(has_questions=True, commit=None).in_order())
    given = replies(questions.asked(rows), request.POST)
    if any(reply.error for reply in given):
        context = understanding(upload, localdate(), request.GET, given)
        return render(request, "training_plans/intake/understood.html", context, status=422)
    messages.success(request, _("%(n)s rows were answered.") % {"n": keep(given)})
    return redirect(upload)


@require_POST
@may(IMPORT)
def upload_commits(request, pk):
    """Take all good rows over; the doubtful ones go on waiting."""
    upload = get_object_or_404(Upload, pk=pk)
    act = commit(upload, request.user)
    check_organization(localdate())
    text = _("Taken over: %(new)s new, %(changed)s changed, %(same)s unchanged.")
    counts = {"new": act.created, "changed": act.updated, "same": act.unchanged}
    messages.success(request, text % counts)
    return redirect(upload)


@require_POST
@may(IMPORT)
def commit_undo(request, pk):
    """Take a commit back, unless somebody has worked with its records since."""
    act = get_object_or_404(Commit.objects.filter(undone_at=None), pk=pk)
    try:
        take_back(act, request.user)
    except EditedSince as edited:
        count = len({(entry.table_name, entry.row_id) for entry in edited.entries})
        text = _("This cannot be undone: %(n)s of its records were edited since.")
        messages.error(request, text % {"n": count})
        return redirect(f"{reverse('upload', args=[act.upload_id])}?edited={act.pk}")
    except UsedSince:
        messages.error(
            request,
            _("This cannot be undone: something was recorded about its records since."),
        )
        return redirect(act.upload)
    check_organization(localdate())
    messages.success(request, _("The rows were taken back and wait again."))
    return redirect(act.upload)


@require_GET
@may(IMPORT)
def upload_waiting(request, pk):
    """The rows that wait, as a workbook to be corrected and dropped again."""
    upload = get_object_or_404(Upload, pk=pk)
    content = ROSTER.workbook(waiting_lines(upload), [("理由", "reason")])
    return _workbook(content, f"waiting-{upload.pk}.xlsx")


@require_GET
@may(IMPORT)
def roster_form(request):
    """The empty roster, with an example line."""
    example = {column.key: column.example for column in ROSTER.columns}
    return _workbook(ROSTER.workbook([example]), "roster.xlsx")


def _workbook(content, name):
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=XLSX, headers=headers)
