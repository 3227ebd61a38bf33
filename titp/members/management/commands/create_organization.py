"""`manage.py create_organization`: found a tenant and ask its first administrator in."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email, validate_slug
from django.db import IntegrityError

from titp.accounts.models import Invitation, Role
from titp.members.inviting import invite
from titp.tenancy.context import use
from titp.tenancy.models import Organization


class Command(BaseCommand):
    help = "Make an organization, as the owner of the tables, and invite its first administrator."

    def add_arguments(self, parser):
        parser.add_argument("slug", help="short name in addresses: letters, digits, hyphens")
        parser.add_argument("name")
        parser.add_argument("--administrator", required=True, metavar="EMAIL")
        parser.add_argument("--language", default="ja", choices=["ja", "en"])
        licence = [kind.value for kind in Organization.Licence]
        parser.add_argument("--licence", default=licence[0], choices=licence)

    def handle(self, *, slug, name, administrator, language, licence, **options):
        try:
            validate_slug(slug)
            validate_email(administrator)
            organization = Organization.objects.using("owner").create(
                slug=slug, name=name, language=language, licence=licence
            )
        except ValidationError as wrong:
            raise CommandError(wrong.messages[0]) from wrong
        except IntegrityError as taken:
            raise CommandError(f"There is an organization “{slug}” already.") from taken
        with use(organization.pk):
            invitation = Invitation(email=administrator, role=Role.ADMINISTRATOR, language=language)
            invite(invitation, by=None)
        self.stdout.write(f"{name} is founded; an invitation is on its way to {administrator}.")
