"""Returnees: people who went home, when, from which host, and how far they came."""

import django_filters
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy

from companies.models import Company
from followup.returnees import returnees_by
from titp.accounts.permissions import allowed, may
from titp.pages.lists import Column, ListFilter, ListPage, SavedView, linked, named
from trainees.models import Trainee
from training_plans.models import TrainingPlan

# The year in which the program began; earlier returns are typing errors.
FIRST_YEAR = 1993


class ReturneeFilter(ListFilter):
    nationality = django_filters.ChoiceFilter(
        label=gettext_lazy("nationality"), choices=lambda: Trainee.objects.nationalities()
    )
    host = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Last host company"), queryset=lambda request: Company.objects.all(),
        method="of_host",
    )  # fmt: skip
    stage = django_filters.ChoiceFilter(
        label=gettext_lazy("Stage reached"), field_name="stage_reached",
        choices=TrainingPlan.Stage.choices,
    )  # fmt: skip
    year = django_filters.NumberFilter(
        label=gettext_lazy("Year of return"), field_name="returned_on", lookup_expr="year",
        min_value=FIRST_YEAR,
    )  # fmt: skip

    def of_host(self, rows, name, company):
        return rows.filter(host_id=company.pk)


RETURNEES = ListPage(
    slug="returnees",
    heading=gettext_lazy("Returnees"),
    columns=(
        Column(
            "name", gettext_lazy("name in roman letters"), lambda row: row.name_roman,
            lambda row: named(row, row, row.name_kana if row.name_roman else ""),
            order=("sort_key",),
        ),
        Column(
            "kana", gettext_lazy("name in katakana"), lambda row: row.name_kana, file_only=True
        ),
        Column(
            "nationality", gettext_lazy("nationality"), lambda row: row.nationality_name,
            order=("nationality", "sort_key"), important=True,
        ),
        Column(
            "landed", gettext_lazy("landed on"), lambda row: row.entered_on, order=("entered_on",)
        ),
        Column(
            "returned", gettext_lazy("Returned on"), lambda row: row.returned_on,
            order=("returned_on",), important=True,
        ),
        Column(
            "host", gettext_lazy("Last host company"), lambda row: row.host_name,
            lambda row: linked("company", row.host_id, row.host_name),
            order=("host_name", "returned_on"), important=True,
        ),
        Column(
            "stage", gettext_lazy("Stage reached"), lambda row: row.stage_reached,
            lambda row: row.stage_reached and TrainingPlan.Stage(row.stage_reached).label,
            order=("stage_reached", "returned_on"), important=True,
            meaning=gettext_lazy("The highest stage of a plan that began before the return"),
        ),
    ),
    filter=ReturneeFilter,
    sort="-returned",
    template="followup/returnees.html",
    views=(SavedView(gettext_lazy("Came as far as stage 3"), "stage=3"),),
)  # fmt: skip


@may("read returnees")
def returnees(request):
    departures = reverse("departures") if allowed(request, "read departures") else ""
    return RETURNEES.answer(request, returnees_by(localdate()), departures_url=departures)
