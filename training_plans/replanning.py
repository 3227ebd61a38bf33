"""What a changed official date plans anew: duties, ways that open or close, last days to file."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.text import capfirst

from titp.compliance.models import OwnDay
from titp.compliance.rule import rules_reading
from titp.compliance.what_if import difference
from training_plans.models import Outlook
from training_plans.outlook import outlook_on
from training_plans.successor_calendar import milestones

# What a person is told in the planner and plans by.
PLANNED = (
    "regime", "stage_2", "stage_3", "why_not", "file_by", "land_by", "finishes_on", "gaps",
)  # fmt: skip


@dataclass(frozen=True)
class Replanned:
    """One thing that would be planned otherwise: whose, what, as it is and as it would be."""

    pk: int
    whose: object
    what: str
    before: object
    after: object


def duties(act, on_days):
    """Duties that would open, change or close; see `titp.compliance.what_if`."""
    return difference(act, on_days, rules=rules_reading(OwnDay))


def replanned(act, on):
    """What the planner would say otherwise after `act`, as seen on a day; nothing is kept."""
    before = _said(on)
    with transaction.atomic():
        act()
        after = _said(on)
        transaction.set_rollback(True)
    keys = [*before, *(key for key in after if key not in before)]
    changed = [key for key in keys if before.get(key) != after.get(key)]
    return [
        Replanned(number, *key, before.get(key), after.get(key))
        for number, key in enumerate(changed, 1)
    ]


def _said(on):
    """{(whose, what): value} of all that the planners tell on a day, in their order."""
    found = {("", milestone.name): milestone.day for milestone in milestones(on)}
    fields = [Outlook._meta.get_field(name) for name in PLANNED]
    for row in outlook_on(on).order_by("sort_key", "pk"):
        person = Person(row.pk, row.trainee_name, row.get_absolute_url())
        for field in fields:
            found[person, capfirst(field.verbose_name)] = _readable(row, field.name)
    return found


@dataclass(frozen=True)
class Person:
    """Whom a line is about, with the way to the page."""

    pk: int
    name: str
    url: str


def _readable(row, name):
    if name in ("why_not", "gaps"):
        return ", ".join(row.said(name))
    display = getattr(row, f"get_{name}_display", None)
    return str(display()) if display else getattr(row, name)
