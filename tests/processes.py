"""Processes of our own in tests: started on the test database, and killed."""

import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

from django.conf import settings
from django.core.management import call_command
from django.db import connections

FORK = multiprocessing.get_context("fork")


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
        [sys.executable, *map(str, command)],
        cwd=settings.ROOT,
        env=variables,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        kill(process)


def forked(command, *arguments):
    """A management command in a fork of this process."""
    return forked_call(call_command, command, *arguments)


@contextmanager
def forked_call(function, *arguments):
    """A call in a fork of this process: there at once, for loops that kill many."""
    connections.close_all()  # a fork must not share a connection with us
    process = FORK.Process(target=function, args=arguments, daemon=True)
    process.start()
    try:
        yield process
    finally:
        process.kill()
        process.join()


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
