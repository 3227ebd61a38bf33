"""Where the demo takes place: its servers, its ports, and that there is only one at a time.

All of it must stand before the settings are read, so nothing here knows Django.
"""

import fcntl
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path

from titp.embedded.ensemble import stop_leftovers
from titp.embedded.lease import VAR, lease
from titp.embedded.postgres import free_port

PORT = 8000


@contextmanager
def stage():
    """Hold the servers for the demo, with an ensemble that ends them should we be killed.

    Exits with a sentence when the demo is running already.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    _end_with_uv()
    with _only_one() as note:
        port = _port()
        os.environ.update(DEMO="1", MAIL_PORT=str(free_port()))
        os.environ.setdefault("SITE_URL", f"http://localhost:{port}")
        note(f"process {os.getpid()}, {os.environ['SITE_URL']}")
        print("Starting PostgreSQL and Redis …", flush=True)
        try:
            ENSEMBLE.start(port)
            with lease():
                try:
                    yield
                finally:
                    # before the servers, which it uses
                    ENSEMBLE.stop()
        finally:
            ENSEMBLE.stop()


class Ensemble:
    """The process beside us that runs the others (titp.embedded.ensemble)."""

    def __init__(self):
        self.running = self.port = None

    def start(self, port):
        self.port = port
        self.running = subprocess.Popen(
            [sys.executable, "-m", "titp.embedded.ensemble"],
            cwd=Path(__file__).resolve().parent.parent.parent,
            stdin=subprocess.PIPE,
            start_new_session=True,  # Ctrl-C reaches us alone, and we end it in order
        )

    def play(self):
        """Let it begin; returns at once."""
        self.running.stdin.write(f"play {self.port}\n".encode())
        self.running.stdin.flush()

    def ended(self):
        """Its exit code, or None while it plays."""
        return self.running.poll()

    def stop(self):
        """End it, and wait until all of it is gone."""
        with suppress(BrokenPipeError, ValueError):  # it ended first, or was told before
            self.running.stdin.write(b"end\n")
            self.running.stdin.close()
        while self.running.returncode is None:
            try:
                self.running.wait(30)
            except KeyboardInterrupt:
                continue  # a second Ctrl-C: it is stopping already
            except subprocess.TimeoutExpired:
                self.running.kill()
        if self.running.returncode < 0:
            # It was killed and could not end the others; its forks hold its lease until they see.
            stop_leftovers()
            time.sleep(1)


ENSEMBLE = Ensemble()


@contextmanager
def _only_one():
    VAR.mkdir(parents=True, exist_ok=True)
    with (VAR / "demo.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            sys.exit(
                f"The demo runs here already ({lock.read().strip()}). Stop that one first, or set"
                " TITP_VAR to another folder for a second one."
            )

        def note(text):
            lock.truncate(0)
            lock.write(text)
            lock.flush()

        yield note


def _port():
    """The usual port, or the one in PORT, or where that is taken any that is free."""
    wanted = int(os.environ.get("PORT", PORT))
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with suppress(OSError):
            probe.bind(("127.0.0.1", wanted))
            return probe.getsockname()[1]  # PORT=0 asks for any
    port = free_port()
    print(f"Port {wanted} is taken; the demo takes {port}.", flush=True)
    return port


def _end_with_uv():
    """`uv run` passes every signal on but the one that it cannot catch; so we look after it."""
    parent = os.getppid()
    with suppress(OSError):
        if Path(f"/proc/{parent}/comm").read_text().strip() == "uv":
            threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent):
    while os.getppid() == parent:
        time.sleep(0.5)
    os.kill(os.getpid(), signal.SIGTERM)
