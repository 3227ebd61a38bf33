"""Before a change is saved: which open duties it would change, shown above its form.

    attempt = Attempt(request, lambda: PlanForm.of(request, row_at(TrainingPlan, pk)))
    if attempt.saved():
        return changed(request, attempt.form.instance, TrainingPlan)
    return form_page(request, attempt.form, attempt=attempt, heading=..., back=...)

Without a script: the second button of the form sends it as the first does, only under a name.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.core.exceptions import PermissionDenied
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from titp.accounts.permissions import allowed
from titp.compliance.rule import RULES
from titp.compliance.sweep import rules_deciding_on
from titp.compliance.what_if import Difference, Kind, difference
from titp.compliance.wording import values_read
from titp.pages.forms import TenantForm
from titp.pages.templatetags.pages import both_calendars
from titp.tenancy.context import STAFF, current

# The name of the button in templates/pages/_form.html.
ASKS = "look_ahead"
READ = "read findings"
# All rules are asked twice for each day of looking: today and at most two days ahead, which lie
# no farther than the longest plans do.
AHEAD = 2
HORIZON = timedelta(6 * 366)
SHOWN = 100
TONES = {Kind.OPENED: "warn", Kind.CHANGED: "info", Kind.CLOSED: "ok"}


class Refused(Exception):
    """The change could not be saved; the errors of its form say why."""


class Attempt:
    """A form as a request sends it: to be saved, or first to be shown what saving would change.

    `anew` makes the form, each time with a row of its own: one that was tried and rolled back
    remembers its key and must not be saved again. Forms with `turns_on` or `turns_after` have the
    button. `seen` is what would change, one `Seen` a day, or None where nothing was asked or the
    form has errors.
    """

    def __init__(self, request, anew: Callable[[], TenantForm]):
        self.form, self.seen = anew(), None
        may_read = allowed(request, READ)
        self.looks_ahead = may_read and bool(self.form.turns_on or self.form.turns_after)
        self.asked = request.method == "POST" and ASKS in request.POST
        if self.asked and not may_read:
            raise PermissionDenied(READ)
        if self.asked and self.form.is_valid():
            self._try(anew())

    def saved(self):
        """Whether it is written now; never when it was only asked what that would change."""
        return not self.asked and self.form.saved()

    def _try(self, trial):
        def act():
            if not trial.saved():
                raise Refused

        days = days_of_looking(self.form, localdate())
        try:
            found = difference(act, days, rules=rules_told_of(trial._meta.model))
        except Refused:
            self.form = trial
        else:
            self.seen = [Seen(on, [one for one in found if one.on == on]) for on in days]


@dataclass(frozen=True)
class Line:
    """One duty that would not be the same, as the page shows it."""

    difference: Difference

    @property
    def kind(self):
        return self.difference.kind

    @property
    def tone(self):
        return TONES[self.kind]

    @property
    def finding(self):
        return self.difference.finding

    @property
    def facts(self):
        """Name, value as it is and value as it would be: of state, day, and what the rule read.

        Of a duty that is there with and without the change only what differs.
        """
        old, new = self.difference.before, self.difference.after
        states = [
            one.get_state_display() if one else _("nothing owed or near") for one in (old, new)
        ]
        before, after = _told(old or new), _told(new or old)
        rows = [(name, before.get(name), after.get(name)) for name in before | after]
        return [
            (_("State"), *states),
            *(row for row in rows if row[1] != row[2] or not (old and new)),
        ]


def _told(finding):
    due = {_("Due on"): both_calendars(finding.due_on)} if finding.due_on else {}
    return due | {name: "–" if value is None else value for name, value in values_read(finding)}


@dataclass(frozen=True)
class Seen:
    """What would change as seen on one day."""

    on: date
    differences: Sequence[Difference]

    @property
    def today(self):
        return self.on == localdate()

    @cached_property
    def lines(self):
        return [Line(one) for one in _moved(self.differences)]

    @property
    def numbers(self):
        """How many there are of each kind: (words, tone, number)."""
        counts = Counter(line.kind for line in self.lines)
        return [(kind.label, TONES[kind], counts[kind]) for kind in Kind if counts[kind]]

    @property
    def by_rule(self):
        """Pairs of rule and lines, in order of the rules' ids; the first SHOWN of them."""
        found = defaultdict(list)
        for line in sorted(self.lines, key=lambda line: line.finding.rule)[:SHOWN]:
            found[line.finding.rule].append(line)
        return [(RULES[rule_id], lines) for rule_id, lines in found.items()]

    @property
    def left_out(self):
        return max(0, len(self.lines) - SHOWN)


def days_of_looking(form, today):
    """Today, and the first days ahead from which something else holds than is recorded."""
    recorded, written = _turns(form, form.initial), _turns(form, form.cleaned_data)
    # Where no day was changed, what else was written holds from the days that stand there.
    turns = (recorded ^ written) or written
    return [today, *sorted(day for day in turns if today < day <= today + HORIZON)[:AHEAD]]


def _turns(form, values):
    first = {values.get(name) for name in form.turns_on} - {None}
    last = {values.get(name) for name in form.turns_after} - {None}
    return first | {day + timedelta(1) for day in last}


def rules_told_of(model):
    """The rules whose answer it may change, as far as this person may know what they say."""
    context = current()
    knows = context.role == STAFF and context.reads_confidential
    return [rule for rule in rules_deciding_on(model) if knows or not rule.confidential]


def _moved(differences):
    """The same, but a duty that would only move to another day is one change, not two."""
    of_subject = defaultdict(list)
    for one in differences:
        of_subject[one.finding.rule, one.finding.subject_id].append(one)
    for same in of_subject.values():
        if sorted(one.kind for one in same) == [Kind.CLOSED, Kind.OPENED]:
            opened, closed = sorted(same, key=lambda one: one.kind, reverse=True)
            same = [Difference(opened.on, Kind.CHANGED, closed.before, opened.after)]
        yield from same
