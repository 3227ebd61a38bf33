"""How many of those who were asked were reached, began and answered (回答の漏斗)."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import ExtractYear

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


def same_asking(invitation=""):
    """Whether a row belongs to an outer invitation or, asked in a wave, to another of its links.

    `invitation`: the path from the row to its invitation.
    """
    itself = Q(**{f"{invitation}pk": OuterRef("pk")})
    wave = Q(**{f"{invitation}trainee": OuterRef("trainee"), f"{invitation}wave": OuterRef("wave")})
    return itself | wave & ~Q(**{f"{invitation}wave": Wave.ASKED})


def last_way_of_all():
    """The way of the newest try of any link of an asking."""
    tries = Attempt.objects.filter(same_asking("invitation__")).newest_first()
    return Subquery(tries.values("way")[:1])


# What the funnel is broken down by: (expression on invitations, how a key is called).
CUTS = {
    "wave": (lambda: "wave", lambda key: Wave(key).label),
    "cohort": (year_of_return, lambda key: str(key or "–")),
    "country": (lambda: "trainee__nationality", country_name),
    "channel": (last_way_of_all, lambda key: Attempt.Way(key).label if key else "–"),
}


def funnel(cut=None):
    """Rows of one of CUTS, the largest group first; without a cut one Row of all.

    Reached are those to whom the link was sent or who were spoken with, and all who began. A link
    that took the place of an earlier one of the same wave goes on with it: both are one, which came
    as far as either did.
    """
    counts = {
        "asked": Count("pk"),
        "met": Count("pk", filter=Q(was_reached=True) | Q(was_begun=True)),
        "begun": Count("pk", filter=Q(was_begun=True)),
        "answered": Count("pk", filter=Q(was_answered=True)),
    }
    links = Invitation.objects.order_by().filter(same_asking())
    tries = Attempt.objects.order_by().filter(same_asking("invitation__"))
    before = links.filter(pk__lt=OuterRef("pk"))
    rows = Invitation.objects.filter(~Exists(before)).order_by().annotate(
        was_reached=Exists(tries.filter(outcome__in=Attempt.REACHING)),
        was_begun=Exists(links.begun()),
        was_answered=Exists(links.completed()),
    )  # fmt: skip
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
