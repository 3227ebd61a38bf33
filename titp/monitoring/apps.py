"""The monitoring app."""

from django.apps import AppConfig

from titp.monitoring.figure import FIGURES
from titp.monitoring.personal_marks import NAMES


class MonitoringConfig(AppConfig):
    name = "titp.monitoring"

    def ready(self):
        FIGURES.discover()
        NAMES.discover()
