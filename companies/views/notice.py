"""What a host company reports itself: that it began to train, and each fiscal year."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from companies.models import CommencementNotice, Company, ImplementationReport
from titp.accounts.permissions import allowed, may
from titp.pages.lists import Column
from titp.pages.records import Table, changeable, plain, record_page

CHANGE = "change companies"

COMMENCEMENT = (
    plain("submitted_on", gettext_lazy("commencement notice submitted on")),
    Column(
        "number", gettext_lazy("acceptance number"), lambda row: row.company.acceptance_number,
        important=True,
    ),
    changeable("commencement-notice", CHANGE),
)  # fmt: skip
REPORTS = (
    Column("fiscal_year", gettext_lazy("fiscal year"), lambda row: row.fiscal_year),
    plain("guidance_on", gettext_lazy("guidance of the organization on")),
    plain(
        "submitted_on", gettext_lazy("implementation report submitted on"), important=True
    ),
    changeable("implementation-report", CHANGE),
)  # fmt: skip


@may("read company staff")
def company_notices(request, pk):
    row = get_object_or_404(Company.objects, pk=pk)

    def add(url_name):
        return reverse(url_name, args=[pk]) if allowed(request, CHANGE) else ""

    begun = CommencementNotice.objects.filter(company=row).select_related("company")
    return record_page(
        request, "company", row, change=CHANGE,
        tables=[
            Table(
                _("Commencement notice"), begun, COMMENCEMENT,
                "" if begun else add("commencement-notice-new"),
                note=_("Once for each host company, when its first training begins."),
            ),
            Table(
                _("Implementation reports"), ImplementationReport.objects.filter(company=row),
                REPORTS, add("implementation-report-new"),
                note=_("By 31 May, for each fiscal year with training on at least one day."),
            ),
        ],
    )  # fmt: skip
