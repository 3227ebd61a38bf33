"""What a change would do: the open duties with it and without it, and nothing of it is kept.

    rows = difference(plan.save, [localdate(), plan.starts_on])

Both sides are asked of the rules themselves, not of the findings on record, so that what differs
is the change alone and not the time since the last sweep.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db import DEFAULT_DB_ALIAS, models, transaction
from django.utils.translation import gettext_lazy as _

from titp.compliance.models import Finding
from titp.compliance.rule import RULES, Rule, rules_in_order
from titp.compliance.sweep import evaluate

# What a rule says of a duty; found_on and the like are the sweep's.
SAID = ("state", "evidence", "company_id", "trainee_id")


class Kind(models.TextChoices):
    """What becomes of a duty."""

    OPENED = "opened", _("would open")
    CHANGED = "changed", _("would change")
    CLOSED = "closed", _("would close")


@dataclass(frozen=True)
class Difference:
    """One duty on one day that is not the same with the change as without.

    `before` and `after` are findings that are not saved, with company and trainee at hand; None
    where there is nothing to find. `after` of a closed one may be there: it is done, but late.
    """

    on: date
    kind: Kind
    before: Finding | None
    after: Finding | None

    @property
    def finding(self):
        """The duty as it would stand, or as it stands where it would be gone."""
        return self.before if self.kind == Kind.CLOSED else self.after

    @property
    def rule(self):
        return RULES[self.finding.rule]


def difference(
    act: Callable[[], object],
    on_days: Iterable[date],
    *,
    rules: Iterable[Rule] | None = None,
    company_id=0,
) -> list[Difference]:
    """Which duties `act` would open, change and close, as seen on each of the days.

    Runs within `tenancy.use(...)`. `act` writes as it will later write in earnest; whatever it
    raises is raised here. Its rows are gone afterwards, but the Python objects that it saved
    remember their keys: give it objects that nobody saves again. `rules`: those to ask, else all;
    `company_id`: at one company only.
    """
    days = sorted(set(on_days))
    asked = list(rules if rules is not None else rules_in_order())
    before = _duties(asked, days, company_id)
    with transaction.atomic():
        act()
        after = _duties(asked, days, company_id)
        transaction.set_rollback(True)
    found = (_compared(key, before.get(key), after.get(key)) for key in before.keys() | after)
    order = list(Kind)
    return sorted(
        (one for one in found if one),
        key=lambda one: (one.on, order.index(one.kind), one.finding.rule, one.finding.subject_id),
    )


def _duties(rules, days, company_id):
    """{(day, rule, subject, due day): the finding that the rule would write}."""
    found = {
        (on, rule.id, row["subject_id"], row["due_on"]): _finding(rule, row)
        for on in days
        for rule in rules
        for row in evaluate(rule, on, company_id)
    }
    # While the change stands: a person whom it brings has a name only now.
    for field in (Finding._meta.get_field("company"), Finding._meta.get_field("trainee")):
        ids = {getattr(finding, field.attname) for finding in found.values()} - {None}
        rows = field.related_model.objects.using(DEFAULT_DB_ALIAS).in_bulk(ids)
        for finding in found.values():
            if key := getattr(finding, field.attname):
                setattr(finding, field.name, rows.get(key))
    return found


def _finding(rule, row):
    severity = int(rule.severity_in(row["state"]))
    return Finding(rule=rule.id, rule_version=rule.version, severity=severity, **row)


def _compared(key, before, after):
    kind = _kind(_open(before), _open(after))
    return kind and Difference(key[0], kind, before, after)


def _kind(before, after):
    if not before or not after:
        return (Kind.OPENED if after else Kind.CLOSED) if before or after else None
    same = all(getattr(before, name) == getattr(after, name) for name in SAID)
    return None if same else Kind.CHANGED


def _open(finding):
    return finding if finding and finding.closed_on is None else None
