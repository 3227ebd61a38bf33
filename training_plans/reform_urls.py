"""Addresses of the passage to Employment for Skill Development."""

from django.urls import path

from companies.views.organization import CHANGE
from titp.compliance.parts import OwnPart
from training_plans import successor_forms
from training_plans.views import official_day, outlook, passage

OWN = [
    OwnPart(
        "support-licence", "support-licences", successor_forms.SupportLicenceForm, CHANGE,
        "organization-passage",
    ),
    OwnPart(
        "readiness-answer", "readiness-answers", successor_forms.ReadinessAnswerForm, CHANGE,
        "organization-passage",
    ),
]  # fmt: skip

urlpatterns = [
    path("outlooks/", outlook.outlooks, name="outlooks"),
    path("trainees/<int:pk>/outlook/", outlook.trainee_outlook, name="trainee-outlook"),
    path("organization/passage/", passage.organization_passage, name="organization-passage"),
    path("official-days/", official_day.official_days, name="official-days"),
    path("own-days/new/", official_day.own_day_new, name="own-day-new"),
    path("own-days/<int:pk>/edit/", official_day.own_day_edit, name="own-day-edit"),
    path("own-days/<int:pk>/removal/", official_day.own_day_removal, name="own-day-removal"),
    *(address for part in OWN for address in part.urls()),
]
