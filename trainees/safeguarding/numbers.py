"""Numbers to call, in the order of what they are for: emergency first."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from django.utils.translation import get_language

from titp.tenancy.context import JOBS, use
from trainees.models import OwnHotline
from trainees.safeguarding.tongues import page_language, words

HOTLINES_FILE = Path(__file__).parents[1] / "data" / "hotlines.csv"


@dataclass(frozen=True)
class Hotline:
    """A number as publicly known, from data/hotlines.csv: read by pages that act for nobody, too.

    `languages` are those of the card's page, none for all; `first_for` the matters for which it
    stands first. Without `checked_on` nobody has called or looked since: to be confirmed.
    """

    key: str
    name_ja: str
    name_en: str
    phone: str
    languages: list[str]
    hours: str
    first_for: list[str]
    source: str
    checked_on: date | None

    def __str__(self):
        return self.name_ja if (get_language() or "").startswith("ja") else self.name_en


@cache
def hotlines():
    """All of them, in the order of the file."""
    with HOTLINES_FILE.open(encoding="utf-8", newline="") as file:
        return [
            Hotline(
                row["key"], row["name_ja"], row["name_en"], row["phone"],
                row["languages"].split(), row["hours"], row["first_for"].split(), row["source"],
                date.fromisoformat(row["checked_on"]) if row["checked_on"] else None,
            )
            for row in csv.DictReader(file)
        ]  # fmt: skip


@dataclass(frozen=True)
class Number:
    """A number as a page shows it; `unchecked` where nobody has confirmed it (要確認)."""

    name: str
    phone: str
    hours: str
    source: str
    checked_on: date | None

    @property
    def unchecked(self):
        return self.checked_on is None

    @property
    def dialled(self):
        return "".join(letter for letter in self.phone if letter.isdigit() or letter == "+")


def numbers(language, organization_id=None, about="", for_office=False):
    """The numbers for speakers of a page language; those for this matter first, else emergency.

    The organization's own ones stand beside the public ones, or in place of them. For the office
    they are called as it reads, else in the page's language.
    """
    own = []
    if organization_id:
        with use(organization_id, JOBS):
            own = [
                one for one in OwnHotline.objects.all()
                if not one.language or page_language(one.language) == language
            ]  # fmt: skip
    replaced = {one.instead_of for one in own}
    public = [
        one for one in hotlines()
        if one.key not in replaced and (not one.languages or language in one.languages)
    ]  # fmt: skip
    if about:
        public.sort(key=lambda one: about not in one.first_for)
    said = words(language)
    shown = [
        Number(
            str(one) if for_office else said[one.key.partition("-")[0]], one.phone, one.hours,
            one.source, one.checked_on,
        )
        for one in public
    ]  # fmt: skip
    ours = [Number(one.name, one.phone, one.hours, one.source, one.checked_on) for one in own]
    urgent = sum(one.key in ("police", "ambulance") for one in public[:2])
    return shown[:urgent] + ours + shown[urgent:]


def numbers_of_office(consultation):
    """For who handles a matter: in the person's language, this matter's first."""
    return numbers(
        page_language(consultation.language), consultation.organization_id, consultation.category,
        for_office=True,
    )  # fmt: skip
