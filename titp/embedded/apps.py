"""The embedded app."""

from django.apps import AppConfig
from django.conf import settings

from titp.embedded.catalogues import compile_stale


class EmbeddedConfig(AppConfig):
    name = "titp.embedded"

    def ready(self):
        compile_stale(settings.LOCALE_PATHS)
