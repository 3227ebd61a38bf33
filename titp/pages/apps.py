"""The pages app: looks for the places, tabs and panels that the rooms declare."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "titp.pages"

    def ready(self):
        from titp.pages.panel import PANELS
        from titp.pages.place import PLACES
        from titp.pages.tab import TABS

        PLACES.discover()
        TABS.discover()
        PANELS.discover()
