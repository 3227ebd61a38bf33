"""Connections that requests share keep nothing of the organization they worked for before."""

from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest
from django.db import ProgrammingError, connection, connections, transaction
from django.db.backends.postgresql.base import DatabaseWrapper

from companies.models import Company
from titp.tenancy.context import STAFF, use
from titp.tenancy.models import Organization
from titp.tenancy.pool import SHARED

THREADS, TURNS = 6, 60
POOL = SHARED["OPTIONS"]["pool"] | {"max_size": 2}


@pytest.fixture
def two(committed):
    """Both organizations, each with a company that bears its slug."""
    pair = [committed, Organization.objects.get(slug="minami")]
    for organization in pair:
        with use(organization.pk, STAFF):
            Company.objects.create(name=organization.slug)
    return pair


@pytest.fixture
def pooled(two):
    """Gives a thread a connection from a pool of two, as the web process has them."""
    settings = connection.settings_dict
    options = {**settings, "OPTIONS": {**settings["OPTIONS"], "pool": POOL}}
    made = []

    def connect():
        made.append(DatabaseWrapper(options, "default"))
        connections["default"] = made[-1]

    yield connect
    made[0].close_pool()


def sees():
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM companies_company")
        return [name for (name,) in cursor.fetchall()]


def take_turns(pooled, two, seed):
    """Work for either organization or for none, with errors in between; answers what was wrong."""
    pooled()
    random, wrong, backends = Random(seed), [], set()
    for _ in range(TURNS):
        organization = random.choice([*two, None])
        fails = random.random() < 0.3
        try:
            if organization is None:
                with transaction.atomic():
                    wrong += sees()
            else:
                with use(organization.pk, STAFF):
                    wrong += [name for name in sees() if name != organization.slug]
                    backends.add((connection.connection.info.backend_pid, organization.slug))
                    1 / (not fails)
        except ZeroDivisionError:
            pass
        except ProgrammingError as refused:
            wrong += [] if "permission denied" in str(refused) else [str(refused)]
        connection.close()  # back to the pool, as at the end of a request
    return wrong, backends


def test_no_turn_on_a_shared_connection_sees_the_turn_before(pooled, two):
    with ThreadPoolExecutor(THREADS) as threads:
        turns = list(threads.map(lambda seed: take_turns(pooled, two, seed), range(THREADS)))
    assert [wrong for wrong, _backends in turns] == [[]] * THREADS
    shared = set().union(*(backends for _wrong, backends in turns))
    assert len({pid for pid, _slug in shared}) <= POOL["max_size"]
    assert len(shared) > len({pid for pid, _slug in shared})  # both worked on one connection


def set_for_the_session(pooled, organization):
    """Break the house's rule on purpose; answers what each connection of the pool is afterwards."""
    pooled()
    with use(organization.pk, STAFF), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.ctx', current_setting('app.ctx'), false)")
        cursor.execute("SELECT set_config('role', 'app_staff', false)")
    left, seen = connection.connection.info.backend_pid, {}
    connection.close()
    for _ in range(2 * POOL["max_size"]):  # the pool lends its connections in turn
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('role'), current_setting('app.ctx', true)")
            seen[connection.connection.info.backend_pid] = cursor.fetchone()
        connection.close()
    return seen[left]


def test_what_a_statement_set_for_the_whole_session_is_forgotten(pooled, two):
    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(set_for_the_session, pooled, two[0]).result() == ("none", "")
