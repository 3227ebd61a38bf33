"""Who goes home next, and what is still missing before they leave."""

import django_filters
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from companies.models import Company
from followup.departing.soon import ahead, departures, unprepared
from followup.departing.steps import CHECKLIST
from followup.views.departure import READ
from titp.accounts.permissions import may
from titp.pages.lists import Column, ListFilter, ListPage, SavedView, YesOrNo, linked
from titp.past.looking import today
from trainees.models import Trainee


class DepartureFilter(ListFilter):
    nationality = django_filters.ChoiceFilter(
        label=_("nationality"), choices=lambda: Trainee.objects.nationalities()
    )
    host = django_filters.ModelChoiceFilter(
        label=_("host company"), field_name="company",
        queryset=lambda request: Company.objects.all(),
    )  # fmt: skip
    soon = YesOrNo(label=_("soon"), method="within_months")
    missing = YesOrNo(label=_("something is missing"), method="with_gaps")

    def within_months(self, rows, name, value):
        last = ahead(today()).last(today())
        return rows.filter(leaves_on__lte=last) if value else rows.filter(leaves_on__gt=last)

    def with_gaps(self, rows, name, value):
        gaps = unprepared(rows).values("pk")
        return rows.filter(pk__in=gaps) if value else rows.exclude(pk__in=gaps)


def _consent(row):
    if row.has_consent:
        return pgettext_lazy("consent", "given")
    return pgettext_lazy("consent", "declined") if row.declined else "–"


DEPARTURES = ListPage(
    slug="departures",
    heading=_("Leaving soon"),
    columns=(
        Column(
            "name", _("name in roman letters"), lambda row: str(row),
            lambda row: linked("trainee-departure", row.pk, row), order=("sort_key",),
        ),
        Column(
            "leaves", _("planned for"), lambda row: row.leaves_on, order=("leaves_on",),
            important=True,
        ),
        Column("nationality", _("nationality"), lambda row: row.nationality_name,
               order=("nationality", "sort_key")),
        Column(
            "host", _("host company"), lambda row: row.company_name,
            lambda row: linked("company", row.company_id, row.company_name),
            order=("company_name", "leaves_on"),
        ),
        Column("consent", pgettext_lazy("column", "consent"), _consent, important=True),
        Column(
            "contacts", pgettext_lazy("column", "contacts"), lambda row: row.channel_count,
            numeric=True, order=("channel_count",), important=True,
        ),
        Column(
            "anchors", pgettext_lazy("column", "contact persons"), lambda row: row.anchor_count,
            numeric=True, order=("anchor_count",), meaning=_("Two are wanted"),
        ),
        Column("intention", pgettext_lazy("column", "plans told"), lambda row: row.has_intention),
        Column(
            "settled", pgettext_lazy("column", "settled"), lambda row: row.settled_count,
            lambda row: f"{row.settled_count} / {len(CHECKLIST)}", numeric=True,
            order=("settled_count",), important=True,
        ),
        Column("passport", _("skills passport"), lambda row: row.has_passport, important=True),
    ),
    filter=DepartureFilter,
    sort="leaves",
    template="followup/departures.html",
    views=(
        SavedView(_("Soon"), "soon=true"),
        SavedView(_("Soon, and something is missing"), "soon=true&missing=true"),
    ),
)  # fmt: skip


@may(READ)
def departures_list(request):
    return DEPARTURES.answer(request, departures(today()), ahead=ahead(today()))
