"""`manage.py doctor`: what this machine lacks."""

from django.core.management.base import BaseCommand

from titp.embedded.doctor import lacks, lacks_for_tests


class Command(BaseCommand):
    help = "Say what is missing on this machine; exit code 1 when the product itself lacks it."
    requires_system_checks = []

    def handle(self, *arguments, **options):
        missing = lacks()
        for sentence in [*missing, *lacks_for_tests()] or ["Nothing is missing."]:
            self.stdout.write(sentence)
        if missing:
            raise SystemExit(1)
