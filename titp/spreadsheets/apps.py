"""The spreadsheets app."""

from django.apps import AppConfig


class SpreadsheetsConfig(AppConfig):
    name = "titp.spreadsheets"
