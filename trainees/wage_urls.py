"""Addresses of wage terms."""

from django.urls import path

from titp.compliance.parts import Part
from trainees.views import wage_terms
from trainees.wage_forms import WageTermsForm

PART = Part(
    "wage-terms", "wage-terms", WageTermsForm, "trainee", wage_terms.CHANGE, "trainee-wages"
)

urlpatterns = [
    path("trainees/<int:pk>/wages/", wage_terms.trainee_wages, name="trainee-wages"),
    *PART.urls("trainees"),
]
