"""Addresses of clarifications: the monitors' own, and those of the organization that is asked."""

from django.urls import path

from titp.monitoring.views import clarification as views

OF = "monitor/clarifications/<slug:slug>/<int:pk>/"
urlpatterns = [
    path("monitor/clarifications/", views.monitor_clarifications, name="monitor-clarifications"),
    path(
        "monitor/clarifications/new/", views.monitor_clarification_new,
        name="monitor-clarification-new",
    ),
    path(OF, views.monitor_clarification, name="monitor-clarification"),
    path(f"{OF}closing/", views.monitor_closing, name="monitor-clarification-closing"),
    path("clarifications/", views.clarifications, name="clarifications"),
    path("clarifications/<int:pk>/", views.clarification, name="clarification"),
]  # fmt: skip
