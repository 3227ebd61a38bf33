"""What the cases of every rule use: a day is said, the answer is what the rule sees on it."""

from datetime import date
from time import time

import pytest
from amiss import tell
from django.db import transaction
from factories.official_day import OwnDayFactory

from titp.compliance.rule import RULES
from titp.compliance.sweep import IN_ORDER, STORED, evaluate
from titp.tenancy.context import READS_CONFIDENTIAL, STAFF, use
from titp.tenancy.models import Organization

EVERY_STATE = (*STORED, *IN_ORDER)
# The names under which evidence says what is not recorded.
SAYS_WHAT_IS_MISSING = {
    "missing", "unheard", "unknown", "not_recorded", "cost_unknown", "not_agreed",
    "agreement_unknown", "reached", "first_missing", "nothing_recorded", "unknown_lessons",
    "plans_without_days",
}  # fmt: skip


@pytest.fixture(scope="module")
def told(django_db_setup, django_db_blocker):
    """The story, told once for a module: in another organization's books, then in ours."""
    with django_db_blocker.unblock(), transaction.atomic():
        in_an_hour = int(time()) + 3600  # all of its tests, on a slow machine
        kita, minami = (Organization.objects.get(slug=slug) for slug in ("kita", "minami"))
        with use(minami.pk, STAFF, capabilities=READS_CONFIDENTIAL):
            tell()
        office = {"capabilities": READS_CONFIDENTIAL, "expires": in_an_hour}
        with use(kita.pk, STAFF, **office) as context:
            tell()
            yield context
            transaction.set_rollback(True)
        # the inner block undoes our own book only
        transaction.set_rollback(True)


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
def own_day(acting):
    """`own_day("last_stage_1_filing", "2027-02-26")`: the organization plans with that day."""
    return lambda key, day, counts_from="2026-11-01": OwnDayFactory(
        official_id=key, day=day, counts_from=counts_from
    )


def rows_of(rule_id, on):
    rows = evaluate(RULES[rule_id], date.fromisoformat(on), states=EVERY_STATE)
    for row in rows:
        assert row["state"] != "data_gap" or names_what_is_missing(row["evidence"]), row
    return rows


def names_what_is_missing(evidence):
    """In every case of every rule: a value shows as a dash, or the evidence says what it is."""
    return any(
        value in (None, "", [])
        or (name in SAYS_WHAT_IS_MISSING and value)
        or (name.endswith("recorded") and value is False)
        for name, value in evidence.items()
    )
