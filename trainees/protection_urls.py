"""Addresses of the protection of people, and of consultations."""

from django.urls import path

from titp.compliance.parts import Part
from trainees import protection_forms as forms
from trainees.safeguarding_urls import urlpatterns as of_safeguarding
from trainees.views import consultation, protection

PARTS = [
    Part(
        "document-check", "document-checks", forms.DocumentCheckForm, "trainee",
        protection.CHANGE, "trainee-protection",
    ),
    Part(
        "protection-interview", "protection-interviews", forms.ProtectionInterviewForm, "trainee",
        protection.CHANGE, "trainee-protection",
    ),
]  # fmt: skip

urlpatterns = [
    path("trainees/<int:pk>/protection/", protection.trainee_protection, name="trainee-protection"),
    path(
        "trainees/<int:pk>/consultations/new/", consultation.trainee_consultation_new,
        name="trainee-consultation-new",
    ),
    path("consultations/", consultation.consultations, name="consultations"),
    path("consultations/new/", consultation.consultation_new, name="consultation-new"),
    path("consultations/<uuid:pk>/", consultation.consultation, name="consultation"),
    path("consultations/<uuid:pk>/edit/", consultation.consultation_edit, name="consultation-edit"),
    path(
        "consultations/<uuid:pk>/removal/", consultation.consultation_removal,
        name="consultation-removal",
    ),
    path(
        "consultations/<uuid:pk>/history/", consultation.consultation_history,
        name="consultation-history",
    ),
    path(
        "consultations/<uuid:pk>/words/", consultation.consultation_words,
        name="consultation-words",
    ),
    *of_safeguarding,
    *(address for part in PARTS for address in part.urls("trainees")),
]  # fmt: skip
