"""The agreements of a host company on overtime and holiday work."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from companies.models import Company, OvertimeAgreement
from companies.views.company import CHANGE
from titp.accounts.permissions import allowed, may
from titp.pages.records import Table, changeable, plain, record_page

AGREEMENTS = (
    plain("starts_on", gettext_lazy("from")),
    plain("ends_on", gettext_lazy("until"), important=True),
    plain("special_clause", gettext_lazy("special clause"), important=True),
    plain("filed_on", gettext_lazy("filed with the inspection office on"), important=True),
    plain("note", gettext_lazy("note")),
    changeable("overtime-agreement", CHANGE),
)


@may("read company staff")
def company_overtime(request, pk):
    row = get_object_or_404(Company.objects, pk=pk)
    add = reverse("overtime-agreement-new", args=[pk]) if allowed(request, CHANGE) else ""
    agreements = OvertimeAgreement.objects.filter(company=row)
    table = Table(
        _("Overtime agreements"), agreements, AGREEMENTS, add,
        note=_("Without one that is filed, nobody works overtime or on statutory holidays."),
    )  # fmt: skip
    return record_page(request, "company", row, change=CHANGE, tables=[table])
