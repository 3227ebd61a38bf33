"""What the rules say of a month, while it is filled in and while it is checked."""

from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from titp.accounts.permissions import may
from training_plans.filing.checks import checks
from training_plans.models import DraftLine
from training_plans.views.month_filing import FILE, languages_of, report_at


@require_safe
@may(FILE)
@cache_control(no_store=True)
def month_checks(request, pk):
    """Each thing to look at, with its formula; a part of a page for htmx, else a page."""
    report = report_at(pk)
    first, second = languages_of(request)
    names = dict(DraftLine.objects.filter(report=report).values_list("trainee_id", "name"))
    found = [
        {
            "check": check, "name": names.get(check.trainee_id, ""),
            "formula": check.formula(first), "second": check.formula(second) if second else "",
            "cells": " ".join(f"c-{check.trainee_id}-{column}" for column in check.columns),
        }
        for check in checks(report)
    ]  # fmt: skip
    template = "_checks" if request.htmx else "checks"
    return render(
        request, f"training_plans/filing/{template}.html",
        {"report": report, "found": found, "second": second},
    )  # fmt: skip
