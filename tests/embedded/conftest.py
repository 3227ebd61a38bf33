"""A copy of the project in a path with spaces, and a look at who still runs there."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings

# What belongs to this machine or to this run, not to the project.
LEFT_OUT = shutil.ignore_patterns(
    "var", ".git", ".venv", "__pycache__", ".pytest_cache", ".ruff_cache", ".hypothesis", ".env",
    "tests",
)  # fmt: skip


def listen_to_the_keyboard():
    """As a terminal starts it: what a shell starts in the background is born deaf to Ctrl-C."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


class Tree:
    """A copy of the project; `run` and `start` give it an environment that knows no other."""

    def __init__(self, folder):
        self.folder = folder
        shutil.copytree(settings.ROOT, folder, ignore=LEFT_OUT)
        kept = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR")
        self.environment = {name: os.environ[name] for name in kept if name in os.environ}
        self.environment["PORT"] = "0"

    def start(self, *words, **more):
        return subprocess.Popen(
            [sys.executable, "manage.py", *words], cwd=self.folder, text=True,
            env=self.environment | more, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            preexec_fn=listen_to_the_keyboard,
        )  # fmt: skip

    def run(self, *words, **more):
        """Exit code, what it said, and the seconds it took."""
        began = time.monotonic()
        with self.start(*words, **more) as running:
            said, _ = running.communicate(timeout=300)
        return running.returncode, said, time.monotonic() - began

    def processes(self):
        """Command lines of all processes that work in this tree, embedded servers included."""
        return [line for line in map(self._line, Path("/proc").glob("[0-9]*")) if line]

    def _line(self, process):
        try:
            line = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode().strip()
            place = os.readlink(process / "cwd")
        except OSError:
            return ""  # it has ended in the meantime
        return line if str(self.folder) in f"{place} {line}" else ""

    def left_after(self, seconds):
        """Who still runs when so many seconds have passed; returns early when nobody does."""
        end = time.monotonic() + seconds
        while (left := self.processes()) and time.monotonic() < end:
            time.sleep(0.1)
        return left


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    return Tree(tmp_path_factory.mktemp("a place") / "with spaces 技能")
