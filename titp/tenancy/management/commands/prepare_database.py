"""`manage.py prepare_database`: make roles and database on a new server."""

from django.conf import settings
from django.core.management.base import BaseCommand

from titp.tenancy import roles


class Command(BaseCommand):
    help = "Make the database roles and the database; DATABASE_URL must name a login that may."
    requires_system_checks = []

    def handle(self, *arguments, **options):
        roles.prepare(settings.DATABASE_URL, roles.passwords())
        self.stdout.write("Roles and database are ready; now run `manage.py migrate`.")
