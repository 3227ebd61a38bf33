"""How many of those who were asked were reached, began and answered (回答の漏斗)."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import ExtractYear

from followup.campaign.reaching import last_way
from followup.models import Attempt, Invitation, Wave
from titp.monitoring.safety import wilson
from trainees.models import Leaving
from trainees.models.reference import country_name


@dataclass(frozen=True)
class Row:
    """One group: how many people in each step; `low` and `high` of the share that answered."""

    name: str
    asked: int
    reached: int
    begun: int
    answered: int

    @property
    def share(self):
        return self.answered / self.asked if self.asked else None

    @property
    def shown_share(self):
        if not self.asked:
            return "–"
        low, high = wilson(self.answered, self.asked)
        return f"{self.share:.0%} ({low:.0%}–{high:.0%})"


def year_of_return():
    gone = Leaving.objects.final().filter(
        trainee=OuterRef("trainee"), kind=Leaving.Kind.RETURNED, left_on__isnull=False
    )
    return Subquery(gone.order_by("-left_on").values(year=ExtractYear("left_on"))[:1])


# What the funnel is broken down by: (expression on invitations, how a key is called).
CUTS = {
    "wave": (lambda: "wave", lambda key: Wave(key).label),
    "cohort": (year_of_return, lambda key: str(key or "–")),
    "country": (lambda: "trainee__nationality", country_name),
    "channel": (last_way, lambda key: Attempt.Way(key).label if key else "–"),
}


def funnel(cut=None):
    """Rows of one of CUTS, the largest group first; without a cut one Row of all.

    Reached are those to whom the link was sent or who were spoken with, and all who began. A link
    that took the place of an earlier one of the same wave asks the same once more: the last counts.
    """
    tries = Attempt.objects.filter(invitation=OuterRef("pk"), outcome__in=Attempt.REACHING)
    counts = {
        "asked": Count("pk"),
        "met": Count("pk", filter=Q(was_reached=True) | Q(opened_at__isnull=False)),
        "begun": Count("pk", filter=Q(opened_at__isnull=False)),
        "answered": Count("pk", filter=Q(completed_at__isnull=False)),
    }
    again = Invitation.objects.exclude(wave=Wave.ASKED).filter(
        trainee=OuterRef("trainee"), wave=OuterRef("wave"), pk__gt=OuterRef("pk")
    )
    rows = Invitation.objects.filter(~Exists(again)).order_by().annotate(was_reached=Exists(tries))
    if cut is None:
        return _row("", rows.aggregate(**counts))
    key, called = CUTS[cut]
    expression = key()
    name = expression if isinstance(expression, str) else "key"
    rows = rows if isinstance(expression, str) else rows.annotate(key=expression)
    found = rows.values(name).annotate(**counts).order_by("-asked", name)
    return [_row(called(one[name]), one) for one in found]


def _row(name, counts):
    return Row(name, counts["asked"], counts["met"], counts["begun"], counts["answered"])
