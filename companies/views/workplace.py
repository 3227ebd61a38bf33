"""Places and standings of a host company: workplaces, staff counts, excellent periods."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from companies.models import Company, ExcellentStanding, StaffCount, Workplace
from titp.accounts.permissions import allowed, may
from titp.pages.lists import Column
from titp.pages.records import Table, changeable, plain, record_page

CHANGE = "change companies"

WORKPLACES = (
    Column("name", gettext_lazy("name"), lambda row: row.name),
    Column("prefecture", gettext_lazy("prefecture"), lambda row: row.prefecture, important=True),
    Column("address", gettext_lazy("address"), lambda row: row.address, important=True),
    plain("closed_on", gettext_lazy("closed on"), important=True),
    changeable("workplace", CHANGE),
)
STAFF_COUNTS = (
    plain("counted_on", gettext_lazy("counted on")),
    plain("full_time_staff", gettext_lazy("full-time staff"), numeric=True, important=True),
    changeable("staff-count", CHANGE),
)
EXCELLENT_STANDINGS = (
    plain("starts_on", gettext_lazy("from")),
    plain("ends_on", gettext_lazy("until"), important=True),
    changeable("excellent-standing", CHANGE),
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
        standings = ExcellentStanding.objects.filter(company=row)
        tables += [
            Table(
                _("Full-time staff, by day of counting"), counts, STAFF_COUNTS,
                add("staff-count-new"), note=_("The latest count decides how many may train here."),
            ),
            Table(
                _("Times as an excellent host"), standings, EXCELLENT_STANDINGS,
                add("excellent-standing-new"),
            ),
        ]  # fmt: skip
    return record_page(request, "company", row, change=CHANGE, tables=tables)
