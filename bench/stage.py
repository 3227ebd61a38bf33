"""What benches share: a database of their own, with the public lists in it, and a clock."""

import os
import time
from contextlib import contextmanager

import django


@contextmanager
def own_database(*more):
    """A migrated database for the web's and the night's connection and `more`; gone afterwards."""
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connections
    from django.test.utils import setup_databases, teardown_databases

    from titp.compliance.sweep import NIGHTLY
    from titp.tenancy import roles

    roles.prepare(settings.DATABASE_URL, roles.passwords())
    made = setup_databases(0, interactive=False, aliases={"owner"}, serialized_aliases=set())
    for alias in ("default", NIGHTLY, *more):
        connections[alias].settings_dict["NAME"] = connections["owner"].settings_dict["NAME"]
    try:
        call_command("sync_reference", verbosity=0)
        yield
    finally:
        for connection in connections.all(initialized_only=True):
            connection.close()
        teardown_databases(made, 0)


def run(main, **environment):
    """Call `main` with Django ready and the servers of this machine running."""
    from titp.embedded.lease import lease

    os.environ["DJANGO_SETTINGS_MODULE"] = "titp.settings"
    os.environ.update(environment)
    os.environ.setdefault("TEST_DATABASE", f"bench_titp_{os.getpid()}")
    with lease():
        django.setup()
        main()


def seconds(what, *arguments, **options):
    """How long a call takes, and what it answers."""
    began = time.perf_counter()
    answer = what(*arguments, **options)
    return time.perf_counter() - began, answer
