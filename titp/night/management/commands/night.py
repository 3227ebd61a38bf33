"""`manage.py night`: take up the night by hand; what is done already is not done again."""

from datetime import date

from django.core.management.base import BaseCommand
from django.utils.timezone import localdate

from titp.night.steps import run_night


class Command(BaseCommand):
    help = "Do the steps of the night that are not yet done."

    def add_arguments(self, parser):
        parser.add_argument("--on", type=date.fromisoformat, help="the day (default: today)")

    def handle(self, *arguments, on, **options):
        done = run_night(on or localdate())
        self.stdout.write(f"Done: {', '.join(done) or 'nothing was left to do'}.")
