"""A host company fills in its month: its months, the table of one, its cells, and sending it."""

import json

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.db.models import Count
from django.http import HttpResponseBadRequest, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from titp.accounts.middleware import KEEPS
from titp.accounts.permissions import allowed, may
from titp.pages.forms import CONFLICT, UNPROCESSABLE
from training_plans.correction_words import asked
from training_plans.filing.cells import NotAsked, Typed, copied, keep
from training_plans.filing.grid import changed, grid, typed_in
from training_plans.filing.review import open_cells
from training_plans.filing.submission import NotNow, submit
from training_plans.filing.summary import left, summary
from training_plans.filing.totals import totals
from training_plans.models import DraftLine, MonthlyReport, ReportPhoto, ReportStep
from training_plans.month_columns import COLUMNS, LANGUAGES, STEPS, columns_of

FILE, OWN = "file monthly reports", "see own months"
SHOWN = 24  # months of the list
WAYS = ("grid", "phone", "workbook")
LABELS = "month_labels"  # the key of the second language in the session


@require_safe
@may(OWN)
def my_months(request):
    """The months that a company owes, and the last ones that it has sent."""
    rows = MonthlyReport.objects.with_state().annotate(people=Count("draftlines"))
    rows = list(rows.with_company_name().order_by("-month", "company")[:SHOWN])
    return render(
        request,
        "training_plans/filing/months.html",
        {
            "waiting": [row for row in reversed(rows) if row.is_open],
            "sent": [row for row in rows if not row.is_open],
            "asked": asked(localdate()),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@may(FILE)
@cache_control(no_store=True)
def month_filing(request, pk):
    """A part of the month as a table; a POST keeps what was typed and goes on to the next part."""
    report = report_at(pk)
    step = step_of(request.GET.get("step"))
    answers = ()
    if request.method == "POST":
        answers, refused = kept(report, changed(typed_in(request.POST)))
        if refused:
            return refused
        if not any(answer.conflict or answer.error for answer in answers):
            return redirect(after(report, step, request.POST.get("then")))
    return filing_page(request, report, step, answers)


def filing_page(request, report, step, answers=(), problems=(), refused=False):
    """The page; `answers`: the Kept of a POST, `problems`: what kept the month from being sent.

    `refused`: something else was not possible, as a message says.
    """
    asked_again = open_cells(report)
    columns = [*COLUMNS.values()] if asked_again or step.name == "check" else columns_of(step.name)
    if asked_again:
        names = {column for _trainee, column in asked_again} | {
            column for _trainee, errors in problems for column in errors
        }
        columns = [column for column in columns if column.name in names]
    context = {
        "report": report, "step": step, "steps": STEPS, "languages": LANGUAGES,
        "grid": grid(report, columns, languages_of(request), answers, asked_again),
        "asked_again": asked_again, "second": request.session.get(LABELS, ""),
        "may_type": report.is_open, "problems": problems,
        "photos": ReportPhoto.objects.filter(report=report),
        "done": ReportStep.objects.filter(report=report), "sees_own": allowed(request, OWN),
    }  # fmt: skip
    if step.name == "check" and not asked_again:
        lines = DraftLine.objects.filter(report=report)
        language = languages_of(request)[0]
        context |= {
            "summary": summary(lines, language), "left": list(left(lines, language, problems)),
        }  # fmt: skip
    status = 200
    if refused or problems or any(answer.error for answer in answers):
        status = UNPROCESSABLE
    if any(answer.conflict for answer in answers):
        status = CONFLICT
    return keeping(render(request, "training_plans/filing/filing.html", context, status=status))


@require_POST
@may(FILE)
def month_cells(request, pk):
    """Keep cells as they are typed: JSON {"cells": [{trainee, column, text, was}]}.

    Answers {"cells": [{trainee, column, conflict, theirs, error}],
    "totals": {trainee: {name: text}}}.
    """
    report = report_at(pk)
    try:
        typed = [as_typed(one) for one in json.loads(request.body)["cells"]]
    except (ValueError, TypeError, KeyError, RecursionError):
        return HttpResponseBadRequest()
    answers, refused = kept(report, typed)
    if refused:
        return JsonResponse({"refused": _("This month cannot be changed now.")}, status=CONFLICT)
    people = {one.trainee_id for one in typed}
    lines = DraftLine.objects.filter(report=report, trainee__in=people)
    return JsonResponse(
        {
            "cells": [answer.as_json() for answer in answers],
            "totals": {line.trainee_id: totals(line.cells) for line in lines},
        }
    )


@require_POST
@may(FILE)
def month_copy(request, pk):
    """Take over what is expected, where nothing is typed yet."""
    report = report_at(pk)
    try:
        with transaction.atomic():
            number = copied(report)
    except (NotAsked, IntegrityError):
        return too_late(request, report)
    messages.success(request, _("%(n)s cells were filled as last month.") % {"n": number})
    return redirect(after(report, step_of(request.POST.get("step")), "stay"))


@require_POST
@may(FILE)
def month_submission(request, pk):
    """Send the month to the office, with what this page has typed."""
    report = report_at(pk)
    answers, refused = kept(report, changed(typed_in(request.POST)))
    if refused:
        return refused
    if any(answer.conflict for answer in answers):
        return filing_page(request, report, step_of("check"), answers)
    via = request.POST.get("via", "grid")
    try:
        attempt = submit(report, request.user, via if via in WAYS else "grid")
    except NotNow:
        return too_late(request, report)
    if not attempt.written:
        return filing_page(request, report, step_of("check"), answers, list(attempt.errors.items()))
    messages.success(request, _("The month was sent. Thank you."))
    return redirect("my-months") if allowed(request, OWN) else redirect("monthly-report", pk=pk)


@require_POST
@may(FILE)
def month_labels(request):
    """In which second language this person reads the labels of the months."""
    chosen = request.POST.get("labels", "")
    request.session[LABELS] = chosen if chosen in LANGUAGES else ""
    report = request.POST.get("report", "")
    if report.isdecimal() and len(report) < 19:
        return redirect(reverse("month-filing", args=[int(report)]))
    return redirect("home")


def report_at(pk):
    """The report with its state, or 404."""
    return get_object_or_404(MonthlyReport.objects.with_state().with_company_name(), pk=pk)


def step_of(name):
    return next((step for step in STEPS if step.name == name), STEPS[0])


def after(report, step, then):
    """Where a saved part leads: to the next one, or it stays."""
    place = STEPS.index(step)
    to = step if then == "stay" else STEPS[min(place + 1, len(STEPS) - 1)]
    return f"{reverse('month-filing', args=[report.pk])}?step={to.name}"


def languages_of(request):
    """That of the page, and the second one of the labels where another was chosen."""
    first = "ja" if (get_language() or "").startswith("ja") else "en"
    second = request.session.get(LABELS, "")
    return first, second if second != first else ""


def kept(report, typed):
    """(answers, None), or ((), the response that says why nothing could be kept)."""
    try:
        with transaction.atomic():
            return keep(report, typed), None
    except NotAsked:
        return (), HttpResponseBadRequest(_("This report has no such cell."))
    except IntegrityError:
        return (), HttpResponseBadRequest(_("This month cannot be changed now."))


def keeping(response):
    """The response, whose errors undo nothing of what was kept on the way to it."""
    setattr(response, KEEPS, True)
    return response


def too_late(request, report):
    messages.error(request, _("This month cannot be changed now."))
    return redirect("month-filing", pk=report.pk)


def as_typed(one):
    trainee, column, text, was = one["trainee"], one["column"], one["text"], one.get("was")
    if type(trainee) is not int or not isinstance(column, str) or not isinstance(text, str):
        raise TypeError
    if was is not None and not isinstance(was, str):
        raise TypeError
    return Typed(trainee, column, text, was)
