"""The address book: every room brings its own, by name."""

from django.urls import include, path

from titp import health

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("", include("titp.accounts.urls")),
    path("", include("titp.members.urls")),
    path("", include("titp.compliance.urls")),
    path("", include("titp.api.urls")),
    path("", include("titp.monitoring.urls")),
    path("", include("titp.documents.urls")),
    path("", include("titp.official_forms.urls")),
    path("", include("titp.pages.urls")),
    path("", include("titp.notifications.urls")),
    path("", include("companies.urls")),
    path("", include("trainees.urls")),
    path("", include("training_plans.urls")),
    path("", include("followup.urls")),
]
