"""The embedded servers run while anyone holds a lease, however the others went."""

import json
import os
import signal
import socket
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from django.conf import settings

HOLD = """
import json, sys
from titp.embedded.lease import lease
with lease() as addresses:
    print(json.dumps(addresses), flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def take(tmp_path):
    """`take()` → a process that holds a lease in a folder of this test, and the addresses."""
    users = []

    def take():
        environment = os.environ | {"TITP_VAR": str(tmp_path / "with a space")}
        user = subprocess.Popen(
            [sys.executable, "-c", HOLD], cwd=settings.ROOT, env=environment,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        users.append(user)
        return user, json.loads(user.stdout.readline())

    yield take
    for user in users:
        leave(user)
        user.stdout.close()


def leave(user):
    user.stdin.close()
    user.wait(60)


def answering(addresses):
    """Which of the servers take a connection."""
    open_ones = set()
    for name, url in addresses.items():
        with socket.socket() as caller:
            if caller.connect_ex((urlsplit(url).hostname, urlsplit(url).port)) == 0:
                open_ones.add(name)
    return open_ones


BOTH = {"postgres", "redis"}


def test_the_second_user_works_with_the_servers_of_the_first(take):
    _, addresses = take()
    assert take()[1] == addresses


def test_they_run_until_the_last_user_leaves(take):
    first, addresses = take()
    second, _ = take()
    leave(first)
    assert answering(addresses) == BOTH
    leave(second)
    assert answering(addresses) == set()


def test_a_killed_user_does_not_count(take):
    first, addresses = take()
    second, _ = take()
    first.send_signal(signal.SIGKILL)
    first.wait()
    leave(second)
    assert answering(addresses) == set()


def test_a_user_after_a_kill_finds_the_servers_and_stops_them(take):
    first, addresses = take()
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert answering(addresses) == BOTH
    second, found = take()
    assert found == addresses
    leave(second)
    assert answering(addresses) == set()
