"""The history app."""

from django.apps import AppConfig


class HistoryConfig(AppConfig):
    name = "titp.history"
