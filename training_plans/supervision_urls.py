"""Addresses of supervision: audits with their interviews, visits, and what is followed up."""

from django.urls import path

from titp.compliance.parts import Part
from training_plans import supervision_forms as forms
from training_plans.views import audit, follow_up

OF_COMPANIES = [
    Part("audit", "audits", forms.AuditForm, "company", audit.CHANGE, "company-audits"),
    Part("visit", "visits", forms.VisitForm, "company", audit.CHANGE, "company-audits"),
    Part(
        "suspicion", "suspicions", forms.SuspicionForm, "company", follow_up.CHANGE,
        "company-follow-up",
    ),
    Part(
        "labour-violation", "labour-violations", forms.LabourViolationForm, "company",
        follow_up.CHANGE, "company-follow-up",
    ),
]  # fmt: skip
OF_AUDITS = [Part("interview", "interviews", forms.InterviewForm, "audit", audit.CHANGE)]

urlpatterns = [
    path("audits/", audit.audits, name="audits"),
    path("audits/<int:pk>/", audit.audit, name="audit"),
    path("audits/<int:pk>/report/", audit.audit_report, name="audit-report"),
    path("audits/<int:pk>/history/", audit.audit_history, name="audit-history"),
    path("visits/", audit.visits, name="visits"),
    path("visits/<int:pk>/", audit.visit, name="visit"),
    path("companies/<int:pk>/audits/", audit.company_audits, name="company-audits"),
    path("companies/<int:pk>/follow-up/", follow_up.company_follow_up, name="company-follow-up"),
    *(address for part in OF_COMPANIES for address in part.urls("companies")),
    *(address for part in OF_AUDITS for address in part.urls("audits")),
]
