"""The address book: every room brings its own, by name."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("", include("titp.monitoring.urls")),
    path("", include("titp.documents.urls")),
    path("", include("titp.pages.urls")),
    path("", include("titp.notifications.urls")),
    path("", include("companies.urls")),
]
