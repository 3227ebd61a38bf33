"""Addresses of the monitors' pages; they belong to no organization."""

from django.urls import path

from titp.monitoring import views

urlpatterns = [
    path("monitor/", views.programme, name="monitor"),
    *(
        path(f"monitor/figures.{form}", views.figures_file, {"form": form}, name=f"monitor-{form}")
        for form in views.FORMS
    ),
]
