"""The night app."""

from django.apps import AppConfig


class NightConfig(AppConfig):
    name = "titp.night"

    def ready(self):
        # Every process that rings must know where Redis is, not only the workers.
        from titp import celery  # noqa: F401
