"""Where a host company lodges trainees: houses and bedrooms, and what rooms above know of them."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from companies.models import Company, Lodging, Room
from titp.accounts.permissions import allowed, may
from titp.pages.lists import Column
from titp.pages.panel import panels_of
from titp.pages.records import Table, changeable, doors, plain, record_page

CHANGE = "change companies"

LODGINGS = (
    plain("name", gettext_lazy("name")),
    plain("address", gettext_lazy("address"), important=True),
    plain("extinguisher", gettext_lazy("fire extinguisher"), important=True),
    plain("stairs", gettext_lazy("stairs that lead into the open"), numeric=True),
    plain("checked_on", gettext_lazy("looked at on")),
    doors(
        CHANGE,
        ("room-new", gettext_lazy("Add a bedroom")),
        ("lodging-edit", gettext_lazy("Correct")),
        ("lodging-removal", gettext_lazy("Remove")),
    ),
)
ROOMS = (
    Column("lodging", gettext_lazy("lodging"), lambda row: row.lodging),
    plain("name", pgettext_lazy("room", "name"), important=True),
    plain("floor", gettext_lazy("floor"), numeric=True),
    plain("area_m2", gettext_lazy("area (m²)"), numeric=True, important=True),
    plain("window_m2", gettext_lazy("windows (m²)"), numeric=True),
    plain("lockable_storage", gettext_lazy("lockable storage for each person")),
    plain("heating", gettext_lazy("heating")),
    plain("other_residents", gettext_lazy("others who sleep here"), numeric=True),
    changeable("room", CHANGE),
)


@may("read lodgings")
def company_lodging(request, pk):
    row = get_object_or_404(Company.objects, pk=pk)
    rooms = Room.objects.filter(lodging__company=row).select_related("lodging")
    return record_page(
        request, "company", row, change=CHANGE, template="companies/lodging.html",
        panels=panels_of(request, "company-lodging", row),
        tables=[
            Table(
                _("Lodgings"), Lodging.objects.filter(company=row), LODGINGS,
                reverse("lodging-new", args=[pk]) if allowed(request, CHANGE) else "",
            ),
            Table(
                _("Bedrooms"), rooms, ROOMS,
                note=_("At least 4.5 m² for each person who sleeps there."),
            ),
        ],
    )  # fmt: skip
