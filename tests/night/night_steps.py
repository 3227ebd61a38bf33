"""Steps of an invented night, named by their place as real ones are."""

import time

from django.db import connections

from titp.tenancy.models import Organization

CALLS = []
KEEP = """
    INSERT INTO monitoring_snapshot (organization_id, figure, taken_on, grouping, value)
    VALUES (%s, %s, %s, %s, 1) ON CONFLICT DO NOTHING
"""


def first(on):
    CALLS.append(("first", on))


def second(on):
    CALLS.append(("second", on))


def broken(on):
    CALLS.append(("broken", on))
    raise RuntimeError("this step is broken")


def slow(on):
    """Writes twenty rows one after the other, each safe to write again."""
    organization = Organization.objects.using("nightly").get(slug="kita")
    for number in range(20):
        with connections["nightly"].cursor() as cursor:
            cursor.execute(KEEP, [organization.pk, "slow", on, str(number)])
        time.sleep(0.01)


def count_once(on):
    """Counts how often it was done to its end: not safe to repeat, on purpose."""
    organization = Organization.objects.using("nightly").get(slug="kita")
    with connections["nightly"].cursor() as cursor:
        cursor.execute(
            KEEP.replace("DO NOTHING", "(organization_id, figure, taken_on, grouping, second)"
                         " DO UPDATE"
                         " SET value = monitoring_snapshot.value + 1"),
            [organization.pk, "times", on, ""],
        )  # fmt: skip
