"""The seal on a tenant context: PostgreSQL believes no setting that this process did not sign.

Sealed text: key id|backend pid|organization|company|user|role|capabilities|expiry|mac.
The database checks it in `app.ctx_part` (sql/context.sql); both sides must build the same bytes.
"""

import hashlib
import time

from django.conf import settings


def mac(key, text):
    """SHA-256 twice over key and text: an HMAC that needs no extension in PostgreSQL."""
    inner = hashlib.sha256(key + text.encode()).digest()
    return hashlib.sha256(key + inner).hexdigest()


def seal_key():
    """The signing key as bytes; the database holds the same in `sealed.secret`."""
    return bytes.fromhex(settings.SEAL_KEY)


def sealed(context, backend_pid, expires=None):
    """The text for `app.ctx`, good for one backend, one role and a limited time."""
    expires = int(time.time()) + settings.SEAL_SECONDS if expires is None else expires
    parts = (
        settings.SEAL_KEY_ID,
        backend_pid,
        context.organization_id,
        context.company_id,
        context.user_id,
        context.role,
        context.capabilities,
        expires,
    )
    text = "|".join(map(str, parts))
    return f"{text}|{mac(seal_key(), text)}"
