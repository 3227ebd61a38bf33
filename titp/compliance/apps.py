"""The compliance app."""

from django.apps import AppConfig


class ComplianceConfig(AppConfig):
    name = "titp.compliance"

    def ready(self):
        from titp.compliance.rule import RULES

        RULES.discover()
