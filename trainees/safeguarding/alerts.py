"""Who is told that something waits: the safeguarding contacts, by a mail without its content."""

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from titp.accounts.models import Membership
from titp.notifications.doorbell import ring_after_commit
from titp.notifications.models import Message
from trainees.models import Consultation, Escalation, SafeguardingContact

LETTER, UNREAD, APPOINTED = "safeguarding", "safeguarding-unread", "safeguarding-appointed"


def contacts():
    """Ids of those who read what only contacts may; as `app.safeguards` has it in the database."""
    appointed = SafeguardingContact.objects.in_force().values("user")
    return list(_office().filter(user__in=appointed).values_list("user_id", flat=True))


def called():
    """Ids of those who are told of what does not wait: contacts, else administrators."""
    return contacts() or list(_office().administrators().values_list("user_id", flat=True))


def readers_of(row):
    """Ids of those who are told of a matter and may read it: nobody, perhaps, where restricted."""
    if not row.restricted:
        return called()
    return [one for one in contacts() if one != row.about_person_id]


def is_contact(user):
    return user.pk in contacts()


def _office():
    return Membership.objects.in_force().filter(company=None)


@transaction.atomic
def escalate(consultation, by=None, reason=""):
    """Bring a matter before the contacts and call them; answers the row."""
    row = Escalation.objects.create(consultation=consultation, by=by, reason=reason)
    call(consultation, f"escalation|{row.pk}", row.pk)
    return row


def tell_appointed(contact):
    """Write to who is a contact from now on; whether something waits is said in the letter only.

    Always, so that the letter's being there tells nobody else that a matter waits.
    """
    Message.objects.get_or_create(
        dedupe_key=f"{APPOINTED}|{contact.pk}",
        defaults={
            "kind": APPOINTED, "subject_id": contact.pk, "recipient_id": contact.user_id,
            "due_at": timezone.now(),
        },
    )  # fmt: skip
    ring_after_commit()


def waits_for(user_id):
    """Whether an open matter is before the contacts that this one may read."""
    brought = Q(restricted=True) | Exists(Escalation.objects.filter(consultation=OuterRef("pk")))
    rows = Consultation.objects.filter(brought, closed_at=None)
    return rows.exclude(about_person=user_id).exists()


def call(consultation, what, subject_id):
    """Write a letter to each reader, once for each `what`; it names neither matter nor person.

    Where nobody in the organization may read it, the monitors learn that something waits there.
    """
    kind, told = LETTER, readers_of(consultation)
    if not told:
        kind, told = UNREAD, _monitors()
    for user_id in told:
        Message.objects.get_or_create(
            dedupe_key=f"{kind}|{what}|{user_id}",
            defaults={
                "kind": kind, "subject_id": subject_id, "recipient_id": user_id,
                "due_at": timezone.now(),
            },
        )  # fmt: skip
    ring_after_commit()


def _monitors():
    """Ids of all monitors; only the machine's own work may ask."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.monitors()")
        return [pk for (pk,) in cursor.fetchall()]
