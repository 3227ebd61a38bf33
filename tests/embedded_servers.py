"""Servers first: the settings read where PostgreSQL and Redis listen.

Each test run has a database of its own, so that two runs at a time do not meet.
"""

import atexit
import os
from contextlib import ExitStack

import django

from titp.embedded.lease import lease

servers = ExitStack()
os.environ.setdefault("TEST_DATABASE", f"test_titp_{os.getpid()}")
os.environ["PROCESS"] = "test"
os.environ["DJANGO_SETTINGS_MODULE"] = "titp.settings"
if "DATABASE_URL" not in os.environ:
    servers.enter_context(lease())
    atexit.register(servers.close)
django.setup()
