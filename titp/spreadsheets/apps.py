"""The spreadsheets app."""

from django.apps import AppConfig

from titp.spreadsheets.sheet import SHEETS


class SpreadsheetsConfig(AppConfig):
    name = "titp.spreadsheets"

    def ready(self):
        SHEETS.discover()
