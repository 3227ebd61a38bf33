"""The goal of the programme: 10,000 entrepreneurs and a million people supported by 2030."""

from dataclasses import dataclass
from datetime import date
from math import ceil

from followup.models import Evidence, Founder, Venture, VentureStage

ENTREPRENEURS, PEOPLE, BY = 10_000, 1_000_000, date(2030, 12, 31)
PER_VENTURE = PEOPLE // ENTREPRENEURS


@dataclass(frozen=True)
class Standing:
    """How far an organization is: running ventures, their founders, people for each of both."""

    running: int
    entrepreneurs: int
    low_each: float
    high_each: float

    @property
    def share_low(self):
        """Per cent of the people that the goal implies for each venture."""
        return round(100 * self.low_each / PER_VENTURE)

    @property
    def share_high(self):
        return round(100 * self.high_each / PER_VENTURE)

    @property
    def missing_each(self):
        """How many more people each venture would have to support, by the lower end."""
        return max(0, ceil(PER_VENTURE - self.low_each))

    @property
    def people_at_this_rate(self):
        """People that 10,000 ventures would support as these do: (low, high)."""
        return round(self.low_each * ENTREPRENEURS), round(self.high_each * ENTREPRENEURS)

    @property
    def ventures_at_this_rate(self):
        """Ventures that a million people would need, by the upper end; None where it is nought."""
        return ceil(PEOPLE / self.high_each) if self.high_each else None


def standing_of(on, now):
    """Of the organization that we act for, from what is `supported`."""
    running = Venture.objects.with_stage(on).filter(stage__in=VentureStage.RUNNING)
    numbers = list(running.values_list("pk", flat=True))
    founders = Founder.objects.undisputed().filter(venture__in=numbers, since__lte=on)
    people = founders.exclude(until__lte=on).values("trainee").distinct().count()
    n = len(numbers)
    each = (now.low / n, now.high / n) if n else (0, 0)
    return Standing(n, people, *(round(one, 1) for one in each))


def closing(on, standing):
    """Counts of what would close the distance, each with the place where it is done."""
    rows = list(Venture.objects.with_stage(on))
    soon = [row for row in rows if row.stage in ("idea", "plan", "paused")]
    shown = set(Evidence.objects.in_force(on).values_list("venture", flat=True))
    return {
        "not_running": len(soon),
        "without_evidence": sum(
            row.stage in VentureStage.RUNNING and row.pk not in shown for row in rows
        ),
        "disputed": sum(row.is_disputed for row in rows),
        "workers_each": ceil(standing.missing_each / 2),  # a worker and at least one at home
    }
