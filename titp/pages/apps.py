"""The pages app: looks for the tabs and panels that the rooms declare."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "titp.pages"

    def ready(self):
        from titp.pages.panel import PANELS
        from titp.pages.tab import TABS

        TABS.discover()
        PANELS.discover()
