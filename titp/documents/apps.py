"""The documents app."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "titp.documents"

    def ready(self):
        from titp.documents.report import REPORTS

        REPORTS.discover()
