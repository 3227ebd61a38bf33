"""What the organization reports and publishes, and who controls it from outside."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from companies.models import (
    AccompaniedAudit,
    BusinessReport,
    ExternalConfirmation,
    ExternalReviewer,
    OperatingRules,
)
from companies.views.organization import CHANGE, READ, listed, own_page
from titp.accounts.permissions import may
from titp.official_forms.paper_column import papers_of
from titp.pages.lists import Column
from titp.pages.records import changeable, plain

OFFICE = Column("office", gettext_lazy("office"), lambda row: row.office)
REVIEWER = Column("reviewer", gettext_lazy("external officer or auditor"), lambda row: row.reviewer)
REPORTS = (
    Column("fiscal_year", gettext_lazy("fiscal year"), lambda row: row.fiscal_year, numeric=True),
    OFFICE,
    plain("submitted_on", gettext_lazy("submitted on"), important=True),
    plain("accounts_attached", gettext_lazy("balance sheet and profit and loss")),
    plain("visits_attached", gettext_lazy("copies of visit records")),
    plain("external_attached", gettext_lazy("copies of external control")),
    changeable("business-report", CHANGE),
)
OPERATING_RULES = (
    plain("checked_on", gettext_lazy("looked at on")),
    plain("url", gettext_lazy("address on the internet"), important=True),
    plain("reachable", gettext_lazy("could be read"), important=True),
    plain("exemption", gettext_lazy("reason for posting in the office only")),
    changeable("operating-rules", CHANGE),
)
REVIEWERS = (
    plain("name", pgettext_lazy("person", "name")),
    plain("kind", gettext_lazy("kind"), important=True),
    plain("completed_on", gettext_lazy("course completed on"), important=True),
    plain("starts_on", gettext_lazy("from")),
    plain("ends_on", gettext_lazy("until")),
    changeable("external-reviewer", CHANGE),
)
CONFIRMATIONS = (
    plain("held_on", gettext_lazy("held on")),
    OFFICE,
    REVIEWER,
    plain("written", gettext_lazy("result in writing"), important=True),
    papers_of(ExternalConfirmation),
    changeable("external-confirmation", CHANGE),
)
ACCOMPANIED = (
    plain("held_on", gettext_lazy("held on")),
    OFFICE,
    REVIEWER,
    Column("company", gettext_lazy("host company"), lambda row: row.company, important=True),
    plain("written", gettext_lazy("result in writing"), important=True),
    papers_of(AccompaniedAudit),
    changeable("accompanied-audit", CHANGE),
)


@may(READ)
def organization_reports(request):
    reports = BusinessReport.objects.select_related("office")
    return own_page(
        request,
        listed(
            request, "business-report", _("Business reports"), reports, REPORTS,
            note=_("By 31 May, by form 23."),
        ),
        listed(
            request, "operating-rules", _("Operating regulations on the internet"),
            OperatingRules.objects.all(), OPERATING_RULES,
            note=_("The latest look counts."),
        ),
    )  # fmt: skip


@may(READ)
def organization_control(request):
    confirmations = ExternalConfirmation.objects.select_related("office", "reviewer")
    accompanied = AccompaniedAudit.objects.select_related("office", "reviewer", "company")
    return own_page(
        request,
        listed(
            request, "external-reviewer", _("External officers and auditors"),
            ExternalReviewer.objects.all(), REVIEWERS,
        ),
        listed(
            request, "external-confirmation", _("External confirmations"), confirmations,
            CONFIRMATIONS, note=_("For each office once in three months."),
        ),
        listed(
            request, "accompanied-audit", _("Accompanied audits"), accompanied, ACCOMPANIED,
            note=_("For each office once a year, where an external auditor was chosen."),
        ),
    )  # fmt: skip
