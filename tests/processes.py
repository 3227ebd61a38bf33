"""Processes of our own in tests: started on the test database, and killed."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

from django.conf import settings
from django.db import connections


@contextmanager
def running(*command, **environment):
    """A subprocess on the test database, killed with its children at the end."""
    server = settings.DATABASE_URL.rpartition("/")[0]
    variables = os.environ | {
        "DATABASE_URL": f"{server}/{connections['owner'].settings_dict['NAME']}",
        "REDIS_URL": settings.REDIS_URL,
        "PYTHONWARNINGS": "ignore",
        **environment,
    }
    process = subprocess.Popen(
        [sys.executable, *map(str, command)], cwd=settings.ROOT, env=variables, start_new_session=True,
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield process
    finally:
        kill(process)


def kill(process):
    """As a power cut would: no last words."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def until(true, seconds=20.0):
    """Wait for something another process does; fails the test when it does not happen."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)


def answers(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
