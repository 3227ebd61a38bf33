"""Invoices of a month: one for each host company, of all that is in its ledger and not billed."""

from datetime import date, timedelta

from django.db import connection, transaction
from django.db.models import Q

from titp.japanese.months import add_months, fy
from training_plans.models import Invoice, InvoiceTerms, SupervisionFee

# Two offices that issue at the same time wait for each other: numbers have neither gap nor double.
LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('invoices', app.org_id()))"


class NoTerms(Exception):
    """No terms of invoices hold on the day of issue."""


def tax_on(amount, percent, rounding):
    """The consumption tax of a sum, in whole yen, rounded once."""
    hundredths = amount * percent
    if rounding == InvoiceTerms.Rounding.UP:
        return -(-hundredths // 100)
    if rounding == InvoiceTerms.Rounding.NEAREST:
        return (hundredths + 50) // 100
    return hundredths // 100


def unbilled(month):
    """Fees of a month (its first day) that hosts owe and that stand on no invoice."""
    return SupervisionFee.objects.filter(
        payer=SupervisionFee.Payer.HOST, invoice=None, collected_on=None, starts_on__gte=month,
        starts_on__lt=add_months(month, 1),
    )  # fmt: skip


@transaction.atomic
def issue(month, companies, issued_on):
    """An Invoice for each of these companies that has unbilled fees; raises NoTerms.

    A fixed number of statements, however many companies there are.
    """
    terms = InvoiceTerms.objects.on(issued_on)
    if terms is None:
        raise NoTerms
    with connection.cursor() as cursor:
        cursor.execute(LOCK)
    fees = list(
        unbilled(month).filter(company__in=companies).select_related("company")
        .select_for_update(of=("self",)).order_by("company__sort_key", "company_id", "kind", "pk")
    )  # fmt: skip
    by_company = {}
    for fee in fees:
        by_company.setdefault(fee.company_id, []).append(fee)
    year = fy(issued_on)
    last = Invoice.objects.filter(fiscal_year=year).order_by("-serial").first()
    first = last.serial + 1 if last else 1
    invoices = Invoice.objects.bulk_create(
        _invoice(rows, terms, month, issued_on, year, serial)
        for serial, rows in enumerate(by_company.values(), first)
    )
    for invoice in invoices:
        for fee in by_company[invoice.company_id]:
            fee.invoice = invoice
    SupervisionFee.objects.bulk_update(fees, ["invoice"])
    return invoices


def _invoice(fees, terms, month, issued_on, year, serial):
    taxed = sum(fee.amount for fee in fees if fee.taxable)
    untaxed = sum(fee.amount for fee in fees if not fee.taxable)
    tax = tax_on(taxed, terms.tax_percent, terms.rounding)
    company = fees[0].company
    return Invoice(
        company=company, fiscal_year=year, serial=serial, number=f"{year}-{serial:04}",
        month=month, issued_on=issued_on, due_on=_end_of_month(issued_on, terms.due_months),
        addressee=company.name, registration_number=terms.registration_number,
        issuer_address=terms.issuer_address, bank=terms.bank, tax_percent=terms.tax_percent,
        rounding=terms.rounding, taxable_sum=taxed, untaxed_sum=untaxed, tax=tax,
        total=taxed + untaxed + tax,
        lines=[
            {"kind": fee.kind, "use": fee.use, "stage": fee.stage, "people": fee.people,
             "amount": fee.amount, "taxable": fee.taxable, "from": fee.starts_on.isoformat(),
             "until": fee.ends_on.isoformat() if fee.ends_on else ""}
            for fee in fees
        ],
    )  # fmt: skip


def _end_of_month(day: date, months):
    return add_months(day.replace(day=1), months + 1) - timedelta(1)


@transaction.atomic
def withdraw(invoice, on, reason):
    """Take an invoice back: its lines can be billed again; its number is not used again."""
    invoice.withdrawn_on, invoice.withdrawn_because = on, reason
    invoice.save(update_fields=["withdrawn_on", "withdrawn_because"])
    SupervisionFee.objects.filter(invoice=invoice).update(invoice=None)


def settle(invoice):
    """Fees of an invoice are collected on the day from which it was paid in full."""
    paid, day = 0, None
    for payment in invoice.payments.order_by("paid_on", "pk"):
        paid += payment.amount
        if paid >= invoice.total:
            day = payment.paid_on
            break
    # Rows that say so already are left alone, so that the history is short.
    told = Q(collected_on=day) if day else Q(collected_on=None)
    SupervisionFee.objects.filter(invoice=invoice).exclude(told).update(collected_on=day)
