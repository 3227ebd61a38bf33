"""The night app."""

from django.apps import AppConfig


class NightConfig(AppConfig):
    name = "titp.night"
