"""Invoices: the list, one with its lines and payments, and what is done with it."""

import django_filters
from django.db import transaction
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from companies.models import Company
from titp.accounts.permissions import allowed, may
from titp.compliance.changes import changed
from titp.history.views import history_page
from titp.pages.forms import form_page
from titp.pages.lists import Column, ListFilter, ListPage, SavedView, linked, named
from titp.pages.records import Table, doors, facts, plain, record_page, removal_page
from titp.past.looking import today
from training_plans.fee_forms import PaymentForm, WithdrawalForm
from training_plans.invoicing import settle, withdraw
from training_plans.models import Invoice, InvoicePayment, SupervisionFee
from training_plans.views.fee import CHANGE, READ, in_thousands

State = Invoice.State


class InvoiceFilter(ListFilter):
    company = django_filters.ModelChoiceFilter(
        label=gettext_lazy("host company"), queryset=lambda request: Company.objects.all()
    )
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("state"), choices=State.choices, method="in_state"
    )

    def in_state(self, rows, name, state):
        return rows.filter(pk__in=Invoice.objects.in_state(state, today()).values("pk"))


def _yen(name, label, **more):
    return Column(
        name, label, lambda row: getattr(row, name), lambda row: in_thousands(getattr(row, name)),
        order=(name,), numeric=True, **more,
    )  # fmt: skip


def _state(row):
    state = row.state_on(today())
    return format_html('<span class="badge badge--{}">{}</span>', Invoice.TONES[state], state.label)


INVOICES = ListPage(
    slug="invoices",
    heading=gettext_lazy("Invoices"),
    columns=(
        Column("number", gettext_lazy("invoice number"), lambda row: row.number,
               lambda row: named(row, row.number), order=("fiscal_year", "serial")),
        Column("company", gettext_lazy("host company"), lambda row: row.company,
               lambda row: linked("company", row.company_id, row.company),
               order=("company__sort_key",), important=True),
        Column("month", gettext_lazy("month"), lambda row: f"{row.month:%Y-%m}",
               order=("month",)),
        plain("issued_on", gettext_lazy("issued on"), order=("issued_on",)),
        plain("due_on", gettext_lazy("due on"), order=("due_on",), important=True),
        _yen("total", gettext_lazy("total (yen)"), important=True),
        _yen("paid", gettext_lazy("paid (yen)")),
        Column("state", gettext_lazy("state"), lambda row: row.state_on(today()).label, _state,
               important=True),
    ),
    filter=InvoiceFilter,
    sort="-number",
    noun="invoice",
    views=tuple(SavedView(state.label, f"state={state}") for state in State),
)  # fmt: skip
PAYMENTS = (
    plain("paid_on", gettext_lazy("paid on")),
    _yen("amount", gettext_lazy("amount (yen)"), important=True),
    Column("note", gettext_lazy("note"), lambda row: row.note, important=True),
    doors(CHANGE, ("invoice-payment-removal", gettext_lazy("Remove"))),
)


def listed():
    return Invoice.objects.with_paid().select_related("company")


@may(READ)
def invoices(request):
    return INVOICES.answer(request, listed())


@may(READ)
def invoice(request, pk):
    row = get_object_or_404(listed(), pk=pk)
    state = row.state_on(today())
    may_change = allowed(request, CHANGE) and not row.withdrawn_on
    told = [
        (_("host company"), linked("company", row.company_id, row.company)),
        *facts(row, "addressee", "month", "issued_on", "due_on", "registration_number"),
        *(
            (row._meta.get_field(name).verbose_name, in_thousands(getattr(row, name)))
            for name in ("taxable_sum", "untaxed_sum", "tax", "total")
        ),
        (_("paid (yen)"), in_thousands(row.paid)),
        *(facts(row, "withdrawn_on", "withdrawn_because") if row.withdrawn_on else ()),
    ]
    add = (
        reverse("invoice-payment-new", args=[pk]) if may_change and row.paid < row.total else ""
    )  # fmt: skip
    return record_page(
        request, "invoice", row, change=CHANGE, template="training_plans/fees/invoice.html",
        facts=told, badges=[{"text": state.label, "tone": Invoice.TONES[state]}],
        lines=[(SupervisionFee.Kind(line["kind"]).label, line) for line in row.lines],
        tables=[Table(_("Payments"), row.payments.all(), PAYMENTS, add)],
        may_withdraw=may_change and not row.paid,
        **INVOICES.beside(request, listed(), row),
    )  # fmt: skip


@may(CHANGE)
def invoice_edit(request, pk):
    """An invoice is not edited: the one thing to do with a wrong one is to withdraw it."""
    row = get_object_or_404(listed(), pk=pk)
    form = WithdrawalForm(request.POST or None)
    if form.is_bound and form.is_valid():
        if row.withdrawn_on or row.paid:
            words = _("Something was paid on it: remove the payment first.")
            form.add_error(None, _("It is withdrawn already.") if row.withdrawn_on else words)
        else:
            withdraw(row, localdate(), form.cleaned_data["reason"])
            return changed(request, row, SupervisionFee)
    heading = _("Withdraw invoice %(number)s") % {"number": row}
    return form_page(
        request, form, heading=heading, back=row, submit_label=_("Withdraw")
    )  # fmt: skip


@may("read history")
def invoice_history(request, pk):
    row = get_object_or_404(Invoice.objects, pk=pk)
    return history_page(request, "invoice", row, change=CHANGE)


@may(CHANGE)
def invoice_payment_new(request, pk):
    row = get_object_or_404(listed(), pk=pk)
    owed = 0 if row.withdrawn_on else max(0, row.total - row.paid)
    form = PaymentForm.of(request, InvoicePayment(invoice=row), owed=owed)
    with transaction.atomic():
        if form.saved():
            settle(row)
            return changed(request, row, SupervisionFee)
    heading = _("Invoice %(number)s: payment") % {"number": row}
    return form_page(request, form, heading=heading, back=row)


@may(CHANGE)
def invoice_payment_removal(request, pk):
    payment = get_object_or_404(InvoicePayment.objects.select_related("invoice"), pk=pk)
    if request.method == "POST":
        with transaction.atomic():
            payment.delete()
            settle(payment.invoice)
        return changed(request, payment.invoice, SupervisionFee)
    return removal_page(request, payment)
