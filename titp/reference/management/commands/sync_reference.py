"""`manage.py sync_reference`: bring the public lists in the database in step with their files."""

from django.core.management.base import BaseCommand

from titp.reference.models import reference_models


class Command(BaseCommand):
    help = "Upsert every public list from its CSV file, as the owner of the tables."

    def handle(self, *arguments, **options):
        for model in reference_models():
            count = model.sync("owner")
            self.stdout.write(f"{model._meta.verbose_name_plural}: {count}")
