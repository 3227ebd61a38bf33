"""Addresses of the trainees room."""

from django.urls import path

from titp.compliance.parts import Part
from trainees import employment_forms, forms
from trainees.placement_urls import urlpatterns as of_placement
from trainees.protection_urls import urlpatterns as of_protection
from trainees.views import afterwards, employment, papers, placement, sending_organization, trainee
from trainees.wage_urls import urlpatterns as of_wages

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
    Part("lodger", "lodgers", forms.LodgerForm, "trainee", CHANGE, "trainee-placements"),
    Part("leaving", "leavings", forms.LeavingForm, "trainee", CHANGE, "trainee-placements"),
    Part(
        "employment", "employments", employment_forms.EmploymentForm, "trainee", CHANGE,
        "trainee-employment",
    ),
    Part(
        "residence-notice", "residence-notices", employment_forms.ResidenceNoticeForm, "trainee",
        CHANGE, "trainee-papers",
    ),
    Part(
        "pension-claim", "pension-claims", employment_forms.PensionClaimForm, "trainee", CHANGE,
        "trainee-afterwards",
    ),
    Part(
        "record-destruction", "record-destructions", employment_forms.RecordDestructionForm,
        "trainee", CHANGE, "trainee-afterwards",
    ),
    Part(
        "legal-hold", "legal-holds", employment_forms.LegalHoldForm, "trainee", CHANGE,
        "trainee-afterwards",
    ),
]  # fmt: skip
OF_EMPLOYMENTS = [
    Part("leave-grant", "leave-grants", employment_forms.LeaveGrantForm, "employment", CHANGE),
    Part("leave-taken", "leave-taken", employment_forms.LeaveTakenForm, "employment", CHANGE),
]

urlpatterns = [
    path("trainees/", trainee.trainees, name="trainees"),
    path("trainees/new/", trainee.trainee_new, name="trainee-new"),
    path("trainees/<int:pk>/", trainee.trainee, name="trainee"),
    path("trainees/<int:pk>/edit/", trainee.trainee_edit, name="trainee-edit"),
    path("trainees/<int:pk>/history/", trainee.trainee_history, name="trainee-history"),
    path("trainees/<int:pk>/papers/", papers.trainee_papers, name="trainee-papers"),
    path("trainees/<int:pk>/placements/", placement.trainee_placements, name="trainee-placements"),
    path("trainees/<int:pk>/employment/", employment.trainee_employment, name="trainee-employment"),
    path("trainees/<int:pk>/afterwards/", afterwards.trainee_afterwards, name="trainee-afterwards"),
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
    *of_placement,
    *of_protection,
    *of_wages,
    *(address for part in PARTS for address in part.urls("trainees")),
    *(address for part in OF_EMPLOYMENTS for address in part.urls("employments")),
]  # fmt: skip
