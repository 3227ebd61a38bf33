"""What a sample is: how one app fills its tables with invented rows for the demo.

Each app brings `demo.py` (or a package `demo/`) with functions marked `@sample(…)`; they are found
like rules and reports, and run in the order of the floors, in one transaction, as the owner of the
tables. Why the owner: one statement then fills all organizations, so that 400,000 people take
minutes; and only the owner may found organizations anyway. The price is that these statements name
the organization themselves, and that the history knows no person who did it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.db import connections, transaction
from psycopg.sql import SQL, Identifier

from titp.declared import Declared

SAMPLES = Declared("demo")


@dataclass(frozen=True)
class Scale:
    """How much to invent: the number of people, and the day from which all dates are counted."""

    people: int
    on: date

    @property
    def organizations(self):
        return max(3, self.people * 3 // 400)


@dataclass(frozen=True)
class Sample:
    """One step of filling. `shows`: labels of the models whose rows the summary counts.

    `room`: name of the app that brings it.
    """

    slug: str
    shows: tuple[str, ...]
    fill: Callable
    room: str


def sample(*shows):
    """Declare a function `(cursor, scale)` as one step; its name and module say what it fills."""

    def declare(fill):
        room, _, _ = fill.__module__.partition(".demo")
        SAMPLES.add(Sample(f"{room}.{fill.__name__}", shows, fill, room))
        return fill

    return declare


# draw('what', 6, 41) → 0…5: the same on every machine, independent for every "what" and number.
DRAW = """
    CREATE OR REPLACE FUNCTION pg_temp.draw(what text, sides int, number bigint) RETURNS int
    LANGUAGE sql IMMUTABLE AS $$
      SELECT ((hashtextextended(what, number) & 9223372036854775807) % sides)::int
    $$
"""


def in_order():
    """All steps from the lowest floor upward, whichever of them was imported first."""
    SAMPLES.discover()
    floors = [app.name for app in apps.get_app_configs()]
    return sorted(SAMPLES.values(), key=lambda step: floors.index(step.room))


def fill(scale, tell=lambda step: None):
    """Run all samples in one transaction: a demo is filled entirely or not at all.

    `tell` is called with each Sample before it works, so that progress can be shown.
    """
    steps = in_order()
    with transaction.atomic("owner"), connections["owner"].cursor() as cursor:
        cursor.execute(DRAW)
        before = {}
        for step in steps:
            tell(step)
            step.fill(cursor, scale)
            # Without statistics the next step would plan for empty tables.
            before = _analyze(cursor, before)


WRITTEN = """
    SELECT schemaname, relname, n_tup_ins + n_tup_upd + n_tup_del
      FROM pg_stat_xact_user_tables WHERE n_tup_ins + n_tup_upd + n_tup_del > 0
"""


def _analyze(cursor, before):
    """Of the tables that have grown since, {name: rows written in this transaction} then."""
    cursor.execute(WRITTEN)
    written = {(schema, table): rows for schema, table, rows in cursor.fetchall()}
    if grown := [Identifier(*name) for name, rows in written.items() if rows != before.get(name)]:
        analyze = SQL("ANALYZE {}").format(SQL(", ").join(grown))
        cursor.execute(analyze)
    return written
