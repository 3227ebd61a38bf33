"""A program is let in, and sent away: our row and the provider's go together."""

import secrets
from functools import partial

from allauth.idp.oidc.models import Client
from django.db import transaction
from django.utils import timezone

from titp.api.provider import register

SECRET_BYTES = 32


def let_in(client, by):
    """Write down a new client; answers its secret, which is stored nowhere.

    The provider's side follows the commit: who acts for an organization may not touch its tables.
    """
    secret = secrets.token_urlsafe(SECRET_BYTES)
    client.made_by = by
    client.save()
    transaction.on_commit(partial(register, client.client_id, client.name, secret, client.scopes))
    return secret


def send_away(client):
    """From the next request on its tokens open nothing; it gets no new ones either."""
    client.ended_at = timezone.now()
    client.save(update_fields=["ended_at"])
    transaction.on_commit(lambda: Client.objects.filter(pk=client.client_id).delete())
