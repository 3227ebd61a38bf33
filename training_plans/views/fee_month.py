"""The ledger of fees of a month: computed, entered, billed; and the rates by which it is."""

from datetime import date

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from django.views.decorators.http import require_POST

from titp.accounts.permissions import allowed, may
from titp.compliance.changes import changed
from titp.japanese.months import add_months
from titp.pages.forms import UNPROCESSABLE
from titp.pages.lists import Column, linked
from titp.pages.records import Table, changeable, plain
from titp.past.looking import today
from titp.tenancy.context import current
from training_plans.fee_forms import IssueForm
from training_plans.fee_month import enter, lines_of
from training_plans.invoicing import NoTerms, issue, unbilled
from training_plans.models import FeeRate, InvoiceTerms, SupervisionFee
from training_plans.views.fee import CHANGE, READ, in_thousands

BACK, AHEAD = 24, 2  # months that one may look at
RATES = (
    plain("kind", gettext_lazy("kind")),
    Column("use", gettext_lazy("use"), lambda row: row.use, important=True),
    Column("company", gettext_lazy("host company"), lambda row: row.company,
           lambda row: linked("company", row.company_id, row.company) or _("all")),
    plain("basis", pgettext_lazy("fee", "counted")),
    Column("stage", gettext_lazy("stage"), lambda row: row.stage,
           lambda row: row.get_stage_display() if row.stage else _("all")),
    Column("amount", gettext_lazy("amount without tax (yen)"), lambda row: row.amount,
           lambda row: in_thousands(row.amount), numeric=True, important=True),
    Column("unit_cost", gettext_lazy("actual cost (yen)"), lambda row: row.unit_cost,
           lambda row: in_thousands(row.unit_cost), numeric=True),
    plain("starts_on", gettext_lazy("from"), important=True),
    plain("ends_on", gettext_lazy("until")),
    plain("disclosed_on", gettext_lazy("use and amount disclosed on")),
    changeable("fee-rate", CHANGE),
)  # fmt: skip
TERMS = (
    plain("starts_on", gettext_lazy("from")),
    plain("registration_number", gettext_lazy("registration number of the issuer"),
          important=True),
    plain("tax_percent", gettext_lazy("consumption tax (percent)"), numeric=True, important=True),
    plain("rounding", gettext_lazy("tax of an invoice")),
    plain("due_months", gettext_lazy("due at the end of which month after"), numeric=True),
    changeable("invoice-terms", CHANGE),
)  # fmt: skip


@may(READ)
def fee_rates(request):
    """The rates in force and to come, those that ended, and the terms of invoices."""
    rows, on = FeeRate.objects.select_related("company"), today()
    add = reverse("fee-rate-new") if allowed(request, CHANGE) else ""
    terms = reverse("invoice-terms-new") if allowed(request, CHANGE) else ""
    tables = [
        Table(
            _("Rates"), rows.exclude(ends_on__lt=on), RATES, add,
            note=_("Use and amount are disclosed before; the fee covers the actual cost at most."),
        ),
        Table(_("Rates that ended"), rows.filter(ends_on__lt=on), RATES),
        Table(
            _("Terms of invoices"), InvoiceTerms.objects.all(), TERMS, terms,
            note=_("Whether a fee is taxed and how tax is rounded: to be confirmed (要確認)."),
        ),
    ]  # fmt: skip
    context = {
        "tables": [table.seen_by(request) for table in tables],
        "organization_id": current().organization_id,
    }
    return render(request, "training_plans/fees/rates.html", context)


@may(READ)
def fee_month(request):
    """A month (`?month=2026-11`): what is computed, what stands in the ledger, what is billed."""
    return _month_page(request, _month(request.GET))


@require_POST
@may(CHANGE)
def fee_month_entry(request):
    """Write what is computed into the ledger."""
    month = _month(request.POST)
    count = enter(month)
    words = ngettext("%(n)s line was entered.", "%(n)s lines were entered.", count)
    return changed(request, _address(month), SupervisionFee, said=words % {"n": count})


@require_POST
@may(CHANGE)
def invoices_issue(request):
    """Issue the invoices of a month for the companies that are ticked."""
    month = _month(request.POST)
    form = IssueForm(request.POST, companies=_billable(month))
    if not form.is_valid():
        return _month_page(request, month, form)
    try:
        made = issue(month, form.cleaned_data["companies"], form.cleaned_data["issued_on"])
    except NoTerms:
        form.add_error("issued_on", _("No terms of invoices hold on that day: enter them first."))
        return _month_page(request, month, form)
    words = ngettext("%(n)s invoice was issued.", "%(n)s invoices were issued.", len(made))
    messages.success(request, words % {"n": len(made)})
    return redirect(reverse("invoices"))


def _month_page(request, month, form=None):
    lines = lines_of(month)
    billable = _billable(month)
    form = form or IssueForm(companies=billable)
    this = localdate().replace(day=1)
    context = {
        "month": month, "lines": lines, "billable": billable, "form": form,
        "months": [add_months(this, -number) for number in range(-AHEAD, BACK)],
        "computed": sum(line.amount for line in lines),
        "recorded": sum(line.recorded or 0 for line in lines),
        "not_entered": sum(line.fee_id is None for line in lines),
        "may_change": allowed(request, CHANGE),
        "has_rates": FeeRate.objects.exists(),
    }  # fmt: skip
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "training_plans/fees/month.html", context, status=status)


def _billable(month):
    fees = unbilled(month).order_by("company__sort_key", "company_id")
    return dict(fees.values_list("company_id", "company__name").distinct())


def _month(data):
    """The first day of the month that is asked for; of this one where it cannot be read."""
    this = localdate().replace(day=1)
    try:
        asked = date.fromisoformat(f"{data.get('month', '')[:7]}-01")
    except ValueError:
        return this
    return asked if add_months(this, -600) <= asked <= add_months(this, AHEAD) else this


def _address(month):
    return f"{reverse('fee-month')}?month={month:%Y-%m}"
