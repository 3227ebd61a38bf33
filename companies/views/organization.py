"""Our organization: its licence and notices, its offices and who answers for them."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from companies.models import Closure, Licence, LicenceChange, SupervisingManager
from titp.accounts.permissions import allowed, may
from titp.compliance.terms import heading, term
from titp.pages.lists import Column
from titp.pages.panel import panels_of
from titp.pages.records import Table, changeable, facts, plain
from titp.pages.tab import tabs_of
from titp.past.corrections import corrections_of
from titp.past.looking import look, today
from titp.tenancy.models import Office

READ, CHANGE = "read organization", "change organization"

OFFICES = (
    plain("name", gettext_lazy("name")),
    plain("postal_code", gettext_lazy("postal code")),
    plain("address", gettext_lazy("address"), important=True),
    plain("phone", gettext_lazy("telephone"), important=True),
    changeable("office", CHANGE),
)
SUPERVISING_MANAGERS = (
    Column("office", gettext_lazy("office"), lambda row: row.office),
    Column("name", pgettext_lazy("person", "name"), lambda row: row.name, important=True),
    plain("full_time", gettext_lazy("full-time")),
    plain("close_ties", gettext_lazy("close ties with a host company")),
    plain("completed_on", gettext_lazy("course completed on"), important=True),
    plain("starts_on", gettext_lazy("from")),
    plain("ends_on", gettext_lazy("until")),
    changeable("supervising-manager", CHANGE),
)
LICENCES = (
    plain("kind", gettext_lazy("licence")),
    plain("number", gettext_lazy("licence number"), important=True),
    plain("starts_on", gettext_lazy("from"), important=True),
    plain("expires_on", gettext_lazy("licence expires on"), important=True),
    Column("months", gettext_lazy("months"), lambda row: row.months, numeric=True),
    plain("renewal_filed_on", gettext_lazy("renewal filed on")),
    changeable("licence", CHANGE),
)
CHANGES = (
    plain("item", gettext_lazy("what changed")),
    plain("changed_on", gettext_lazy("changed on"), important=True),
    plain("substantial", gettext_lazy("of substantial influence")),
    plain("notified_on", gettext_lazy("notified on"), important=True),
    changeable("licence-change", CHANGE),
)
CLOSURES = (
    plain("kind", gettext_lazy("kind")),
    Column("office", gettext_lazy("office"), lambda row: row.office),
    plain("planned_on", gettext_lazy("planned for"), important=True),
    plain("notified_on", gettext_lazy("notified on"), important=True),
    changeable("closure", CHANGE),
)


def own_page(request, *tables, template="pages/tables.html", **context):
    """One page about the organization that the request acts for."""
    context |= {
        "object": request.membership.organization,
        "tabs": tabs_of(request, "organization"),
        # By the licence that it holds today: 監理団体 or 監理支援機関.
        "badges": [{"text": capfirst(str(term("supervising_organization", today())))}],
        "tables": [table.seen_by(request) for table in tables],
        "corrections": _corrections(tables),
    }
    return render(request, template, context)


def _corrections(tables):
    """In a look back: all that has changed since in what these tables show; else None."""
    if not look() or not tables:
        return None
    models = [table.rows.model for table in tables if hasattr(table.rows, "model")]
    return corrections_of(tables=models) if models else None


def listed(request, noun, heading, rows, columns, note=""):
    """A table with the way to add one, for those who may."""
    add = reverse(f"{noun}-new") if allowed(request, CHANGE) else ""
    return Table(heading, rows, columns, add, note=note)


@may(READ)
def organization(request):
    licence = Licence.objects.in_force(today()).first()
    names = ("kind", "number", "starts_on", "expires_on", "renewal_filed_on")
    return own_page(
        request, template="pages/record.html", facts=facts(licence, *names) if licence else [],
        panels=panels_of(request, "organization", None),
    )  # fmt: skip


@may(READ)
def organization_licence(request):
    closures = Closure.objects.select_related("office")
    return own_page(
        request,
        listed(request, "licence", _("Licences"), Licence.objects.all(), LICENCES),
        listed(
            request, "licence-change", _("Changes to notify"), LicenceChange.objects.all(),
            CHANGES, note=_("Within one month of the change, by form 17."),
        ),
        listed(
            request, "closure", _("Closings and suspensions"), closures, CLOSURES,
            note=_("One month before, by form 19."),
        ),
    )  # fmt: skip


@may(READ)
def organization_offices(request):
    managers = SupervisingManager.objects.select_related("office")
    return own_page(
        request,
        listed(request, "office", _("Offices"), Office.objects.order_by("name", "pk"), OFFICES),
        listed(
            request, "supervising-manager", heading("supervising_manager"), managers,
            SUPERVISING_MANAGERS,
            note=_("Each office needs one who is full-time; the course is good for three years."),
        ),
    )  # fmt: skip
