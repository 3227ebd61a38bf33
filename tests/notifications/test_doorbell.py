"""The doorbell shortens the wait, and nobody misses it."""

import time

import pytest

from titp.embedded.postgres import free_port
from titp.embedded.redis import EmbeddedRedis
from titp.notifications import doorbell
from titp.notifications.tasks import ring_mailer


@pytest.fixture
def redis(tmp_path, settings):
    server = EmbeddedRedis(tmp_path)
    settings.REDIS_URL = server.start()
    yield server
    server.stop()


def waited(seconds):
    begun = time.monotonic()
    doorbell.wait(seconds)
    return time.monotonic() - begun


def test_a_ring_ends_the_wait(redis):
    ring_mailer()
    assert waited(20) < 10


def test_many_rings_are_one(redis):
    for _ in range(5):
        doorbell.ring()
    assert waited(20) < 10
    assert waited(1) > 0.5


def test_without_redis_one_waits_a_little_and_goes_on(settings):
    settings.REDIS_URL = f"redis://127.0.0.1:{free_port()}/0"
    doorbell.ring()
    assert waited(0.3) > 0.2
