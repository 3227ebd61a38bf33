"""Duties as they stood on another day: the rules are asked of the rows as they were known then.

What the sweep stored tells what was seen by the night that followed a record; it cannot tell what
was recorded on the day a paper was signed. The rules can: they read facts, for any day.
"""

import json
from contextlib import nullcontext

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection

from titp.compliance.models import Finding
from titp.compliance.rule import RULES
from titp.compliance.sweep import evaluate
from titp.history.models import recorded_since
from titp.past.looking import MADE_FOR_A_LOOK, look, present
from titp.tenancy.context import JOBS, current, use

# A duty that the sweep has stored keeps its key, by which what people decided about it is found;
# the others are numbered below zero.
HAND_OVER = """
    WITH found AS (
        SELECT f.*, -row_number() OVER (ORDER BY rule, subject_id, due_on) AS number
          FROM jsonb_populate_recordset(NULL::public.compliance_finding, %s::jsonb) AS f
    )
    SELECT set_config('app.findings_then', coalesce(jsonb_agg(
               to_jsonb(found) || jsonb_build_object('id', coalesce(stored.id, found.number))
           ), '[]')::text, true)
      FROM found LEFT JOIN public.compliance_finding AS stored
        ON stored.organization_id = found.organization_id AND stored.rule = found.rule
       AND stored.subject_id = found.subject_id
       AND stored.due_on IS NOT DISTINCT FROM found.due_on
"""


def ask_the_rules():
    """Within a look: let `Finding.objects` be what the rules find then, without storing any of it.

    What was done late is among them, settled on the day it was done.
    """
    on = look().on
    # Nothing since: the tables themselves are three times as fast as their views.
    with _machine(), nullcontext() if recorded_since(look().moment) else present():
        found = [
            _as_finding(rule, seen, on) for rule in RULES.values() for seen in evaluate(rule, on)
        ]
    with connection.cursor() as cursor:
        cursor.execute(HAND_OVER, [json.dumps(found, cls=DjangoJSONEncoder)])


MADE_FOR_A_LOOK[Finding._meta.db_table] = ask_the_rules


def found_by(rule, subject, due_on, on):
    """What one rule finds of one subject and due day on a day, or None; present or past."""
    with _machine():
        all_seen = evaluate(rule, on)
    for seen in all_seen:
        if (seen["subject_id"], seen["due_on"]) == (subject, due_on):
            return _as_finding(rule, seen, on)
    return None


def _machine():
    """Rules are the machine's own work, whoever asks: some read what not all of the staff may."""
    context = current()
    return use(context.organization_id, JOBS, user_id=context.user_id)


def _as_finding(rule, seen, on):
    # The day on which the sweep would have seen it first is not known; it was owed by its day.
    found_on = min(seen["due_on"] or on, on)
    return seen | {
        "organization_id": current().organization_id,
        "rule": rule.id,
        "rule_version": rule.version,
        "severity": int(rule.severity_in(seen["state"])),
        "confidential": rule.confidential,
        "found_on": found_on,
    }
