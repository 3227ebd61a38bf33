"""Addresses of supervision fees."""

from django.urls import path

from titp.compliance.parts import Part
from training_plans.fee_forms import SupervisionFeeForm
from training_plans.views import fee

PART = Part(
    "supervision-fee", "supervision-fees", SupervisionFeeForm, "company", fee.CHANGE,
    "company-supervision-fees",
)  # fmt: skip

urlpatterns = [
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
