"""Who uses the embedded servers: they run while anyone holds a lease, and stop with the last."""

import fcntl
import json
import os
import secrets
from contextlib import contextmanager
from pathlib import Path

from titp.embedded.postgres import EmbeddedPostgres
from titp.embedded.redis import EmbeddedRedis

# Everything that is made at run time lies here; tests give themselves a folder of their own.
VAR = Path(
    os.environ.get("TITP_VAR") or Path(__file__).resolve().parent.parent.parent / "var"
).absolute()
ADDRESSES = VAR / "embedded.json"
SECRET = VAR / "secret.key"


def secret():
    """The secret key of this checkout, made on first use; never one that is in the code."""
    VAR.mkdir(parents=True, exist_ok=True)
    try:
        with os.fdopen(os.open(SECRET, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return SECRET.read_text()


def addresses():
    """URLs of the embedded servers: {"postgres": …, "redis": …}, empty when none was started."""
    return json.loads(ADDRESSES.read_text()) if ADDRESSES.exists() else {}


@contextmanager
def lease():
    """Hold the embedded servers: start them when nobody else did, stop them when nobody else does.

    A shared lock on one file counts the users, even those that were killed; a second file lets
    only one of them start or stop the servers at a time.
    """
    VAR.mkdir(parents=True, exist_ok=True)
    postgres, redis = EmbeddedPostgres(VAR), EmbeddedRedis(VAR)
    with (VAR / "users.lock").open("w") as users:
        try:
            with _alone():
                fcntl.flock(users, fcntl.LOCK_SH)
                started = _started(postgres, redis)
            yield started
        finally:
            with _alone():
                try:
                    fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    pass  # someone else still works with them
                else:
                    redis.stop()
                    postgres.stop()
                    ADDRESSES.unlink(missing_ok=True)


def _started(postgres, redis):
    """Their addresses: of servers that run already, or of those that we start now."""
    started = addresses() if postgres.is_running() and redis.pid() else {}
    if not started:
        started = {"redis": redis.start() if not redis.pid() else _restarted(redis)}
        if postgres.is_running():
            postgres.stop()
        started["postgres"] = postgres.start()
        ADDRESSES.touch(mode=0o600)
        ADDRESSES.write_text(json.dumps(started))
    return started


def _restarted(server):
    server.stop()
    return server.start()


@contextmanager
def _alone():
    with (VAR / "starting.lock").open("w") as starting:
        fcntl.flock(starting, fcntl.LOCK_EX)
        yield
