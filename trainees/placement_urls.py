"""Addresses of the placement ledger."""

from django.urls import path

from titp.compliance.parts import OwnPart, Part
from trainees.placement_forms import JobOfferForm, ReferralForm
from trainees.views import placement_ledger as ledger

OFFER = OwnPart("job-offer", "job-offers", JobOfferForm, ledger.CHANGE, "job-offers")
REFERRAL = Part("referral", "referrals", ReferralForm, "application", ledger.CHANGE)

urlpatterns = [
    path("job-offers/", ledger.job_offers, name="job-offers"),
    path("job-applications/", ledger.job_applications, name="job-applications"),
    path("job-applications/new/", ledger.job_application_new, name="job-application-new"),
    path("job-applications/<int:pk>/", ledger.job_application, name="job-application"),
    path(
        "job-applications/<int:pk>/edit/", ledger.job_application_edit,
        name="job-application-edit",
    ),
    path(
        "job-applications/<int:pk>/removal/", ledger.job_application_removal,
        name="job-application-removal",
    ),
    path(
        "trainees/<int:pk>/job-applications/new/", ledger.trainee_job_application_new,
        name="trainee-job-application-new",
    ),
    *OFFER.urls(),
    *REFERRAL.urls("job-applications"),
]  # fmt: skip
