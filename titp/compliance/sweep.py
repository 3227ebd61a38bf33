"""The sweep: each rule is one statement, for one company or for every organization at once."""

import json
from typing import NamedTuple

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connections

from titp.compliance.models import OPEN, State
from titp.compliance.rule import RULES, Severity, rules_reading
from titp.tenancy.context import current

NIGHTLY = "nightly"
# From so many written rows on, the planner's picture of the table is wrong.
MANY = 1000

COLUMNS = "organization_id, subject_id, company_id, trainee_id, due_on, state, evidence"
STORED = [state.value for state in (*OPEN, State.LATE)]
IN_ORDER = ["ok", "upcoming", "not_applicable"]

# What a rule finds that is worth a row; what was done late is settled already.
JUDGED = f"""
    judged AS MATERIALIZED (
        SELECT {COLUMNS}, CASE state WHEN 'late' THEN done_on END AS closed_on,
               CASE WHEN state = ANY(%(advises_in)s) THEN %(advice)s ELSE %(severity)s END
               AS severity
          FROM ({{statement}}) AS seen
         WHERE state = ANY(%(states)s) AND %(in_force)s AND %(company)s IN (0, company_id)
    )
"""
# Three kinds of row are told apart by comparing first: an update that changes nothing would
# write the whole table anew each night. ON CONFLICT still minds a sweep that runs beside us.
SWEEP = f"""
    WITH {JUDGED},
    known AS MATERIALIZED (
        SELECT id, {COLUMNS}, closed_on, severity, rule_version, confidential
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
                known.severity, known.rule_version, known.confidential)
               IS DISTINCT FROM
               (judged.company_id, judged.trainee_id, judged.state, judged.evidence,
                judged.closed_on, judged.severity, %(version)s, %(confidential)s)
    ),
    written AS (
        INSERT INTO compliance_finding
               (rule, rule_version, severity, found_on, confidential, {COLUMNS}, closed_on)
        SELECT %(rule)s, %(version)s, severity, %(on)s, %(confidential)s, {COLUMNS}, closed_on
          FROM fresh
        ON CONFLICT (organization_id, rule, subject_id, due_on) DO UPDATE
           SET (rule_version, severity, confidential, company_id, trainee_id, state, evidence,
                closed_on, reopened_on)
             = (excluded.rule_version, excluded.severity, excluded.confidential,
                excluded.company_id, excluded.trainee_id, excluded.state, excluded.evidence,
                excluded.closed_on,
                CASE WHEN compliance_finding.closed_on IS NOT NULL AND excluded.closed_on IS NULL
                     THEN excluded.found_on ELSE compliance_finding.reopened_on END)
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
    `company_id` limits it to one company. Answers Counts. Who may not read confidential tables
    would see them empty and settle what is still owed: such a rule is then left for the others.
    """
    if rule.confidential and using == DEFAULT_DB_ALIAS and not current().reads_confidential:
        return Counts()
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


def check_rows(on, *kinds):
    """After rows of these models have changed: the rules that read them, in our organization.

    Not only at the company of the row: a person may have a plan at another one, and a licence
    decides about plans. Which rules read a table is told by their statements; a model names in
    `also_writes` those whose rows its acts and triggers change with its own.
    """
    return sum((sweep(rule, on) for rule in rules_deciding_on(*kinds)), Counts())


def rules_deciding_on(*kinds):
    """The rules that read rows of these models, or those that change with them."""
    kinds = {apps.get_model(label) for kind in kinds for label in also_written(kind)} | {*kinds}
    return rules_reading(*kinds)


def also_written(kind):
    """Labels of the models whose rows change with rows of this one."""
    return getattr(kind, "also_writes", ())


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
        "advises_in": list(rule.advises_in),
        "advice": int(Severity.ADVICE),
        "version": rule.version,
        "confidential": rule.confidential,
    }
