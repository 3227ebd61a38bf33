"""Every figure is counted a second time, from its definition, by a query of its own.

`recounts/<slug>.sql` was written from the definition and the handbook, not from the program, and
answers the same rows: organization, key of each dimension, numbers. Both are asked as the owner
over the invented sample, which knows more than one day.
"""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connections, transaction

from titp.compliance.rule import RULES
from titp.compliance.sweep import sweep
from titp.embedded.sample import Scale, fill
from titp.monitoring.figure import FIGURES, NUMBERS, Kind

RECOUNTS = Path(__file__).parent / "recounts"
# The day of the sample, a month's end, and half a year before, of which the sample tells too.
ON = date(2026, 11, 23)
DAYS = [ON, date(2026, 10, 31), date(2026, 5, 31)]
SWEPT = [*reversed(DAYS)]


def recounts():
    return {path.stem: path.read_text() for path in RECOUNTS.glob("[!_]*.sql")}


@pytest.fixture(scope="module")
def owner(django_db_setup, django_db_blocker):
    """A cursor of the owner in a database that holds the sample, with what it lacks."""
    with django_db_blocker.unblock():
        with transaction.atomic("owner"), connections["owner"].cursor() as cursor:
            call_command("sync_reference", verbosity=0)
            fill(Scale(300, ON))
            for day in SWEPT:
                for rule in RULES.values():
                    sweep(rule, day, using="owner")
            cursor.execute((RECOUNTS / "_story.sql").read_text(), {"on": ON})
            yield cursor
            transaction.set_rollback(True, "owner")
        connections["owner"].close()


@pytest.fixture
def both(owner, on):
    """`both(slug)` → the rows of the program and those of the other query, of a day."""
    on = {"on": on}
    with transaction.atomic("owner"):
        owner.execute((RECOUNTS / "_words.sql").read_text(), on)

        def ask(sql, *values):
            owner.execute(sql, *values)
            return sorted(tuple(map(_plain, row)) for row in owner.fetchall())

        yield lambda slug: (ask(FIGURES[slug].statement(), on), ask(recounts()[slug]))
        transaction.set_rollback(True, "owner")


def _plain(value):
    """A key as it is, a number as an integer. Raises AssertionError for a fraction."""
    if isinstance(value, str):
        return value
    assert value == int(value), f"{value} is not whole"
    return int(value)


@pytest.mark.parametrize("fraction", [Decimal("4.5"), 0.5])
def test_a_fraction_is_not_taken_for_a_whole_number(fraction):
    with pytest.raises(AssertionError, match="not whole"):
        _plain(fraction)


def test_every_figure_is_recounted_and_nothing_else():
    assert recounts().keys() == FIGURES.keys()


@pytest.mark.parametrize("on", DAYS, ids=str)
@pytest.mark.parametrize("slug", sorted(FIGURES))
def test_another_query_counts_the_same(both, slug):
    ours, other = both(slug)
    assert ours == other


@pytest.mark.parametrize("on", DAYS[:1], ids=str)
@pytest.mark.parametrize("slug", sorted(FIGURES))
def test_the_number_could_have_come_out_otherwise(both, slug):
    """It is not nothing, and a rate neither none nor all."""
    figure = FIGURES[slug]
    rows, _ = both(slug)
    numbers = [sum(row[-n] for row in rows) for n in range(len(NUMBERS[figure.kind]), 0, -1)]
    assert min(numbers) > 0, numbers
    if figure.kind == Kind.RATE:
        assert numbers[0] < numbers[1]
