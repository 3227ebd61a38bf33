"""Which word holds: of the old law or of the new one, for whom and on which day (用語).

    term("supervising_organization", on)              # as the organization that we act for
    term("trainee", on, old_law=False)                # somebody under the new law
    {% load terms %}{% term "authority" on=printed_on %}
    verbose_name = word("supervision_fee", plural=True)  # today's, whenever it is read
    label = heading("supervision_fee")                # the same of many, at the start of a line

An organization is named by the licence that it holds on the day; people and their plans keep the
terms of the law under which they are; the authority is renamed on the day in force. Each depends
on the official date as the organization plans with it.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.functional import lazy
from django.utils.text import capfirst
from django.utils.timezone import localdate

from titp.compliance.models import OfficialDay, OwnDay, SupportLicence
from titp.declared import Text
from titp.tenancy.context import COMPANY, current, has_tenant

FILE = Path(__file__).parent / "data" / "terms.csv"
IN_FORCE = "reform_in_force"


@dataclass(frozen=True)
class Term:
    """One thing with its two names, and what decides between them."""

    key: str
    follows: str
    old: Text
    new: Text


@cache
def terms():
    with FILE.open(encoding="utf-8", newline="") as file:
        return {
            row["key"]: Term(
                row["key"],
                row["follows"],
                Text(ja=row["ja_old"], en=row["en_old"]),
                Text(ja=row["ja_new"], en=row["en_new"]),
            )
            for row in csv.DictReader(file)
        }


def term(key, on, *, old_law=True):
    """The word that holds on a day, for the organization that we act for.

    `old_law`: whether the person whom it names is under the old law; all are who have a plan of
    stage 1, 2 or 3.
    """
    known = terms()[key]
    return known.new if _is_new(known.follows, on, old_law) else known.old


def _said(key, plural=False):
    said = term(key, localdate())
    return f"{said}s" if plural and str(said) == said.en else str(said)


# Labels that stand in the code and are read on a page: the word that holds when they are read.
word = lazy(_said, str)
heading = lazy(lambda key: capfirst(_said(key, plural=True)), str)


def _is_new(follows, on, old_law):
    if follows == "organization":
        # Asked first: outside of an organization no label asks the database.
        return _at_home() and SupportLicence.objects.in_force(on).exists() and in_force(on)
    return not (follows == "person" and old_law) and in_force(on)


def _at_home():
    """Whether we act as people of an organization; a host's reads neither its licence nor plans."""
    return has_tenant() and current().role != COMPANY


def in_force(on):
    """Whether the reform is in force on a day, as the organization plans."""
    day = reform_day(on)
    return day is not None and day <= on


def reform_day(on):
    """The day on which the reform is in force, as the organization plans on a day; None: open."""
    own = OwnDay.objects.counting(on).filter(official=IN_FORCE).first() if _at_home() else None
    return own.day if own else OfficialDay.objects.get(pk=IN_FORCE).day
