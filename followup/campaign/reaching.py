"""By which way somebody is reached next, and sending the link by mail."""

from datetime import timedelta

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    Max,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from followup.models import Anchor, Attempt, Channel, Invitation
from followup.survey.links import address
from followup.survey.screens import day
from followup.survey.tongues import words
from titp.notifications.doorbell import ring_after_commit
from titp.notifications.models import Message

LETTER = "follow-up"
# So long one waits for an answer before another way is tried.
REST = timedelta(days=7)
# One contact is tried so often in a wave.
TWICE = 2
# After so many tries somebody is left in peace until the next wave.
MOST_TRIES = 5


def with_tries(rows):
    """Invitations with `tried_at` (the last try, or None) and `tries_made`."""
    return rows.annotate(tried_at=Max("tries__at"), tries_made=Count("tries"))


def to_contact(at=None):
    """Those in force for whom it is time to try (again): nobody has begun them, or left off.

    The longest waiting first. `tries_made` counts tries that were meant to reach the person.
    """
    at = at or timezone.now()
    waiting = with_tries(Invitation.objects.in_force(at))
    rested = Q(tried_at=None) | Q(tried_at__lte=at - REST)
    # who has begun may take two weeks: halfway a word is in time, and no intrusion
    left_off = Q(opened_at=None) | Q(opened_at__lte=at - REST)
    return waiting.filter(rested, left_off, tries_made__lt=MOST_TRIES).order_by(
        Coalesce("tried_at", "asked_at"), "pk"
    )


def with_next_way(rows):
    """Invitations with `next_channel` (its key, or None) and `next_way` (an Attempt.Way, or None).

    The person's contact that was tried least comes first, of equal ones that which answered last,
    each at most twice; then the people at home, once, who know that their number stands here.
    """
    tried = Attempt.objects.order_by().filter(invitation=OuterRef(OuterRef("pk")))
    times = tried.filter(channel=OuterRef("pk")).values("channel").annotate(n=Count("pk"))
    own = (
        Channel.objects.usable()
        .filter(trainee=OuterRef("trainee"))
        .annotate(times=Coalesce(Subquery(times.values("n")), 0))
        .filter(times__lt=TWICE)
        .order_by("times", F("last_answered").desc(nulls_last=True), "pk")
    )
    at_home = Exists(Anchor.objects.usable().filter(trainee=OuterRef("trainee"), told=True))
    asked = Exists(Attempt.objects.filter(invitation=OuterRef("pk"), way=Attempt.Way.ANCHOR))
    return rows.annotate(
        next_channel=Subquery(own.values("pk")[:1]),
        next_way=Coalesce(
            Subquery(own.values("kind")[:1]),
            Case(When(at_home & ~asked, then=Value(Attempt.Way.ANCHOR.value))),
            output_field=CharField(),
        ),
    )  # fmt: skip


def send_mails(invitations, by=None):
    """Write a mail to each whose next way it is; answers how many."""
    rows = with_next_way(invitations).filter(next_way=Attempt.Way.EMAIL)
    tried = Attempt.objects.bulk_create(
        Attempt(invitation=row, channel_id=row.next_channel, way=row.next_way, by=by,
                outcome=Attempt.Outcome.SENT)
        for row in rows
    )  # fmt: skip
    # The address stays encrypted in its own row: the letter reads it when it leaves.
    Message.objects.bulk_create(
        Message(dedupe_key=f"{LETTER}|{one.pk}", kind=LETTER, subject_id=one.pk) for one in tried
    )
    ring_after_commit()
    return len(tried)


def message_of(invitation):
    """(subject, text) of what the person is written, in their language, with the link."""
    said = words(invitation.language)
    until = day(timezone.localdate(invitation.expires_at), invitation.language)
    asked = said["message"].format(
        organization=invitation.organization, link=address(invitation), day=until
    )
    name = invitation.trainee.name_roman or invitation.trainee.name_kana
    stop = said["mail_stop"].format(withdraw=said["withdraw"])
    return said["message_subject"], "\n\n".join([name, asked, stop])


def note_try(invitation, way, outcome, by=None, channel=None, calling_list=None):
    """Write down a try. A way that no longer works ends, one that answered is remembered."""
    today = timezone.localdate()
    if channel and outcome == Attempt.Outcome.GONE:
        Channel.objects.filter(pk=channel.pk).update(ended_on=today)
    if channel and outcome in (Attempt.Outcome.SPOKEN, Attempt.Outcome.REFUSED):
        Channel.objects.filter(pk=channel.pk).update(last_answered=today)
    return Attempt.objects.create(
        invitation=invitation, way=way, outcome=outcome, by=by, channel=channel,
        calling_list=calling_list,
    )  # fmt: skip


def last_way():
    """The way of an invitation's newest try, as an expression on invitations."""
    tries = Attempt.objects.filter(invitation=OuterRef("pk")).newest_first()
    return Subquery(tries.values("way")[:1])
