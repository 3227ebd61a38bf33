"""Numbers that nobody may read from the tables alone: AES-256-GCM with a key per organization.

Stored: key id (1 byte) | nonce (12) | ciphertext and tag. The organization, table and column are
bound in as associated data, so a ciphertext moved elsewhere does not open.
"""

import hashlib
import hmac
import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import models

from titp.tenancy.context import current

KEY_ID = 1


def _key(purpose, organization_id):
    """A key for an organization and purpose, derived from the master key of the settings."""
    label = f"{purpose} {organization_id}".encode()
    return hmac.new(bytes.fromhex(settings.FIELD_KEY), label, hashlib.sha256).digest()


def encrypt(text, place):
    return encrypt_bytes(text.encode(), place)


def decrypt(stored, place):
    """The text; raises cryptography's InvalidTag when it was moved or changed."""
    return decrypt_bytes(stored, place).decode()


def encrypt_bytes(content, place):
    """The same for a whole file; `place` names what it belongs to."""
    return sealed_for(current().organization_id, content, place)


def sealed_for(organization_id, content, place):
    """The same for an organization that is named: a migration acts for none."""
    nonce = os.urandom(12)
    key = AESGCM(_key("field", organization_id))
    sealed = key.encrypt(nonce, content, _bound_to(organization_id, place))
    return bytes([KEY_ID]) + nonce + sealed


def decrypt_bytes(stored, place):
    return opened_for(current().organization_id, stored, place)


def opened_for(organization_id, stored, place):
    """The same for an organization that is named."""
    key = AESGCM(_key("field", organization_id))
    return key.decrypt(stored[1:13], stored[13:], _bound_to(organization_id, place))


def blind_index(text):
    """Equal texts of one organization give equal bytes: look-up without reading."""
    return hmac.new(
        _key("index", current().organization_id), text.encode(), hashlib.sha256
    ).digest()


def mark_of(text):
    """What only we can put on a text, in hex: it tells a copy that somebody else has changed."""
    return mark_for(current().organization_id, text)


def mark_for(organization_id, text):
    """The same for an organization that is named: a migration acts for none."""
    return hmac.new(_key("mark", organization_id), text.encode(), hashlib.sha256).hexdigest()


def _bound_to(organization_id, place):
    return f"{organization_id}|{place}".encode()


class EncryptedField(models.BinaryField):
    """A short text, encrypted in the table and plain in Python; empty text is stored as NULL."""

    def __init__(self, *args, **kwargs):
        kwargs.update(null=True, editable=True)
        super().__init__(*args, **kwargs)

    def get_internal_type(self):
        return "BinaryField"

    def from_db_value(self, stored, expression, connection):
        return "" if stored is None else decrypt(bytes(stored), self._place())

    def get_db_prep_value(self, value, connection, prepared=False):
        if isinstance(value, str):
            value = encrypt(value, self._place()) if value else None
        return super().get_db_prep_value(value, connection, prepared)

    def to_python(self, value):
        return value or ""

    def value_to_string(self, obj):
        raise TypeError(f"{self} is not for fixtures")

    def formfield(self, **kwargs):
        return models.CharField(
            max_length=self.max_length, verbose_name=self.verbose_name
        ).formfield(required=not self.blank, **kwargs)

    def _place(self):
        return f"{self.model._meta.db_table}|{self.column}"
