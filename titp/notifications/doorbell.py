"""The mailer's doorbell in Redis: it only shortens the wait, nothing depends on it."""

import time
from contextlib import suppress

import redis
from django.conf import settings
from django.db import transaction

BELL = "mail"


def ring():
    """Wake a mailer; silent when there is no Redis."""
    with suppress(redis.RedisError), _redis() as bell:
        bell.rpush(BELL, 1)
        bell.ltrim(BELL, 0, 0)  # one ring is enough, however many were missed


def ring_after_commit():
    """Wake a mailer when the message that was written is there to be seen."""
    transaction.on_commit(ring)


def wait(seconds):
    """Return at the next ring, at the latest after so many seconds."""
    try:
        with _redis() as bell:
            bell.blpop([BELL], timeout=seconds)
    except redis.RedisError:
        time.sleep(seconds)


def _redis():
    return redis.Redis.from_url(
        settings.REDIS_URL, socket_connect_timeout=1, socket_timeout=30, retry_on_timeout=False
    )
