"""Where somebody finds help after the return, by country."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from titp.tenancy.models import Office

CONTACTS_FILE = Path(__file__).parents[1] / "data" / "help_contacts.csv"


@dataclass(frozen=True)
class Contact:
    """`kind` is a word of the survey: help_<kind>. Without `checked_on` it is to be confirmed."""

    country: str
    kind: str
    name: str
    phone: str
    checked_on: date | None = None

    @property
    def word(self):
        return f"help_{self.kind}"

    @property
    def dialled(self):
        return "".join(letter for letter in self.phone if letter.isdigit() or letter == "+")

    @property
    def unchecked(self):
        return self.kind != "own" and self.checked_on is None


@cache
def contacts():
    """All of them, in the order of the file."""
    with CONTACTS_FILE.open(encoding="utf-8", newline="") as file:
        return [
            Contact(
                row["country"], row["kind"], row["name"], row["phone"],
                date.fromisoformat(row["checked_on"]) if row["checked_on"] else None,
            )
            for row in csv.DictReader(file)
        ]  # fmt: skip


def contacts_for(country, organization):
    """The organization's own offices first, then those of the country."""
    own = [
        Contact("JP", "own", str(organization), office.phone)
        for office in Office.objects.exclude(phone="").order_by("pk")[:2]
    ]
    return own + [one for one in contacts() if one.country == country]
