"""The wage terms of a trainee, the latest first."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from titp.accounts.permissions import allowed, may
from titp.pages.hours import as_clock
from titp.pages.lists import Column
from titp.pages.records import Table, changeable, plain, record_page
from titp.pages.yen import as_yen
from trainees.models import Trainee, WageTerms
from trainees.views.trainee import CHANGE, PAPERS


def hours(minutes):
    """Recorded minutes as hours; a dash where nobody has recorded them."""
    return "–" if minutes is None else as_clock(minutes)


TERMS = (
    plain("starts_on", gettext_lazy("from")),
    plain("ends_on", gettext_lazy("until"), important=True),
    plain("unit", gettext_lazy("paid"), important=True),
    Column(
        "amount", gettext_lazy("basic wage (yen)"), lambda row: row.amount,
        lambda row: as_yen(row.amount), numeric=True, important=True,
    ),
    Column(
        "allowances", gettext_lazy("allowances a month, counted + not counted (yen)"),
        lambda row: f"{as_yen(row.included_allowances)} + {as_yen(row.excluded_allowances)}",
        numeric=True,
    ),
    Column(
        "hours", gettext_lazy("scheduled hours, year / day"),
        lambda row: f"{hours(row.annual_minutes)} / {hours(row.daily_minutes)}", numeric=True,
    ),
    Column(
        "planned_overtime", gettext_lazy("planned overtime a month"),
        lambda row: hours(row.planned_overtime_minutes), numeric=True,
    ),
    Column(
        "special", gettext_lazy("special rules"),
        lambda row: ", ".join(filter(None, (
            str(_("agriculture, livestock or fishery")) if row.hours_exempt else "",
            row.minimum_industry,
        ))),
    ),
    changeable("wage-terms", CHANGE),
)  # fmt: skip


@may(PAPERS)
def trainee_wages(request, pk):
    row = get_object_or_404(Trainee.objects, pk=pk)
    add = reverse("wage-terms-new", args=[pk]) if allowed(request, CHANGE) else ""
    table = Table(
        _("Wage terms"), WageTerms.objects.filter(trainee=row), TERMS, add,
        note=_("As the employment contract says; a raise is a new entry from its day on."),
    )  # fmt: skip
    return record_page(request, "trainee", row, change=CHANGE, tables=[table])
