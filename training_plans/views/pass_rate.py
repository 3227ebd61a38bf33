"""Pass rates of skill tests, by host company and by operation."""

import django_filters
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from titp.accounts.permissions import may
from titp.pages.lists import Column, ListFilter, ListPage, SavedView, linked
from titp.pages.records import plain
from titp.past.looking import today
from training_plans.models import PassRate, SkillTest
from training_plans.pass_rates import pass_rates_on

FIRST = "by=company&time=three"


class PassRateFilter(ListFilter):
    by = django_filters.ChoiceFilter(
        label=_("Counted"), choices=PassRate.By.choices, empty_label=None
    )
    time = django_filters.ChoiceFilter(
        label=_("Outcome known in"), choices=PassRate.Time.choices, empty_label=None
    )
    grade = django_filters.ChoiceFilter(label=_("grade"), choices=SkillTest.Grade.choices)


def _whose(row):
    if row.company_id:
        return linked("company", row.company_id, row.company_name)
    return row.operation or PassRate.By(row.by).label


def in_percent(thousandths):
    """950 → 95.0 %; nothing where nobody sat. What is below a tenth of a percent falls away."""
    return "" if thousandths is None else f"{thousandths // 10}.{thousandths % 10} %"


def _share(name, label, whole):
    """A column of “19 of 20”, and the share under it."""
    passed, rate = f"{name}_passed", f"{name}_rate"

    def shown(row):
        if getattr(row, rate) is None:
            return "–"
        return f"{getattr(row, passed)} / {getattr(row, whole)} ({in_percent(getattr(row, rate))})"

    return Column(name, label, shown, order=(rate, "people"), numeric=True, important=True)


PASS_RATES = ListPage(
    slug="pass-rates",
    heading=_("Pass rates"),
    columns=(
        Column("whose", _("host company or operation"), str, _whose, order=("company_key",)),
        Column("operation", _("operation"), lambda row: row.operation,
               lambda row: row.operation if row.company_id else "", order=("operation_id",)),
        plain("grade", _("grade"), order=("grade",), important=True),
        Column("people", _("people who sat"), lambda row: row.people, order=("people",),
               numeric=True),
        _share("practical", _("practical test passed"), "practical_sat"),
        _share("theory", _("theory test passed"), "theory_sat"),
        _share("both", pgettext_lazy("test", "both parts passed"), "people"),
        Column("retaken", _("sat more than once"), lambda row: row.retaken, order=("retaken",),
               numeric=True),
    ),
    filter=PassRateFilter,
    sort="whose",
    views=tuple(
        SavedView(by.label, f"by={by}&time=three") for by in PassRate.By
    ),
    template="training_plans/pass_rates.html",
)  # fmt: skip


@may("read skill tests")
def pass_rates(request):
    """Without conditions, the rates of companies in the last three fiscal years."""
    if not {"by", "time"} <= request.GET.keys() and request.method == "GET":
        return redirect(f"{reverse('pass-rates')}?{FIRST}")
    return PASS_RATES.answer(request, pass_rates_on(today()).select_related("operation"))
