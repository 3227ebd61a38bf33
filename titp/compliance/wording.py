"""How findings speak: of a duty and its day, as facts to confirm; nobody is accused."""

from datetime import date

from django.template.loader import render_to_string
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from titp.compliance.models import State
from titp.compliance.rule import RULES
from titp.pages.templatetags.pages import both_calendars

SAYS = {
    State.VIOLATION: gettext_lazy("What is recorded differs from what is required; please confirm"),
    State.OVERDUE: gettext_lazy("The recorded day has passed; please confirm"),
    State.DATA_GAP: gettext_lazy("Something needed to judge this is not recorded"),
    State.WARNING: gettext_lazy("Please look at this; it need not be wrong"),
    State.DUE_SOON: gettext_lazy("The day is near"),
    State.LATE: gettext_lazy("Done after the day"),
}
TONES = {
    State.VIOLATION: "err",
    State.OVERDUE: "err",
    State.DATA_GAP: "warn",
    State.WARNING: "warn",
    State.DUE_SOON: "info",
    State.LATE: "plain",
}


def title_of(finding):
    """The title of its rule; a rule that is no longer declared leaves its id."""
    return str(RULES[finding.rule].title) if finding.rule in RULES else finding.rule


def what_it_says(finding):
    return str(SAYS[State(finding.state)])


def badge_of(finding):
    tone = "ok" if finding.closed_on else TONES[State(finding.state)]
    text = _("settled") if finding.closed_on else finding.get_state_display()
    return render_to_string("components/badge.html", {"text": text, "tone": tone})


def due_cell(finding):
    if not finding.due_on:
        return ""
    return render_to_string("components/due.html", {"day": finding.due_on})


def values_read(finding):
    """Pairs of name and value of the evidence, as people read them, in the rule's order."""
    names = RULES[finding.rule].reads if finding.rule in RULES else {}
    known = [name for name in names if name in finding.evidence]
    rest = sorted(finding.evidence.keys() - set(known))
    return [
        (str(names.get(name, name)), readable(finding.evidence[name], names))
        for name in [*known, *rest]
    ]


def readable(value, names):
    """One value of JSON for people: days in both calendars, lists joined, truths in words."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return _(", ").join(str(names.get(one, one)) for one in value)
    day = parse_day(value)
    return both_calendars(day) if day else value


def parse_day(value) -> date | None:
    """The day that a text of ten characters writes, or None."""
    return parse_date(value) if isinstance(value, str) and len(value) == 10 else None
