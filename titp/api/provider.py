"""How allauth's OpenID provider behaves here: its key, its name, and what its tokens say."""

import base64
from dataclasses import dataclass

from allauth.idp.oidc.adapter import DefaultOIDCAdapter
from allauth.idp.oidc.models import Client, PrivateKey
from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import connection

from titp.api.models import MonitorClient
from titp.embedded import lease

OF_CLIENT = "SELECT * FROM app.api_client_of(%s)"


@dataclass(frozen=True)
class Bound:
    """One line of `app.api_client_of`: the organization and company that a client works for."""

    pk: int
    organization_id: int
    slug: str
    organization: str
    language: str
    company_id: int
    user_id: int


def bound(client_id):
    """What a client is bound to, or None for one that has ended or is none of ours."""
    with connection.cursor() as cursor:
        cursor.execute(OF_CLIENT, [client_id])
        row = cursor.fetchone()
    return Bound(*row) if row else None


def monitors_program(client_id):
    """The MonitorClient in force that bears this id, with its maker, or None."""
    return MonitorClient.objects.in_force().select_related("made_by").filter(
        client_id=client_id
    ).first()  # fmt: skip


class Provider(DefaultOIDCAdapter):
    """Signs with our key, in the name of the site, for one organization and one company."""

    def get_issuer(self):
        return settings.SITE_URL.rstrip("/")

    def list_private_keys(self, *, did_activate=None, is_active=None):
        """The one key; it has no dates."""
        return [PrivateKey(pem=_pem())]

    def populate_access_token(self, access_token, *, client, scopes, user, **kwargs):
        """Says for which organization and company a token is good; the tables decide it."""
        if known := bound(client.pk):
            access_token |= {"organization": known.slug, "company": known.company_id}


def _pem():
    given = settings.OIDC_KEY
    return base64.b64decode(given).decode() if given else lease.private_key()


class OfRandomBits(Argon2PasswordHasher):
    """Quick: a secret of 256 random bits is not guessed, however fast one tries."""

    time_cost, memory_cost, parallelism = 1, 1024, 1


def register(client_id, name, secret, scopes, using=None):
    """The provider's side of a client: it gets tokens by its own secret, and in no other way."""
    hasher = OfRandomBits()
    client = Client(
        id=client_id, name=name, secret=hasher.encode(secret, hasher.salt()),
        grant_types=Client.GrantType.CLIENT_CREDENTIALS, response_types="",
        scopes="\n".join(scopes), default_scopes="\n".join(scopes),
    )  # fmt: skip
    client.save(using=using)
    return client
