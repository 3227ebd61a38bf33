"""Which organizations stopped reporting, for monitors: months and days, no number of people."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from titp.accounts.permissions import may
from training_plans.reporting_stands import stands


@require_safe
@may("monitor the programme")
def monitor_reporting(request):
    """The stands of the newest edition: those that fell silent first, then all others."""
    found = stands()
    context = {
        "edition": found[0] if found else None,
        "silent": [one for one in found if one.is_silent],
        "reporting": [one for one in found if not one.is_silent],
    }
    return render(request, "training_plans/monitor_reporting.html", context)
