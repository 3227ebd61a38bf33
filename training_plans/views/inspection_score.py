"""The score of readiness for an inspection, of the organization and of one host."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from companies.models import Company
from titp.accounts.permissions import allowed, may
from titp.pages.charts import bar
from titp.pages.tab import tabs_of
from titp.past.looking import today
from training_plans.inspection.score import CEILINGS, PARTS, Score, scores
from training_plans.models import InspectionScore

READ = "read readiness score"
MONTHS = 12


@require_safe
@may(READ)
def company_inspection(request, pk):
    company = get_object_or_404(Company.objects, pk=pk)
    return _page(request, company, tabs_of(request, "company", pk))


@require_safe
@may(READ)
def organization_inspection(request):
    return _page(request, None, tabs_of(request, "organization"))


def _page(request, company, tabs):
    empty = Score(0, {part.slug: [0, 0] for part in PARTS})
    score = scores(today()).get(company and company.pk, empty)
    context = {
        "object": company or request.membership.organization,
        "tabs": tabs, "score": score, "company": company,
        "counted": any(out for _of, out in score.parts.values()),
        "lines": [(part, *score.parts[part.slug], _url(part, company)) for part in PARTS],
        "ceilings": CEILINGS, "trend": _trend(company),
        "may_make": allowed(request, "make inspection packs"),
        "corrections": None,
    }  # fmt: skip
    return render(request, "training_plans/inspection/score.html", context)


def _url(part, company):
    """Where what lowers the part stands: a list, narrowed to the host, or the host's own tab."""
    if company and part.company_url:
        return reverse(part.company_url, args=[company.pk])
    return reverse(part.url) + (f"?company={company.pk}" if company else "")


def _trend(company):
    """A bar for each of the last twelve months: the last score that was noted in it."""
    rows = InspectionScore.objects.filter(company=company).order_by("day")
    by_month = {f"{day:%y-%m}": score for day, score in rows.values_list("day", "score")}
    months = sorted(by_month)[-MONTHS:]
    if not months:
        return None
    values = [by_month[month] for month in months]
    return bar("inspection-score", _("Score at the end of each month"), months, values)
