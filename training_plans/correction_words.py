"""How the state of a correction is shown."""

from django.db import connection
from django.template.loader import render_to_string
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from training_plans.correction_reminders import WHICH_ARE_SILENT
from training_plans.models import Correction

State = Correction.State
TONES = {
    State.OPEN: "info", State.ANSWERED: "warn", State.CHECKED: "info", State.CLOSED: "ok",
    State.ESCALATED: "err",
}  # fmt: skip


def state_badge(row):
    """The badge of a correction with its state; one whose day has passed says so."""
    state = State(row.state)
    tone, text = TONES[state], state.label
    if state == State.OPEN and row.due_on < localdate():
        tone, text = "err", _("overdue: waits for the host’s answer")
    return render_to_string("components/badge.html", {"tone": tone, "text": text})


def waiting():
    """How many corrections wait for an answer of the company we act for."""
    return Correction.objects.asked_of_host().count()


def asked(on):
    """Of those that wait: {count, due_on, is_late} with the nearest day; None when none does."""
    days = sorted(Correction.objects.asked_of_host().values_list("due_on", flat=True))
    return {"count": len(days), "due_on": days[0], "is_late": days[0] < on} if days else None


def silent(on):
    """Those of which no mail goes to the host any more, though nobody has answered."""
    with connection.cursor() as cursor:
        cursor.execute(WHICH_ARE_SILENT, {"on": on})
        keys = [key for (key,) in cursor.fetchall()]
    return Correction.objects.filter(pk__in=keys)
