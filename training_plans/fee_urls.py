"""Addresses of supervision fees."""

from django.urls import path

from titp.compliance.parts import OwnPart, Part
from training_plans.fee_forms import FeeRateForm, InvoiceTermsForm, SupervisionFeeForm
from training_plans.views import fee, fee_month, invoice

PART = Part(
    "supervision-fee", "supervision-fees", SupervisionFeeForm, "company", fee.CHANGE,
    "company-supervision-fees",
)  # fmt: skip

OWN = [
    OwnPart("fee-rate", "fee-rates", FeeRateForm, fee.CHANGE, "fee-rates"),
    OwnPart("invoice-terms", "invoice-terms", InvoiceTermsForm, fee.CHANGE, "fee-rates"),
]

urlpatterns = [
    path("supervision-fees/rates/", fee_month.fee_rates, name="fee-rates"),
    path("supervision-fees/months/", fee_month.fee_month, name="fee-month"),
    path("supervision-fees/months/entry/", fee_month.fee_month_entry, name="fee-month-entry"),
    path("supervision-fees/months/invoices/", fee_month.invoices_issue, name="invoices-issue"),
    path("invoices/", invoice.invoices, name="invoices"),
    path("invoices/<int:pk>/", invoice.invoice, name="invoice"),
    path("invoices/<int:pk>/withdrawal/", invoice.invoice_edit, name="invoice-edit"),
    path("invoices/<int:pk>/history/", invoice.invoice_history, name="invoice-history"),
    path(
        "invoices/<int:pk>/payments/new/", invoice.invoice_payment_new,
        name="invoice-payment-new",
    ),
    path(
        "invoice-payments/<int:pk>/removal/", invoice.invoice_payment_removal,
        name="invoice-payment-removal",
    ),
    *(address for part in OWN for address in part.urls()),
    path("supervision-fees/", fee.supervision_fees, name="supervision-fees"),
    path("supervision-fees/<int:pk>/", fee.supervision_fee, name="supervision-fee"),
    path(
        "supervision-fees/<int:pk>/history/", fee.supervision_fee_history,
        name="supervision-fee-history",
    ),
    path(
        "companies/<int:pk>/supervision-fees/", fee.company_supervision_fees,
        name="company-supervision-fees",
    ),
    *PART.urls("companies"),
]  # fmt: skip
