"""Addresses of the monitors' pages; they belong to no organization."""

from django.urls import path

from titp.monitoring import views

urlpatterns = [
    path("monitor/", views.programme, name="monitor"),
    path("monitor/figures.csv", views.figures_csv, name="monitor-csv"),
]
