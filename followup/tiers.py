"""By which rules people are counted as supported, and how good evidence is: lists of our own."""

import csv
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from titp.declared import Text

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Tier:
    """One way in which a venture supports people (data/support_tiers.csv).

    `kinds`: kind of VentureCount → (at least, at most) people for each that is counted.
    `low_needs`: the worst grade of evidence that counts at the lower end. `cap`: at most so many
    for each venture, for each founder where it is about households.
    """

    slug: str
    name: Text
    rule: Text
    overlap: Text
    kinds: dict
    low_needs: str
    cap: int
    source: str
    to_confirm: bool


@dataclass(frozen=True)
class Grade:
    """How good evidence is, and how many months it holds (data/evidence_grades.csv)."""

    grade: str
    months: int
    meaning: Text
    source: str
    to_confirm: bool


@cache
def tiers():
    """The tiers in their order."""
    return [
        Tier(
            row["tier"], text(row, "name"), text(row, "rule"), text(row, "overlap"),
            {
                kind: (Decimal(low), Decimal(high))
                for kind, low, high in (one.split(":") for one in row["kinds"].split())
            },
            row["low_needs"], int(row["cap"]), row["source"], row["to_confirm"] == "yes",
        )
        for row in rows("support_tiers")
    ]  # fmt: skip


@cache
def grades():
    """The grades from the best to the worst."""
    return [
        Grade(
            row["grade"], int(row["months"]), text(row, "meaning"), row["source"],
            row["to_confirm"] == "yes",
        )
        for row in rows("evidence_grades")
    ]  # fmt: skip


def tiers_as_values():
    """The tiers as VALUES of SQL: tier, kind, low, high, low_needs, cap."""
    return ", ".join(
        f"('{tier.slug}', '{kind}', {low}, {high}, '{tier.low_needs}', {tier.cap})"
        for tier in tiers()
        for kind, (low, high) in tier.kinds.items()
    )


def rows(name):
    with (DATA / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def text(row, name):
    return Text(ja=row[f"{name}_ja"], en=row[f"{name}_en"])
