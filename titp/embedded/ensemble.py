"""The processes of the demo, kept together: one ends, all end; nobody is left behind.

Runs as a process of its own (`python -m titp.embedded.ensemble`) beside `manage.py demo` and knows
no Django. It holds a lease on the servers, waits for the line "play PORT" or "end", and ends all
when its standard input ends: that also happens when the demo is killed with no chance to clean up.
"""

import multiprocessing
import os
import shlex
import signal
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

from honcho.manager import SYSTEM_PRINTER_NAME, Manager
from honcho.printer import Printer

from titp.embedded.lease import VAR, lease

PIDS = VAR / "playing"
MANAGE = Path(__file__).resolve().parent.parent.parent / "manage.py"
CELERY = "-m celery -A titp.celery"
QUIET = "--without-gossip --without-mingle --without-heartbeat --loglevel WARNING"
# name → what kind of process it is for the settings, and what Python runs
PARTS = {
    "web": (
        "web",
        "-m granian --interface wsgi --host 127.0.0.1 --port {port} --log-level warning"
        " --blocking-threads 4 titp.wsgi:application",
    ),
    "worker": (
        "worker",
        f"{CELERY} worker -n worker@demo -Q doorbell,pdf,import --concurrency 1 {QUIET}",
    ),
    "nightly": ("nightly", f"{CELERY} worker -n nightly@demo -Q nightly --pool solo {QUIET}"),
    "clock": ("worker", f"{CELERY} beat --schedule {{clock}} --pidfile= --loglevel WARNING"),
    "mailer": ("mailer", "{manage} mailer"),
    "sink": ("worker", "{manage} mail_sink"),
}


class Lines(Printer):
    """Prints what the processes say; of honcho's own remarks only why all of them stop."""

    def __init__(self):
        super().__init__(sys.stdout)
        self.started, self.first_to_end = 0, None
        self.all_started = threading.Event()
        self.stopping = False

    def write(self, message):
        if message.name != SYSTEM_PRINTER_NAME:
            return super().write(message)
        name, did, *_ = message.data.split()
        if did == "started":
            self.started += 1
            if self.started == len(PARTS):
                self.all_started.set()
        elif did == "stopped" and not self.stopping and self.first_to_end is None:
            self.first_to_end = name
            print(f"{message.data.strip()}: the demo cannot go on without it, all stop.")
        return None


def play(port):
    """Run all parts until one ends or nobody listens any more; answers the exit code."""
    lines = Lines()
    manager = Manager(lines)
    PIDS.mkdir(exist_ok=True)
    for name, (process, arguments) in PARTS.items():
        words = {"port": port, "clock": shlex.quote(str(VAR / "clock"))}
        words["manage"] = shlex.quote(str(MANAGE))
        # The shell notes its process id, which is the group's, and becomes the process.
        command = (
            f"echo $$ > {shlex.quote(str(PIDS / name))}"
            f" && exec {shlex.quote(sys.executable)} {arguments.format(**words)}"
        )
        environment = os.environ | {"PROCESS": process, "PYTHONUNBUFFERED": "1"}
        manager.add_process(name, command, env=environment, cwd=str(MANAGE.parent))
    threading.Thread(target=_stop_at_the_end, args=(lines,), daemon=True).start()
    try:
        manager.loop()
    finally:
        stop_leftovers()
        for child in multiprocessing.active_children():
            child.join(5)
            child.kill()
    # a process that was ended by a signal has a negative code
    return manager.returncode if manager.returncode >= 0 else 128 - manager.returncode


def _stop_at_the_end(lines):
    # not sys.stdin: its lock would be held for ever in every process that is forked from here
    os.read(0, 1)
    # honcho can only stop what it knows to have started
    lines.all_started.wait(10)
    lines.stopping = True
    os.kill(os.getpid(), signal.SIGTERM)


def stop_leftovers():
    """End every process group that is still noted, gently at first."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        groups = [group for group in _groups() if _signal(group, sign)]
        end = time.monotonic() + 5
        while any(_signal(group, 0) for group in groups) and time.monotonic() < end:
            time.sleep(0.05)
    for file in PIDS.glob("*"):
        file.unlink()


def _groups():
    for file in PIDS.glob("*"):
        with suppress(ValueError):
            yield int(file.read_text())


def _signal(group, sign):
    """Whether there was anybody left in the process group to send the signal to."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(group, sign)
        return True
    return False


def main():
    with lease():
        match sys.stdin.readline().split():
            case ["play", port]:
                return play(port)
            case []:
                # The demo was killed; the kernel closes its files one by one, its lease last.
                time.sleep(1)
    return 0


if __name__ == "__main__":
    sys.exit(main())
