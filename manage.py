#!/usr/bin/env python
"""The command line of the project; starts the embedded servers for commands that need them."""

import os
import sys
from contextlib import nullcontext

from titp.embedded.lease import lease

# These bring their own servers, or need none.
WITHOUT_SERVERS = {"demo", "makemessages", "compilemessages", "collectstatic", "help", "--help"}


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "titp.settings")
    command = sys.argv[1] if len(sys.argv) > 1 else "help"
    own_servers = "DATABASE_URL" in os.environ or command in WITHOUT_SERVERS
    with nullcontext() if own_servers else lease():
        # Only now: the settings read where the embedded servers listen.
        from django.core.management import execute_from_command_line

        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
