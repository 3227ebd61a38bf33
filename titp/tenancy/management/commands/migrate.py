"""`migrate` as the owner of the tables, with the grants that belong to them."""

from django.core.management.commands import migrate

from titp.tenancy import grants


class Command(migrate.Command):
    help = "Bring the database up to date, as its owner, and grant each process its rights."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.set_defaults(database="owner")

    def handle(self, *arguments, **options):
        super().handle(*arguments, **options)
        planned_only = options.get("plan") or options.get("check_unapplied")
        if options["database"] == "owner" and not planned_only:
            grants.apply("owner")
