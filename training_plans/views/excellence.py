"""The points of the excellent requirements, of a company and of the organization, and what if."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from companies.models import Company
from titp.accounts.permissions import allowed, may
from titp.compliance.law import ORDINANCE
from titp.japanese.months import fy
from titp.pages.forms import UNPROCESSABLE
from titp.pages.tab import tabs_of
from titp.past.looking import today
from training_plans.excellence.forms import ValuesForm
from training_plans.excellence.score import score

READ, CHANGE = "read excellence points", "change excellence points"
NEXT = "next"


@dataclass(frozen=True)
class Asked:
    """Whose points, and whether those of the next year, where everything may be assumed."""

    company: Company | None
    ahead: bool

    @property
    def year(self):
        return fy(today()) + self.ahead

    def address(self, act=""):
        if self.company:
            page = reverse(f"company-excellence{act}", args=[self.company.pk])
        else:
            page = reverse(f"organization-excellence{act}")
        return f"{page}?year={NEXT}" if self.ahead else page

    def score(self, typed=None):
        return score(self.company, self.year, today(), assuming=self.ahead, typed=typed)


@require_safe
@may(READ)
def company_excellence(request, pk):
    return _page(request, _asked(request, pk))


@require_safe
@may(READ)
def organization_excellence(request):
    return _page(request, _asked(request))


@require_POST
@may(READ)
def company_excellence_sum(request, pk):
    """What the sum would be with what was typed; nothing is kept."""
    return _sum(request, _asked(request, pk))


@require_POST
@may(READ)
def organization_excellence_sum(request):
    """What the sum would be with what was typed; nothing is kept."""
    return _sum(request, _asked(request))


@require_POST
@may(CHANGE)
def company_excellence_values(request, pk):
    """Keep what was typed: as entered for this year, or as assumed for the next."""
    return _keep(request, _asked(request, pk))


@require_POST
@may(CHANGE)
def organization_excellence_values(request):
    """Keep what was typed: as entered for this year, or as assumed for the next."""
    return _keep(request, _asked(request))


def _asked(request, pk=None):
    company = get_object_or_404(Company.objects, pk=pk) if pk else None
    return Asked(company, request.GET.get("year") == NEXT)


def _form(request, asked, shown):
    data = request.POST if request.method == "POST" else None
    return ValuesForm(data, score=shown, all_of_them=asked.ahead)


def _sum(request, asked):
    before = asked.score()
    form = _form(request, asked, before)
    if not form.is_valid():
        return _page(request, asked, form, before)
    return _page(request, asked, form, asked.score(form.typed()), before=before)


def _keep(request, asked) -> HttpResponse:
    before = asked.score()
    form = _form(request, asked, before)
    if not form.is_valid():
        return _page(request, asked, form, before)
    form.save(asked.company, asked.year, assumed=asked.ahead)
    messages.success(request, _("Saved."))
    return redirect(asked.address())


def _page(request, asked, form=None, shown=None, before=None):
    shown = shown or asked.score()
    form = form or _form(request, asked, shown)
    noun, key = ("company", asked.company.pk) if asked.company else ("organization", None)
    this_year = Asked(asked.company, ahead=False)
    context = {
        "object": asked.company or request.membership.organization,
        "tabs": tabs_of(request, noun, key) if key else tabs_of(request, noun),
        "score": shown, "before": before, "form": form, "asked": asked,
        "blocks": [(block, _with_boxes(block, form, before)) for block in shown.blocks],
        "cites": ORDINANCE.article(15 if asked.company else 31),
        "years": [
            (this_year.address(), this_year.year, not asked.ahead),
            (Asked(asked.company, ahead=True).address(), this_year.year + 1, asked.ahead),
        ],
        "sum_url": asked.address("-sum"), "keep_url": asked.address("-values"),
        "may_change": allowed(request, CHANGE),
        "corrections": None,
    }  # fmt: skip
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "training_plans/excellence.html", context, status=status)


def _with_boxes(block, form, before):
    """(line, [(value, its box or None)], what its points were where they differ) of each line."""
    old = before.by_code if before else {}
    return [
        (
            line,
            [(value, _box(form, line.item, value)) for value in line.values],
            _was(old.get(line.item.code)) if before and _moved(line, old) else "",
        )
        for line in block.lines
    ]


def _moved(line, old):
    return old.get(line.item.code) != line.points


def _was(points):
    words = _("before: not known") if points is None else _("before: %(points)s")
    return words % {"points": points}


def _box(form, item, value):
    name = f"{item.code}-{value.name}"
    return form[name] if name in form.fields else None
