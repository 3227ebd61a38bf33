"""Servers first: the settings read where PostgreSQL and Redis listen.

Each test run has a database of its own, so that two runs at a time do not meet.
"""

import atexit
import os
from contextlib import ExitStack

import django

from titp.embedded.lease import addresses, lease

servers = ExitStack()
# Of a run on several cores, each part has its own too.
part = os.environ.get("PYTEST_XDIST_WORKER", "")
if part or "TEST_DATABASE" not in os.environ:
    os.environ["TEST_DATABASE"] = f"test_titp_{os.getpid()}"
os.environ["PROCESS"] = "test"
os.environ["DJANGO_SETTINGS_MODULE"] = "titp.settings"
if "DATABASE_URL" not in os.environ:
    servers.enter_context(lease())
    atexit.register(servers.close)
if part:
    # a Redis database each: the cache of one part is not emptied by another
    server = (os.environ.get("REDIS_URL") or addresses()["redis"]).rpartition("/")[0]
    os.environ["REDIS_URL"] = f"{server}/{int(part.removeprefix('gw')) % 15 + 1}"
django.setup()
