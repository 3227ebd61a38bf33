"""`manage.py compile_catalogues`: translations for an image, which is not written to later."""

from django.conf import settings
from django.core.management.base import BaseCommand

from titp.embedded.catalogues import compile_one, sources


class Command(BaseCommand):
    help = "Compile every catalogue of translations, whether it looks stale or not."
    requires_system_checks = []

    def handle(self, *arguments, **options):
        for source in sources(settings.LOCALE_PATHS):
            self.stdout.write(str(compile_one(source)))
