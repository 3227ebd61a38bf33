"""`manage.py import_roster FILE --organization SLUG [--dry-run] --format json`."""

import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from titp.spreadsheets.gate import Refused
from titp.tenancy.context import JOBS, use
from titp.tenancy.models import Organization
from trainees.roster import read_roster
from training_plans.intake.commit import commit
from training_plans.intake.reading import drop, store


class Command(BaseCommand):
    help = "Read a roster; take its good rows over, unless --dry-run. The doubtful ones wait."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--organization", required=True, metavar="SLUG")
        parser.add_argument("--dry-run", action="store_true", help="write nothing")
        parser.add_argument("--format", choices=["json", "text"], default="text")

    def handle(self, *arguments, **options):
        organization = Organization.objects.filter(slug=options["organization"]).first()
        if organization is None:
            raise CommandError(f"There is no organization “{options['organization']}”.")
        if not options["file"].is_file():
            raise CommandError(f"There is no file {options['file']}.")
        reading = read_roster(options["file"], self._progress)
        report = reading.as_report()
        if not options["dry_run"] and not reading.error:
            report["commit"] = self._take_over(organization, options["file"], reading)
        self._print(report, options["format"])
        if report.get("error"):
            sys.exit(2)

    def _take_over(self, organization, path, reading):
        with use(organization.pk, JOBS):
            upload = drop(path.read_bytes(), path.name)
            store(upload, reading)
            act = commit(upload)
            return {
                "upload": upload.pk,
                "created": act.created,
                "updated": act.updated,
                "unchanged": act.unchanged,
                "waiting": upload.rows.waiting().count(),
            }

    def _progress(self, done, total):
        if self.stderr.isatty():
            self.stderr.write(f"\r{done} / {total or '?'} rows", ending="")

    def _print(self, report, form):
        if form == "json":
            self.stdout.write(json.dumps(report, ensure_ascii=False, indent=1))
        elif report.get("error"):
            self.stdout.write(str(Refused(report["error"])))
        else:
            for name in ("source_rows", "people"):
                self.stdout.write(f"{name}: {report[name]}")
            for name, number in report.get("commit", {}).items():
                self.stdout.write(f"{name}: {number}")
