"""Invented snapshots of many organizations, and a figure that only tests declare."""

import random
from contextlib import contextmanager

from titp.declared import Text
from titp.monitoring.figure import FIGURES, Dimension, Figure, Kind
from titp.monitoring.models import Snapshot
from titp.tenancy.models import Organization

REGION = {f"{region}{n}": region for region in "abc" for n in range(4)}
PLACE = Dimension("place", Text("所", "place"), parent=lambda key: REGION.get(key, ""))
TRADE = Dimension("trade", Text("業", "trade"))


def invented(slug, kind=Kind.COUNT, dimensions=(PLACE, TRADE), **more):
    words = Text("数", "number")
    return Figure(slug, words, words, words, lambda: "", dimensions, kind, words, words, **more)


@contextmanager
def declared(*figures):
    """Only these figures are declared until the block ends."""
    before = dict(FIGURES)
    FIGURES.clear()
    FIGURES.update({one.slug: one for one in figures})
    try:
        yield figures
    finally:
        FIGURES.clear()
        FIGURES.update(before)


def random_rows(seed, organizations, trades=5, most=9):
    """(organization, place, trade) → people: most cells small, a few large, many empty."""
    draw = random.Random(seed)
    weight = {trade: draw.choice([0.2, 1, 3]) for trade in range(trades)}
    return {
        (organization, place, f"t{trade}"): people
        for organization in organizations
        for place in REGION
        for trade in range(trades)
        if draw.random() < 0.5
        and (people := int(draw.paretovariate(1.2) * weight[trade]) % (most * 4))
    }


def moved(rows, seed, share=0.05):
    """The rows a month later: a few cells have changed, all others have not."""
    draw = random.Random(seed)
    after = {}
    for place, people in rows.items():
        people = max(0, people + draw.choice([-2, -1, 1, 4])) if draw.random() < share else people
        if people:
            after[place] = people
    return after


def keep(figure, on, rows):
    """Write rows as the snapshots of a day. A rate has half of the people as its numerator."""
    Snapshot._base_manager.using("owner").bulk_create(
        Snapshot(
            organization_id=organization, figure=figure.slug, taken_on=on, group=place,
            second=trade if figure.second else "",
            value=people // 2 if figure.kind == Kind.RATE else people,
            base=0 if figure.kind == Kind.COUNT else people,
            squares=people if figure.kind == Kind.MEAN else 0,
        )
        for (organization, place, trade), people in rows.items()
    )  # fmt: skip


def founded(number):
    """So many organizations, as the owner; gone with `unfounded`."""
    return Organization.objects.using("owner").bulk_create(
        Organization(slug=f"invented-{n}", name=f"見本{n}") for n in range(number)
    )


def unfounded():
    Organization.objects.using("owner").filter(slug__startswith="invented-")._raw_delete("owner")
