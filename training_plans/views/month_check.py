"""The office checks one month: accepts it, sends cells back, or opens it again."""

from django.contrib import messages
from django.http import HttpResponseBadRequest
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from titp.accounts.models import Membership, Role
from titp.accounts.permissions import may
from titp.compliance.changes import changed
from titp.compliance.models import State as Gravity
from titp.compliance.wording import TONES
from titp.pages.forms import CONFLICT, UNPROCESSABLE
from titp.pages.panel import panels_of
from training_plans.filing.checks import checks
from training_plans.filing.comparison import Marks, comparison
from training_plans.filing.queue import next_waiting
from training_plans.filing.review import Back, approve, open_cells, reopen, send_back
from training_plans.filing.submission import NotNow
from training_plans.filing.wording import STEPS
from training_plans.models import (
    DraftLine,
    MonthlyReport,
    ReportPhoto,
    ReportStep,
    ReturnedCell,
)
from training_plans.month_columns import word
from training_plans.views.month_filing import report_at
from training_plans.views.month_queue import CHECK

State = MonthlyReport.State
LONGEST = 1000  # letters of a reason


@require_safe
@may(CHECK)
@cache_control(no_store=True)
def month_check(request, pk):
    return check_page(request, pk)


def check_page(request, pk, status=200, ticked=(), **said):
    """The page; `ticked` and `said`: what was asked for and could not be done, and why."""
    report = report_at(pk)
    language = "ja" if (get_language() or "").startswith("ja") else "en"
    found = tuple(checks(report))
    parts = list(
        comparison(report, language, Marks(found, tuple(ticked), _sent_back(report, language)))
    )
    behind = next_waiting(report.pk)
    context = {
        "report": report,
        "parts": parts,
        "found": _found(found, parts, language),
        "photos": ReportPhoto.objects.filter(report=report),
        "steps": ReportStep.objects.filter(report=report).with_person(),
        "step_columns": STEPS,
        "waits": report.state == State.SUBMITTED,
        "reasons": _reasons(report, language),
        "panels": panels_of(request, "monthly-report", report),
        "next_url": reverse("month-check", args=[behind]) if behind else "",
    }  # fmt: skip
    return render(request, "training_plans/review/check.html", context | said, status=status)


@require_POST
@may(CHECK)
def month_approval(request, pk):
    """Accept the report, which locks it, and go to the next that waits."""
    report = report_at(pk)
    behind = next_waiting(pk)
    try:
        approve(report, request.user)
    except NotNow:
        return _not_now(request, pk)
    said = _("%(company)s, %(month)s: checked and locked.") % _named(report)
    if behind is None:
        said += " " + _("No further report waits.")
    to = reverse("month-check", args=[behind]) if behind else reverse("month-queue")
    return changed(request, to, ReportStep, said=said)


@require_POST
@may(CHECK)
def month_return(request, pk):
    """Send the ticked cells back, for one reason; the company then sees exactly those."""
    report = report_at(pk)
    ticked, reason = request.POST.getlist("cell"), request.POST.get("reason", "")
    note = request.POST.get("note", "").strip()[:LONGEST]
    try:
        cells = [_back(place, reason, note) for place in dict.fromkeys(ticked)]
    except ValueError:
        return HttpResponseBadRequest(_("This report has no such cell."))
    if error := _lacks(cells, reason, note):
        return check_page(
            request, pk, UNPROCESSABLE, error=error, ticked=ticked, reason=reason, note=note
        )
    try:
        send_back(report, request.user, cells)
    except NotNow:
        return _not_now(request, pk)
    except LookupError:
        return HttpResponseBadRequest(_("This report has no such cell."))
    said = _("%(company)s, %(month)s: sent back.") % _named(report)
    return changed(
        request, reverse("month-check", args=[pk]), ReportStep, ReturnedCell, DraftLine, said=said
    )


@require_POST
@may(CHECK)
def month_reopening(request, pk):
    """Open a checked month again, for a reason."""
    report = report_at(pk)
    reason = request.POST.get("reason", "").strip()[:LONGEST]
    if not reason and report.state == State.APPROVED:
        error = _("Opening a checked month again needs a reason.")
        return check_page(request, pk, UNPROCESSABLE, reopening_error=error)
    try:
        reopen(report, request.user, reason)
    except NotNow:
        return _not_now(request, pk)
    said = _("%(company)s, %(month)s: opened again.") % _named(report)
    return changed(request, reverse("month-check", args=[pk]), ReportStep, said=said)


def _not_now(request, pk):
    """Somebody was faster: nothing is written, and the page says how the report stands."""
    state = State(report_at(pk).state).label
    text = _("This cannot be done now: the report is “%(state)s”.") % {"state": state}
    messages.error(request, text)
    return check_page(request, pk, CONFLICT)


def _named(report):
    return {"company": report.company_name, "month": report}


def _back(place, reason, note):
    trainee, _colon, column = place.partition(":")
    if not trainee.isdecimal() or len(trainee) > 18:
        raise ValueError(place)
    return Back(int(trainee), column, reason, note)


def _lacks(cells, reason, note):
    """What is missing before cells can be sent back; "" where nothing is."""
    if not cells:
        return _("Please tick the cells to send back.")
    if reason not in ReturnedCell.Reason:
        return _("Please choose a reason.")
    if reason == ReturnedCell.Reason.OTHER and not note:
        return _("Please write the reason.")
    return ""


def _reasons(report, language):
    """(value, words for the reader, words as the clerk reads them) of each reason chip."""
    clerks = Membership.objects.in_force().filter(role=Role.CLERK, company=report.company_id)
    theirs = clerks.values_list("user__language", flat=True).first() or "ja"
    theirs = theirs if theirs in ("ja", "en") else "ja"
    return [
        (value, word(f"reason.{value}", language),
         word(f"reason.{value}", theirs) if theirs != language else "")
        for value in ReturnedCell.Reason.values
    ]  # fmt: skip


def _sent_back(report, language):
    """{(trainee id, column): why} of the cells that the company has to look at."""
    if report.state != State.RETURNED:
        return {}
    return {
        place: " ".join(filter(None, (word(f"reason.{row.reason}", language), row.note)))
        for place, row in (open_cells(report) or {}).items()
    }


def _found(checks, parts, language):
    """Each check as the page says it: whose, how grave, and its arithmetic."""
    names = {person.trainee_id: person.name for part in parts[:1] for person in part.people}
    return [
        {
            "rule": check.rule, "cites": check.cites, "name": names.get(check.trainee_id, ""),
            "state": Gravity(check.state).label, "tone": TONES[Gravity(check.state)],
            "formula": check.formula(language),
        }
        for check in checks
    ]  # fmt: skip
