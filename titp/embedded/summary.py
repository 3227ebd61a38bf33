"""What the demo says when all is ready: how much there is, what is due, whom to be."""

from itertools import groupby
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connections

from titp.compliance.rule import RULES
from titp.documents import printing
from titp.embedded.doctor import lacks
from titp.embedded.sample import SAMPLES

FINDINGS = """
    SELECT rule, state, count(*) FROM compliance_finding
     WHERE closed_on IS NULL GROUP BY rule, state ORDER BY rule, state
"""


def summary(rehearsal):
    """The lines of the summary, in English; everything is counted over all organizations."""
    with connections["owner"].cursor() as cursor:
        yield from _rows(cursor)
        yield from _findings(cursor)
        cursor.execute("SELECT count(*) FROM notifications_reminder")
        yield f"Reminders: {cursor.fetchone()[0]:,}"
    yield from _papers(rehearsal.papers)
    yield from (f"Failed: {failure}" for failure in rehearsal.failures)
    yield from (f"Missing on this machine: {sentence}" for sentence in lacks())


def people(accounts):
    """One sign-in for each role, of the first organization that has it."""
    yield "Sign in as"
    known = set()
    for account in accounts:
        if account.role not in known:
            known.add(account.role)
            yield f"  {account.role:<15} {account.email:<34} {account.password}"


def programs(clients):
    """How programs sign in (docs/api.md): payroll software of the first organization that has one,
    and the monitors'."""
    for client in clients[:1]:
        yield f"  {'payroll software':<15} {client.client_id:<33} {client.secret}"
        yield "  uv run python docs/example_client.py tries it out (docs/api.md)"
    for client in clients:
        if not client.slug:
            yield f"  {'monitors’ API':<15} {client.client_id:<33} {client.secret}"


def _rows(cursor):
    yield "In the database"
    for label in (label for step in SAMPLES.values() for label in step.shows):
        model = apps.get_model(label)._meta
        cursor.execute(f'SELECT count(*) FROM "{model.db_table}"')
        yield f"  {cursor.fetchone()[0]:>9,} {model.verbose_name_plural}"


def _findings(cursor):
    cursor.execute(FINDINGS)
    found = groupby(cursor.fetchall(), key=lambda row: row[0])
    by_rule = {rule: {state: count for _, state, count in rows} for rule, rows in found}
    yield f"Open findings: {sum(sum(states.values()) for states in by_rule.values()):,}"
    for rule_id, rule in sorted(RULES.items()):
        states = by_rule.get(rule_id, {})
        words = ", ".join(f"{count:,} {state}" for state, count in states.items()) or "none"
        yield f"  {rule_id:<9} {rule.title.en}: {words}"


def _papers(documents):
    if not documents:
        yield f"PDFs: {'cannot be made here' if printing.available() else 'none were made'}"
    for document in documents:
        yield f"PDF: {Path(settings.FILES_ROOT, document.key)} ({document.title})"
