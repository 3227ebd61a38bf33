"""The sweep: each rule is one statement, for one company or for every organization at once."""

import json
from typing import NamedTuple

from django.db import DEFAULT_DB_ALIAS, connections

from titp.compliance.models import OPEN, State
from titp.compliance.rule import RULES

NIGHTLY = "nightly"
# From so many written rows on, the planner's picture of the table is wrong.
MANY = 1000

COLUMNS = "organization_id, subject_id, company_id, trainee_id, due_on, state, evidence"
STORED = [state.value for state in (*OPEN, State.LATE)]
IN_ORDER = ["ok", "upcoming", "not_applicable"]

# What a rule finds that is worth a row; what was done late is settled already.
JUDGED = f"""
    judged AS MATERIALIZED (
        SELECT {COLUMNS}, CASE state WHEN 'late' THEN done_on END AS closed_on
          FROM ({{statement}}) AS seen
         WHERE state = ANY(%(states)s) AND %(in_force)s AND %(company)s IN (0, company_id)
    )
"""
# Three kinds of row are told apart by comparing first: an update that changes nothing would
# write the whole table anew each night. ON CONFLICT still minds a sweep that runs beside us.
SWEEP = f"""
    WITH {JUDGED},
    known AS MATERIALIZED (
        SELECT id, {COLUMNS}, closed_on, severity, rule_version
          FROM compliance_finding WHERE rule = %(rule)s
    ),
    fresh AS MATERIALIZED (
        SELECT judged.*, known.id IS NOT NULL AND known.closed_on IS NULL AS was_open
          FROM judged LEFT JOIN known
            ON known.organization_id = judged.organization_id
           AND known.subject_id = judged.subject_id
           AND known.due_on IS NOT DISTINCT FROM judged.due_on
         WHERE known.id IS NULL
            OR (known.company_id, known.trainee_id, known.state, known.evidence, known.closed_on,
                known.severity, known.rule_version)
               IS DISTINCT FROM
               (judged.company_id, judged.trainee_id, judged.state, judged.evidence,
                judged.closed_on, %(severity)s, %(version)s)
    ),
    written AS (
        INSERT INTO compliance_finding
               (rule, rule_version, severity, found_on, {COLUMNS}, closed_on)
        SELECT %(rule)s, %(version)s, %(severity)s, %(on)s, {COLUMNS}, closed_on FROM fresh
        ON CONFLICT (organization_id, rule, subject_id, due_on) DO UPDATE
           SET (rule_version, severity, company_id, trainee_id, state, evidence, closed_on)
             = (excluded.rule_version, excluded.severity, excluded.company_id,
                excluded.trainee_id, excluded.state, excluded.evidence, excluded.closed_on)
    ),
    settled AS (
        UPDATE compliance_finding AS finding SET closed_on = %(on)s
          FROM known
         WHERE finding.id = known.id AND finding.organization_id = known.organization_id
           AND known.closed_on IS NULL AND %(company)s IN (0, known.company_id)
           AND NOT EXISTS (
               SELECT FROM judged
                WHERE judged.organization_id = known.organization_id
                  AND judged.subject_id = known.subject_id
                  AND judged.due_on IS NOT DISTINCT FROM known.due_on)
        RETURNING 1
    )
    SELECT count(*) FILTER (WHERE closed_on IS NULL AND NOT was_open),
           count(*) FILTER (WHERE (closed_on IS NULL) = was_open),
           count(*) FILTER (WHERE closed_on IS NOT NULL AND was_open)
           + (SELECT count(*) FROM settled)
      FROM fresh
"""
EVALUATE = f"WITH {JUDGED} SELECT {COLUMNS}, closed_on FROM judged ORDER BY 1, 2, due_on"


class Counts(NamedTuple):
    """How many findings were opened (or again), changed otherwise, and closed."""

    opened: int = 0
    changed: int = 0
    closed: int = 0

    def __add__(self, other):
        return Counts(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))


def sweep(rule, on, company_id=0, using=DEFAULT_DB_ALIAS):
    """Bring the findings of one rule up to date as seen on a day; running twice writes nothing.

    Within `tenancy.use(...)` for that organization; on the alias of the night for all of them.
    `company_id` limits it to one company. Answers Counts.
    """
    with connections[using].cursor() as cursor:
        cursor.execute(SWEEP.format(statement=rule.statement), _values(rule, on, company_id))
        counts = Counts(*cursor.fetchone())
        if using == NIGHTLY and sum(counts) > MANY:
            cursor.execute("SELECT app.analyze_findings()")
    return counts


def evaluate(rule, on, company_id=0, using=DEFAULT_DB_ALIAS, states=STORED):
    """What the rule would find on a day, as a list of dicts, without writing anything.

    `states`: those worth a finding, or with IN_ORDER also what is as it should be.
    """
    values = _values(rule, on, company_id) | {"states": list(states)}
    with connections[using].cursor() as cursor:
        cursor.execute(EVALUATE.format(statement=rule.statement), values)
        names = [column.name for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return [row | {"evidence": json.loads(row["evidence"])} for row in rows]


def check_company(company_id, on):
    """After a fact of one company has changed: all rules for it, in the context we act in."""
    return sum((sweep(rule, on, company_id) for rule in RULES.values()), Counts())


def check_own_duties(on):
    """After a fact of the organization itself has changed: the rules about it alone."""
    return sum((sweep(rule, on) for rule in RULES.values() if rule.about.own), Counts())


def check_organization(on):
    """All rules for the organization we act for, as after an import."""
    return sum((sweep(rule, on) for rule in RULES.values()), Counts())


def sweep_everyone(on):
    """All rules for all organizations, as the night does it; answers {rule id: Counts}."""
    return {rule.id: sweep(rule, on, using=NIGHTLY) for rule in RULES.values()}


def _values(rule, on, company_id):
    return {
        "on": on,
        "states": STORED,
        "in_force": on in rule.in_force,
        "company": company_id,
        "rule": rule.id,
        "severity": int(rule.severity),
        "version": rule.version,
    }
