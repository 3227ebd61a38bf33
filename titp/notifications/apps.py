"""The notifications app."""

from django.apps import AppConfig

from titp.notifications.band import BANDS
from titp.notifications.letter import LETTERS


class NotificationsConfig(AppConfig):
    name = "titp.notifications"

    def ready(self):
        LETTERS.discover()
        BANDS.discover()
