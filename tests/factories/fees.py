"""Invented supervision fees."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from factories.companies import CompanyFactory
from training_plans.models import FeeRate, Invoice, InvoicePayment, InvoiceTerms, SupervisionFee


class SupervisionFeeFactory(DjangoModelFactory):
    """A fee for audits and guidance in June 2026 that keeps the rule."""

    class Meta:
        model = SupervisionFee

    company = factory.SubFactory(CompanyFactory)
    kind = SupervisionFee.Kind.SUPERVISION
    amount = 30_000
    actual_cost = 30_000
    disclosed_on = date(2026, 4, 1)
    trigger_on = date(2026, 5, 1)
    collected_on = date(2026, 6, 25)
    use = "監査・訪問指導の人件費及び交通費"


class FeeRateFactory(DjangoModelFactory):
    """For audits and guidance, of all host companies, for each person and month."""

    class Meta:
        model = FeeRate

    kind = SupervisionFee.Kind.SUPERVISION
    use = "監査・訪問指導の人件費及び交通費"
    basis = FeeRate.Basis.PERSON_MONTH
    amount = 30_000
    starts_on = date(2026, 4, 1)
    disclosed_on = date(2026, 3, 1)


class InvoiceTermsFactory(DjangoModelFactory):
    class Meta:
        model = InvoiceTerms

    starts_on = date(2026, 4, 1)
    registration_number = "T1234567890123"


class InvoiceFactory(DjangoModelFactory):
    """Of one line, for October, not paid yet."""

    class Meta:
        model = Invoice

    company = factory.SubFactory(CompanyFactory)
    fiscal_year = 2026
    serial = factory.Sequence(lambda number: 9000 + number)
    number = factory.LazyAttribute(lambda invoice: f"2026-{invoice.serial}")
    month = date(2026, 10, 1)
    issued_on = date(2026, 11, 2)
    due_on = date(2026, 12, 31)
    addressee = factory.LazyAttribute(lambda invoice: invoice.company.name)
    registration_number = "T1234567890123"
    tax_percent = 10
    rounding = "down"
    taxable_sum = 30_000
    untaxed_sum = 0
    tax = 3_000
    total = 33_000
    lines = [
        {"kind": "supervision", "use": "監査", "stage": 1, "people": 1, "amount": 30_000,
         "taxable": True, "from": "2026-10-01", "until": "2026-10-31"}
    ]  # fmt: skip


class InvoicePaymentFactory(DjangoModelFactory):
    class Meta:
        model = InvoicePayment

    invoice = factory.SubFactory(InvoiceFactory)
    paid_on = date(2026, 11, 20)
    amount = 10_000
