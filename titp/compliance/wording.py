"""How findings speak: of a duty and its day, as facts to confirm; nobody is accused."""

from datetime import date

from django.template.loader import render_to_string
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from titp.compliance.models import MISSED, State
from titp.compliance.rule import RULES
from titp.pages.templatetags.pages import both_calendars, days_left, days_past

SAYS = {
    State.VIOLATION: gettext_lazy("What is recorded differs from what is required; please confirm"),
    State.OVERDUE: gettext_lazy("The recorded day has passed; please confirm"),
    State.DATA_GAP: gettext_lazy("Something needed to judge this is not recorded"),
    State.WARNING: gettext_lazy("Please look at this; it need not be wrong"),
    State.DUE_SOON: gettext_lazy("The day is near"),
    State.LATE: gettext_lazy("Done after the day"),
}
# Of a day that neither law nor manual names.
ADVISED = {
    State.OVERDUE: gettext_lazy("The day that this system advises has passed; please confirm"),
    State.DUE_SOON: gettext_lazy("The day that this system advises is near"),
    State.LATE: gettext_lazy("Done after the day that this system advises"),
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


def what_it_says(finding, state=None):
    """In one sentence; `state`: another than that of its row."""
    state = State(state or finding.state)
    return str(ADVISED[state] if only_advises(finding, state) else SAYS[state])


def only_advises(finding, state):
    """Whether its rule only advises in this state, because the day is the product's."""
    return finding.rule in RULES and state in RULES[finding.rule].advises_in


def badge_of(finding):
    tone = "info" if only_advises(finding, finding.state) else TONES[State(finding.state)]
    tone = "ok" if finding.closed_on else tone
    text = _("settled") if finding.closed_on else finding.get_state_display()
    return render_to_string("components/badge.html", {"text": text, "tone": tone})


def due_cell(finding):
    if not finding.due_on:
        return ""
    return render_to_string(
        "components/due.html",
        {"day": finding.due_on, "done": finding.closed_on, "neutral": not missed(finding)},
    )


def missed(finding, state=None):
    """Whether its day, once past, was missed; else it is a day that was read or is advised."""
    state = State(state or finding.state)
    return state in MISSED and not only_advises(finding, state)


def days_of(entry, on):
    """How many days there are to the day of an entry of an account, or since it, in words."""
    say = days_left if missed(entry.finding, entry.state) else days_past
    return say(entry.finding.due_on, on)


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
