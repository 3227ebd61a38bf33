"""The embedded app."""

from django.apps import AppConfig


class EmbeddedConfig(AppConfig):
    name = "titp.embedded"
