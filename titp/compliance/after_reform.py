"""What becomes of each rule on the day on which the reform is in force (育成就労への移行)."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from titp.compliance.rule import Certainty
from titp.declared import Text

FILE = Path(__file__).parent / "data" / "rules_after_reform.csv"


class Effect(TextChoices):
    """What the reform does to a duty."""

    CONTINUES = "continues", _("goes on")
    CHANGES = "changes", _("changes")
    ENDS = "ends", _("comes to an end")


@dataclass(frozen=True)
class AfterReform:
    """What becomes of one rule, in words, and how certain that is."""

    effect: Effect
    words: Text
    certainty: Certainty

    @property
    def tone(self):
        return "plain" if self.effect == Effect.CONTINUES else "info"

    @property
    def to_be_confirmed(self):
        return self.certainty == Certainty.UNCERTAIN


@cache
def after_reform():
    """All that is known, by the id of the rule."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return {
            row["rule"]: AfterReform(
                Effect(row["effect"]),
                Text(ja=row["ja"], en=row["en"]),
                Certainty(row["certainty"]),
            )
            for row in csv.DictReader(file)
        }
