"""Asking an organization, answering and closing, as acts; whoever it is for gets a mail.

Monitors act within the organization they ask, as `ASKER`: that role opens threads and nothing else
(`titp.tenancy.context`). Mails are written by the machine beside it, in the same transaction.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from titp.accounts.models import Membership, User
from titp.compliance.rule import RULES
from titp.monitoring.clarification import WAITING, Clarification, ClarificationAct, State
from titp.monitoring.figure import FIGURES
from titp.notifications.doorbell import ring_after_commit
from titp.notifications.models import Message
from titp.tenancy.context import ASKER, JOBS, current, use
from titp.tenancy.models import Organization

TO_ORGANIZATION, TO_MONITORS = "clarification", "clarification-answered"
INDEX = "SELECT * FROM app.clarifications_for(%s)"


class NotNow(Exception):
    """This cannot be done with the thread any more; its text says why."""


@dataclass(frozen=True)
class Thread:
    """A line of the monitors' list; `answer_by` is the day of the last question."""

    organization: Organization
    pk: int
    subject: str
    figure: str
    month: date | None
    rule: str
    state: str
    acted_at: datetime
    answer_by: date


def threads_for(monitor):
    """All threads, the newest act first; without their words, which each organization keeps."""
    with connection.cursor() as cursor:
        cursor.execute(INDEX, [monitor.pk])
        found = cursor.fetchall()
    known = Organization.objects.in_bulk({row[0] for row in found})
    return [Thread(known[row[0]], *row[1:]) for row in found]


def asking(organization, monitor):
    """Within this block a monitor acts in one organization, and sees what is asked of it."""
    return use(organization.pk, ASKER, user_id=monitor.pk)


def ask(organization, monitor, words, answer_by, **about):
    """Begin a thread; `about`: subject, figure, month, rule. Answers it."""
    with asking(organization, monitor):
        row = Clarification.objects.create(**about)
        act(row, State.ASKED, monitor, words, answer_by)
    return row


def act(row, kind, by, words="", answer_by=None):
    """Write the next act of a thread and a mail to the other side. Raises NotNow."""
    try:
        with transaction.atomic():
            done = ClarificationAct.objects.create(
                clarification=row, kind=kind, by_id=by.pk, words=words, answer_by=answer_by
            )
    except IntegrityError:
        raise NotNow(_("Somebody was faster: this is no longer the next step.")) from None
    with use(current().organization_id, JOBS, user_id=by.pk):
        _tell(done)
    return done


def _tell(done):
    if done.is_answer:
        asked = ClarificationAct.objects.filter(clarification=done.clarification_id)
        kind, told = TO_MONITORS, set(asked.filter(kind__in=WAITING).values_list("by", flat=True))
    else:
        members = Membership.objects.in_force().administrators()
        kind, told = TO_ORGANIZATION, set(members.values_list("user_id", flat=True))
    for user_id in sorted(told):
        Message.objects.get_or_create(
            dedupe_key=f"{kind}|{done.pk}|{user_id}",
            defaults={"kind": kind, "subject_id": done.clarification_id, "recipient_id": user_id},
        )
    ring_after_commit()


def about(row):
    """Pairs of label and words: what a thread is about."""
    figure, rule = FIGURES.get(row.figure), RULES.get(row.rule)
    told = [
        (_("Figure"), figure and figure.title),
        (_("Month"), row.month and f"{row.month:%Y-%m}"),
        (_("Rule"), rule and f"{rule.id} {rule.title}"),
    ]
    return [(label, words) for label, words in told if words]


def monitors_among(acts):
    """{key: name} of the monitors who acted; asked outside of organizations."""
    people = User.objects.filter(pk__in={one.by_id for one in acts if not one.is_answer})
    return {one.pk: str(one) for one in people}
