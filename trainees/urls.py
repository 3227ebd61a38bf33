"""Addresses of the trainees room."""

from django.urls import path

from titp.compliance.parts import Part
from trainees import forms
from trainees.views import papers, placement, sending_organization, trainee

CHANGE = trainee.CHANGE
PARTS = [
    Part("passport", "passports", forms.PassportForm, "trainee", CHANGE, "trainee-papers"),
    Part(
        "residence-period", "residence-periods", forms.ResidencePeriodForm, "trainee", CHANGE,
        "trainee-papers",
    ),
    Part(
        "stay-application", "stay-applications", forms.StayApplicationForm, "trainee", CHANGE,
        "trainee-papers",
    ),
    Part("placement", "placements", forms.PlacementForm, "trainee", CHANGE, "trainee-placements"),
    Part("leaving", "leavings", forms.LeavingForm, "trainee", CHANGE, "trainee-placements"),
]  # fmt: skip

urlpatterns = [
    path("trainees/", trainee.trainees, name="trainees"),
    path("trainees/new/", trainee.trainee_new, name="trainee-new"),
    path("trainees/<int:pk>/", trainee.trainee, name="trainee"),
    path("trainees/<int:pk>/edit/", trainee.trainee_edit, name="trainee-edit"),
    path("trainees/<int:pk>/history/", trainee.trainee_history, name="trainee-history"),
    path("trainees/<int:pk>/papers/", papers.trainee_papers, name="trainee-papers"),
    path("trainees/<int:pk>/placements/", placement.trainee_placements, name="trainee-placements"),
    path("trainees/<int:pk>/transfer/", placement.transfer, name="transfer"),
    path("companies/<int:pk>/trainees/", trainee.company_trainees, name="company-trainees"),
    path("passports/<int:pk>/number/", papers.passport_number, name="passport-number"),
    path(
        "residence-periods/<int:pk>/number/", papers.residence_period_number,
        name="residence-period-number",
    ),
    path(
        "sending-organizations/", sending_organization.sending_organizations,
        name="sending-organizations",
    ),
    path(
        "sending-organizations/new/", sending_organization.sending_organization_new,
        name="sending-organization-new",
    ),
    path(
        "sending-organizations/<int:pk>/edit/", sending_organization.sending_organization_edit,
        name="sending-organization-edit",
    ),
    path(
        "sending-organizations/<int:pk>/removal/",
        sending_organization.sending_organization_removal,
        name="sending-organization-removal",
    ),
    *(address for part in PARTS for address in part.urls("trainees")),
]  # fmt: skip
