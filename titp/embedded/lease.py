"""Who uses the embedded servers: they run while anyone holds a lease, and stop with the last."""

import fcntl
import json
import os
import secrets
from contextlib import contextmanager, suppress
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from titp.embedded.postgres import EmbeddedPostgres
from titp.embedded.redis import EmbeddedRedis

# Everything that is made at run time lies here; tests give themselves a folder of their own.
VAR = Path(
    os.environ.get("TITP_VAR") or Path(__file__).resolve().parent.parent.parent / "var"
).absolute()
ADDRESSES = VAR / "embedded.json"
SECRET = VAR / "secret.key"
PRIVATE_KEY = VAR / "tokens.pem"


def secret():
    """The secret key of this checkout, made on first use; never one that is in the code."""
    return _made_once(SECRET, lambda: secrets.token_urlsafe(50))


def private_key():
    """The key of this checkout that signs the API's tokens, as PEM, made on first use."""
    return _made_once(PRIVATE_KEY, _new_private_key)


def _made_once(path, make):
    """What stands in a file; made whole before it bears the name, so that nobody reads a half."""
    if not path.exists():
        VAR.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f"{path.name}.{os.getpid()}")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(make())
        with suppress(FileExistsError):  # somebody else was faster: theirs counts
            os.link(fresh, path)
        fresh.unlink()
    return path.read_text()


def _new_private_key():
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()


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
