"""From a code that somebody typed to the card or the report behind it, and to nothing else."""

import logging
import secrets
import unicodedata

from allauth.core.internal.ratelimit import consume, get_ip
from redis.exceptions import RedisError

from titp.tenancy.secret_codes import ALPHABET
from trainees.models.voice import CARD, RETURN

log = logging.getLogger(__name__)
# By whoever asks: a dormitory shares one address, and a lecture tries the card together.
LIMITS = {"look": "120/m/key", "send": "40/h/key", "code": "10/m/key,60/h/key"}
# What is read or typed for another letter (Crockford's base 32).
MISTAKEN = str.maketrans("OIL", "011")


def typed(text):
    """A code as we keep it, whatever case, spaces and dashes it was typed with."""
    upper = text.upper().translate(MISTAKEN)
    return "".join(letter for letter in upper if letter in ALPHABET)


def return_codes_in(text):
    """Whatever could be a report's code, with other words before or after it."""
    letters = typed(unicodedata.normalize("NFKC", text))
    places = range(len(letters) - RETURN.letters + 1)
    return [letters[place : place + RETURN.letters] for place in places]


def grouped(code):
    """As people read it: four letters at a time."""
    return "-".join(code[place : place + 4] for place in range(0, len(code), 4))


def new_key():
    """What a form carries, so that sending it twice makes one report."""
    return secrets.token_urlsafe(24)


def return_code(form_key):
    """The code of the report that this form makes: 26 letters, 130 bits."""
    return RETURN.of(form_key.encode())


def card_of(code):
    """(organization id, card id) of a card in force, or None for every other code."""
    return CARD.behind("SELECT * FROM app.voice_card_of(%s)", typed(code))


def report_of(code):
    """(organization id, consultation id) of a return code, or None."""
    return RETURN.behind("SELECT * FROM app.voice_return_of(%s)", typed(code))


def within_limits(request, action, app="trainees.voice", limits=LIMITS, whose=""):
    """Whether this address may go on, or `whose` tries these are, where that is known.

    It is counted under a hash and kept nowhere else.
    """
    try:
        return bool(
            consume(
                request, app=app, action=action, config=limits,
                key=CARD.hash(whose or get_ip(request)), limit_get=True,
            )
        )  # fmt: skip
    except RedisError as failure:
        log.error("tries are not counted: %s", type(failure).__name__)
        return True
