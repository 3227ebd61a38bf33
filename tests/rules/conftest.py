"""What the cases of every rule use: a day is said, the answer is what the rule sees on it."""

from datetime import date

import psycopg
import pytest
from django.db import connections

from titp.compliance.rule import RULES
from titp.compliance.sweep import IN_ORDER, STORED, evaluate

EVERY_STATE = (*STORED, *IN_ORDER)


@pytest.fixture
def seen(acting, request):
    """`seen("2026-06-30")` → {due day: state} by the rule that the test module names as RULE.

    A due day is an ISO text, or None; `about=` limits it to one subject.
    """
    return lambda on, about=None: {
        row["due_on"] and row["due_on"].isoformat(): row["state"]
        for row in rows_of(request.module.RULE, on)
        if about is None or row["subject_id"] == about.pk
    }


@pytest.fixture
def evidence(acting, request):
    """`evidence("2026-06-30", due="2026-06-30")` → the values read for that one due day."""

    def look(on, due=None):
        due = due and date.fromisoformat(due)
        (row,) = [row for row in rows_of(request.module.RULE, on) if row["due_on"] == due]
        return row["evidence"]

    return look


@pytest.fixture
def specified_licence(acting):
    """The register is the owner's: changed on a connection of its own, and put back."""
    change = "UPDATE tenancy_organization SET licence = %s WHERE id = %s"
    with psycopg.connect(**connections["owner"].get_connection_params(), autocommit=True) as owner:
        owner.execute(change, ["specified", acting.organization_id])
        yield
        owner.execute(change, ["general", acting.organization_id])


def rows_of(rule_id, on):
    return evaluate(RULES[rule_id], date.fromisoformat(on), states=EVERY_STATE)
