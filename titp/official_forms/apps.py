"""The app of official forms."""

from django.apps import AppConfig


class OfficialFormsConfig(AppConfig):
    name = "titp.official_forms"

    def ready(self):
        from titp.official_forms.form import FORMS
        from titp.official_forms.reading import read_all
        from titp.official_forms.source import SOURCES

        SOURCES.discover()
        FORMS.update(read_all())
