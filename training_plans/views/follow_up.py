"""The tab of a host company about what the organization follows up there; never for the host."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from companies.models import Company
from titp.accounts.permissions import allowed, may
from titp.pages.records import Table, changeable, plain, record_page
from training_plans.models import LabourViolation, Suspicion

CHANGE = "change follow-up"

SUSPICIONS = (
    plain("suspected_on", gettext_lazy("suspected on")),
    plain("ground", gettext_lazy("ground (Act art. 16(1))"), important=True),
    plain("source", gettext_lazy("source"), may="read consultations"),
    plain("note", gettext_lazy("note"), may="read consultations"),
    changeable("suspicion", CHANGE),
)
LABOUR_MATTERS = (
    plain("found_on", gettext_lazy("found on")),
    plain("law", gettext_lazy("law"), important=True),
    plain("topic", gettext_lazy("topic"), important=True),
    plain("instructed_on", gettext_lazy("instruction given on"), important=True),
    plain("reported_on", gettext_lazy("authority told on"), important=True),
    plain("authority", gettext_lazy("authority")),
    plain("source", gettext_lazy("source"), may="read consultations"),
    plain("note", gettext_lazy("note"), may="read consultations"),
    changeable("labour-violation", CHANGE),
)


@may("read follow-up")
def company_follow_up(request, pk):
    company = get_object_or_404(Company.objects, pk=pk)

    def add(url_name):
        return reverse(url_name, args=[pk]) if allowed(request, CHANGE) else ""

    return record_page(
        request, "company", company, change="change companies",
        tables=[
            Table(
                _("Suspected grounds to revoke plans"), Suspicion.objects.filter(company=company),
                SUSPICIONS, add("suspicion-new"),
                note=_("An extraordinary audit follows at once. The host does not see this."),
            ),
            Table(
                _("Labour-law matters"), LabourViolation.objects.filter(company=company),
                LABOUR_MATTERS, add("labour-violation-new"),
                note=_("Instruct the host, and tell the authority promptly."),
            ),
        ],
    )  # fmt: skip
