#!/usr/bin/env python
"""The command line of the project; starts the embedded servers for commands that need them."""

import os
import sys
from contextlib import nullcontext

from titp.embedded.lease import lease
from titp.embedded.stage import stage

# These need no servers.
WITHOUT_SERVERS = {"makemessages", "compile_catalogues", "collectstatic", "doctor", "help",
                   "--help"}  # fmt: skip


def servers(command, arguments):
    """What must run while the command does: nothing, the servers, or the demo's whole stage."""
    if "DATABASE_URL" in os.environ or command in WITHOUT_SERVERS or "--help" in arguments:
        return nullcontext()
    return stage() if command == "demo" else lease()


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "titp.settings")
    command, *arguments = sys.argv[1:] or ["help"]
    with servers(command, arguments):
        # Only now: the settings read where the embedded servers listen.
        from django.core.management import execute_from_command_line

        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
