"""The app of what other programs are told, and what they may tell us."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "titp.api"

    def ready(self):
        from titp.api import schema  # noqa: F401  so that the description knows how one signs in
