"""A month's papers for who files it: made now from what was sent, and kept nowhere."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from titp.accounts.permissions import may
from titp.documents.papers import printed
from titp.documents.printing import Limits, PaperTooLong, PrintingUnavailable
from titp.documents.report import REPORTS
from training_plans.models import MonthLine
from training_plans.views.month_filing import FILE, languages_of, report_at

# A page for each trainee, which takes a tenth of a second.
WHILE_WAITING = Limits(pages=120, letters=3_000_000, seconds=30)


@require_safe
@may(FILE)
@cache_control(no_store=True)
def month_paper(request, pk):
    """The month as one PDF, behind the wall of who asks for it."""
    report = report_at(pk)
    subjects = [report] if MonthLine.objects.filter(report=report).exists() else []
    return _pdf(request, report, "monthly_report", subjects)


@require_safe
@may(FILE)
@cache_control(no_store=True)
def month_statements(request, pk):
    """One PDF with the wage statement of each person, each in the person's language."""
    report = report_at(pk)
    lines = MonthLine.objects.filter(report=report).order_by("pk")
    return _pdf(request, report, "wage_statement", list(lines))


def _pdf(request, report, slug, subjects):
    if not subjects:
        messages.error(request, _("Nothing has been sent for this month."))
        return redirect("month-filing", pk=report.pk)
    try:
        language = languages_of(request)[0]
        made = printed(REPORTS[slug], subjects, language, localdate(), WHILE_WAITING)
    except PrintingUnavailable:
        messages.error(request, _("This machine cannot make PDFs."))
    except PaperTooLong:
        messages.error(request, _("These are too many pages to be made while you wait."))
    else:
        name = f"{slug.replace('_', '-')}-{report.month:%Y-%m}.pdf"
        headers = {"Content-Disposition": f'inline; filename="{name}"'}
        return HttpResponse(made.content, content_type="application/pdf", headers=headers)
    return redirect("month-filing", pk=report.pk)
