"""The compliance app."""

from django.apps import AppConfig


class ComplianceConfig(AppConfig):
    name = "titp.compliance"

    def ready(self):
        from titp.compliance import then  # noqa: F401  so that looks back can ask the rules
        from titp.compliance.reference_rows import LISTS
        from titp.compliance.rule import RULES

        RULES.discover()
        LISTS.discover()
