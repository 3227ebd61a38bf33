"""What the demo does before it opens: tables, public lists, sample, people, night, papers.

Each step finds out by itself whether it is done, so a second start takes seconds and one that was
interrupted is taken up again.
"""

from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.utils.timezone import localdate

from titp.accounts.demo import sample_people
from titp.api.demo import sample_clients, sample_monitors_client
from titp.compliance.demo import sweep_the_past
from titp.documents import printing
from titp.documents.monthly import make_monthly_reports
from titp.embedded.sample import SAMPLES, Scale, fill
from titp.japanese.months import add_months
from titp.monitoring import reading
from titp.monitoring.editions import publish_due
from titp.monitoring.yearly.ordering import order
from titp.night.steps import run_night
from titp.tenancy import roles
from titp.tenancy.models import Organization

NAMED = 3
MONTHS_AGO = (12, 5, 4, 3, 2, 1, 0)  # editions of the last months, and of the same a year before
SWEPT = (5, 1)  # before these the rules were asked, so that some duties are settled since


class Rehearsal:
    """One run through all steps; `tell` is given a line of progress before each."""

    def __init__(self, people, tell):
        self.people, self.tell = people, tell
        self.on = localdate()
        self.accounts, self.programs, self.papers, self.failures = [], [], [], []

    def run(self):
        self.make_tables()
        self.fill_tables()
        self.tell("People to sign in as")
        self.accounts = sample_people(self.organizations())
        self.programs = [*sample_clients(self.organizations()), sample_monitors_client()]
        self.publish()
        self.have_a_night()
        self.print_papers()

    def make_tables(self):
        Path(settings.FILES_ROOT).mkdir(parents=True, exist_ok=True)
        self.tell("Roles and database")
        roles.prepare(settings.DATABASE_URL, roles.passwords())
        plan = MigrationExecutor(connections["owner"])
        if plan.migration_plan(plan.loader.graph.leaf_nodes()):
            self.tell("Tables")
            call_command("migrate", verbosity=0)
        self.tell("Public lists")
        call_command("sync_reference", verbosity=0, stdout=_Silence())

    def fill_tables(self):
        if Organization.objects.using("owner").exists():
            self.tell("The sample is there already (delete the folder var/ for a new one)")
            SAMPLES.discover()
            return
        fill(
            Scale(self.people, self.on),
            lambda step: self.tell(f"Sample data: {step.slug.replace('_', ' ')}"),
        )

    def publish(self):
        """Editions of earlier months for monitors, so that there is something to compare."""
        self.tell("Editions of the last months, for monitors")
        for months in MONTHS_AGO:
            day = add_months(self.on.replace(day=1), -months)
            as_of = day - timedelta(1)
            if months in SWEPT and not reading.edition(as_of.replace(day=1)):
                sweep_the_past(as_of)
            publish_due(day)
        # Made by the worker, when it is there.
        order(reading.edition(), "ja")

    def have_a_night(self):
        self.tell("The night: rules, figures, reminders")
        try:
            run_night(self.on)
        except ExceptionGroup as failed:
            self.failures += [f"The night: {error!r}" for error in failed.exceptions]

    def print_papers(self):
        """The report of the running month of the first organization; one made today is found.

        Each takes seconds; the others' come with the night, from the worker.
        """
        if not printing.available():
            self.tell("PDF: the report of this month of the first organization")
            first = self.organizations()[:1]
            self.papers = make_monthly_reports(self.on, force=True, organizations=first)

    def organizations(self):
        """Those with names; a large sample has many more."""
        return list(Organization.objects.using("owner").order_by("pk")[:NAMED])


class _Silence:
    def write(self, text):
        """Progress is told in our own words."""
