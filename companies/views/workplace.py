"""A host company's workplaces, staff counts, excellent periods, and insurance of its workers."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from companies.models import (
    CareStaffCount,
    Company,
    ExcellentStanding,
    StaffCount,
    WorkersCompensation,
    Workplace,
)
from titp.accounts.permissions import allowed, may
from titp.pages.lists import Column
from titp.pages.records import Table, changeable, doors, plain, record_page

CHANGE = "change companies"

WORKPLACES = (
    Column("name", gettext_lazy("name"), lambda row: row.name),
    Column("prefecture", gettext_lazy("prefecture"), lambda row: row.prefecture, important=True),
    Column("address", gettext_lazy("address"), lambda row: row.address, important=True),
    plain("closed_on", gettext_lazy("closed on"), important=True),
    doors(
        CHANGE,
        ("care-staff-count-new", gettext_lazy("Count care staff")),
        ("workplace-edit", gettext_lazy("Correct")),
        ("workplace-removal", gettext_lazy("Remove")),
    ),
)
STAFF_COUNTS = (
    plain("counted_on", gettext_lazy("counted on")),
    plain("full_time_staff", gettext_lazy("full-time staff"), numeric=True, important=True),
    changeable("staff-count", CHANGE),
)
CARE_STAFF_COUNTS = (
    Column("workplace", gettext_lazy("workplace"), lambda row: row.workplace),
    plain("counted_on", gettext_lazy("counted on"), important=True),
    plain(
        "full_time_care_staff", gettext_lazy("full-time care staff"), numeric=True, important=True
    ),
    changeable("care-staff-count", CHANGE),
)
EXCELLENT_STANDINGS = (
    plain("starts_on", gettext_lazy("from")),
    plain("ends_on", gettext_lazy("until"), important=True),
    changeable("excellent-standing", CHANGE),
)
WORKERS_COMPENSATIONS = (
    plain("established_on", gettext_lazy("established on")),
    plain("ended_on", gettext_lazy("ended on"), important=True),
    plain("number", gettext_lazy("labour insurance number")),
    changeable("workers-compensation", CHANGE),
)


@may("read companies")
def company_workplaces(request, pk):
    row = get_object_or_404(Company.objects, pk=pk)

    def add(url_name):
        return reverse(url_name, args=[pk]) if allowed(request, CHANGE) else ""

    workplaces = Workplace.objects.filter(company=row).select_related("prefecture")
    tables = [Table(_("Workplaces"), workplaces, WORKPLACES, add("workplace-new"))]
    if allowed(request, "read company staff"):
        counts = StaffCount.objects.filter(company=row)
        care = CareStaffCount.objects.filter(workplace__company=row).select_related("workplace")
        standings = ExcellentStanding.objects.filter(company=row)
        tables += [
            Table(
                _("Full-time staff, by day of counting"), counts, STAFF_COUNTS,
                add("staff-count-new"), note=_("The latest count decides how many may train here."),
            ),
            Table(
                _("Full-time care staff, by workplace"), care, CARE_STAFF_COUNTS,
                note=_("Only for care: there the staff of each workplace decides."),
            ),
            Table(
                _("Times as an excellent host"), standings, EXCELLENT_STANDINGS,
                add("excellent-standing-new"),
            ),
            Table(
                _("Workers' compensation insurance"),
                WorkersCompensation.objects.filter(company=row), WORKERS_COMPENSATIONS,
                add("workers-compensation-new"),
                note=_("Established before the first trainee is employed, on small farms too."),
            ),
        ]  # fmt: skip
    return record_page(request, "company", row, change=CHANGE, tables=tables)
