"""How a plan's hours divide among essential, related and peripheral tasks (必須・関連・周辺業務).

Ordinance art. 10(2)(ii) ハ and ニ: essential tasks at least a half, related at most a half,
peripheral at most a third; of each class at least a tenth for safety and health.
"""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

HALF, THIRD, TENTH = Fraction(1, 2), Fraction(1, 3), Fraction(1, 10)
CLASSES = ("essential", "related", "peripheral")
# Of all hours: each class with its limit, and whether that is the least or the most.
LIMITS = (("essential", HALF, True), ("related", HALF, False), ("peripheral", THIRD, False))


@dataclass(frozen=True)
class Share:
    """A part of some minutes, and what it may or must be; `name` as in `<name>_minutes`."""

    name: str
    label: str
    minutes: int
    of: int
    limit: Fraction
    at_least: bool

    @property
    def kept(self):
        """Compared as whole minutes: exactly a half is a half."""
        part, bound = self.minutes, self.of * self.limit
        return part >= bound if self.at_least else part <= bound

    @property
    def percent(self):
        return f"{100 * self.minutes / self.of:.1f}%" if self.of else "–"

    @property
    def wanted(self):
        words = _("at least %(limit)s") if self.at_least else _("at most %(limit)s")
        return words % {"limit": f"{self.limit.numerator}/{self.limit.denominator}"}

    @property
    def hours(self):
        return self.minutes / 60


def shares(plan):
    """The shares of a plan, those of classes before those of safety; empty without any hours.

    `plan`: anything with the six `…_minutes` of a TrainingPlan.
    """
    minutes = {name: getattr(plan, f"{name}_minutes") or 0 for name in CLASSES}
    safety = {name: getattr(plan, f"{name}_safety_minutes") or 0 for name in CLASSES}
    total = sum(minutes.values())
    if not total:
        return []
    labels = {
        "essential": _("Essential tasks"),
        "related": _("Related tasks"),
        "peripheral": _("Peripheral tasks"),
    }
    return [
        *(
            Share(name, labels[name], minutes[name], total, limit, at_least)
            for name, limit, at_least in LIMITS
        ),
        *(
            Share(
                f"{name}_safety",
                _("Safety and health in: %(tasks)s") % {"tasks": labels[name]},
                safety[name], minutes[name], TENTH, at_least=True,
            )
            for name in CLASSES
            if minutes[name]
        ),
    ]  # fmt: skip
