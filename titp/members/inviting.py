"""Asking somebody in: the invitation and its letter are written down together."""

from titp.notifications.doorbell import ring_after_commit
from titp.notifications.models import Message


def invite(invitation, by):
    """Issue an invitation, in the current context; its letter leaves from the outbox.

    `by` is the user who asks, or None for the platform itself.
    """
    invitation.issue(by)
    Message.objects.create(
        kind="invitation",
        subject_id=invitation.pk,
        address=invitation.email,
        dedupe_key=f"invitation|{invitation.pk}",
    )
    ring_after_commit()
