"""`manage.py sweep`: bring findings up to date today, or look at another day without writing."""

import json
from argparse import ArgumentTypeError
from collections import Counter
from contextlib import contextmanager
from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import DEFAULT_DB_ALIAS
from django.utils.timezone import localdate

from titp.compliance.rule import rules_in_order
from titp.compliance.sweep import NIGHTLY, Counts, evaluate, sweep
from titp.tenancy.context import use
from titp.tenancy.models import Organization


class Command(BaseCommand):
    help = (
        "Find duties of today and keep them; with --on another day, only show what it would find."
    )

    def add_arguments(self, parser):
        parser.add_argument("--organization", metavar="SLUG", help="one only; else all of them")
        parser.add_argument("--on", metavar="DATE", type=day, help="2026-11-23")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *arguments, **options):
        today = localdate()
        on = options["on"] or today
        slugs = dict(Organization.objects.values_list("id", "slug"))
        with acting(options["organization"], slugs) as using:
            written = swept(on, using) if on == today else None
            found = [
                as_json(rule, row, slugs)
                for rule in rules_in_order()
                for row in evaluate(rule, on, using=using)
            ]
        answer = {"on": on, "findings": found, "counts": counts(found, written)}
        if options["format"] == "json":
            self.stdout.write(json.dumps(answer, cls=DjangoJSONEncoder, ensure_ascii=False))
        else:
            self.stdout.writelines(as_text(answer))


def day(text):
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}” is no day; write it as 2026-11-23") from None


@contextmanager
def acting(slug, slugs):
    """The alias to ask: within one organization, or that of the night, which sees all."""
    if slug is None:
        yield NIGHTLY
        return
    ids = [pk for pk, known in slugs.items() if known == slug]
    if not ids:
        raise CommandError(f"There is no organization “{slug}”.")
    with use(ids[0]):
        yield DEFAULT_DB_ALIAS


def swept(on, using):
    return sum((sweep(rule, on, using=using) for rule in rules_in_order()), Counts())


def as_json(rule, row, slugs):
    return {
        "organization": slugs[row["organization_id"]],
        "rule": rule.id,
        "subject": {
            "kind": rule.about.kind,
            "id": row["subject_id"],
            "company": row["company_id"],
            "trainee": row["trainee_id"],
        },
        "due_on": row["due_on"],
        "state": row["state"],
        "severity": int(rule.severity_in(row["state"])),
        "evidence": row["evidence"],
    }


def counts(found, written):
    """How many there are by state and by rule; `written` is None where nothing was written."""
    return {
        "findings": len(found),
        "states": dict(sorted(Counter(one["state"] for one in found).items())),
        "rules": dict(sorted(Counter(one["rule"] for one in found).items())),
        "written": written._asdict() if written else None,
    }


def as_text(answer):
    for one in answer["findings"]:
        subject = one["subject"]
        yield (
            f"{one['organization']} {one['rule']} {subject['kind']} {subject['id']}"
            f" {one['due_on'] or '–'} {one['state']}\n"
        )
    yield f"{answer['on']}: {answer['counts']['findings']} findings, {answer['counts']['states']}\n"
