"""Who is told that something waits: the safeguarding contacts, by a mail without its content."""

from django.db import transaction
from django.utils import timezone

from titp.accounts.models import Membership
from titp.notifications.doorbell import ring_after_commit
from titp.notifications.models import Message
from trainees.models import Escalation, SafeguardingContact

LETTER = "safeguarding"


def contacts():
    """Ids of those who read what only contacts may; as `app.safeguards` has it in the database."""
    members = Membership.objects.in_force().filter(company=None)
    appointed = SafeguardingContact.objects.in_force().values("user")
    found = list(members.filter(user__in=appointed).values_list("user_id", flat=True))
    return found or list(members.administrators().values_list("user_id", flat=True))


def is_contact(user):
    return user.pk in contacts()


@transaction.atomic
def escalate(consultation, by=None, reason=""):
    """Bring a matter before the contacts and call them; answers the row."""
    row = Escalation.objects.create(consultation=consultation, by=by, reason=reason)
    call_contacts(f"escalation|{row.pk}", row.pk)
    return row


def call_contacts(what, subject_id):
    """Write a letter to each contact, once for each `what`; it names neither matter nor person."""
    for user_id in contacts():
        Message.objects.get_or_create(
            dedupe_key=f"{LETTER}|{what}|{user_id}",
            defaults={
                "kind": LETTER, "subject_id": subject_id, "recipient_id": user_id,
                "due_at": timezone.now(),
            },
        )  # fmt: skip
    ring_after_commit()
