"""The monitoring app."""

from django.apps import AppConfig

from titp.monitoring.figure import FIGURES


class MonitoringConfig(AppConfig):
    name = "titp.monitoring"

    def ready(self):
        FIGURES.discover()
