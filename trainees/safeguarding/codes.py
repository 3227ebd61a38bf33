"""From a code that somebody typed to the card or the report behind it, and to nothing else."""

import hashlib
import hmac
import logging
import secrets

from allauth.core.internal.ratelimit import consume, get_ip
from django.conf import settings
from django.db import connection
from redis.exceptions import RedisError

from trainees.models.voice import ALPHABET, CARD_LETTERS, RETURN_LETTERS, hash_of, lettered

log = logging.getLogger(__name__)
# By whoever asks: a dormitory shares one address, and a lecture tries the card together.
LIMITS = {"look": "120/m/key", "send": "40/h/key", "code": "10/m/key,60/h/key"}
# What is read or typed for another letter (Crockford's base 32).
MISTAKEN = str.maketrans("OIL", "011")
CARD, RETURN = "voice_card_of", "voice_return_of"


def typed(text):
    """A code as we keep it, whatever case, spaces and dashes it was typed with."""
    upper = text.upper().translate(MISTAKEN)
    return "".join(letter for letter in upper if letter in ALPHABET)


def grouped(code):
    """As people read it: four letters at a time."""
    return "-".join(code[place : place + 4] for place in range(0, len(code), 4))


def new_key():
    """What a form carries, so that sending it twice makes one report."""
    return secrets.token_urlsafe(24)


def return_code(form_key):
    """The code of the report that this form makes: 26 letters, 130 bits."""
    key = bytes.fromhex(settings.VOICE_KEY)
    made = hmac.new(key, f"return {form_key}".encode(), hashlib.sha256).digest()
    return lettered(made, RETURN_LETTERS)


def card_of(code):
    """(organization id, card id) of a card in force, or None for every other code."""
    return _behind("SELECT * FROM app.voice_card_of(%s)", code, CARD_LETTERS)


def report_of(code):
    """(organization id, consultation id) of a return code, or None."""
    return _behind("SELECT * FROM app.voice_return_of(%s)", code, RETURN_LETTERS)


def _behind(statement, code, length):
    # Asked in any case: how long it takes does not tell what a code looks like.
    code = typed(code)
    with connection.cursor() as cursor:
        cursor.execute(statement, [hash_of(code)])
        row = cursor.fetchone()
    return row if len(code) == length else None


def within_limits(request, action, app="trainees.voice", limits=LIMITS):
    """Whether this address may go on. It is counted under a hash and kept nowhere else."""
    try:
        return bool(
            consume(
                request, app=app, action=action, config=limits,
                key=hash_of(get_ip(request)), limit_get=True,
            )
        )  # fmt: skip
    except RedisError as failure:
        log.error("tries are not counted: %s", type(failure).__name__)
        return True
