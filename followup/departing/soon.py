"""Who leaves soon, and what is still missing of it: one statement for a whole list."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from followup.departing.steps import CHECKLIST
from followup.models import (
    Anchor,
    Channel,
    FollowUpConsent,
    Intention,
    SettledItem,
    SkillsPassport,
)
from followup.models.contact import ANCHORS_WANTED
from followup.tiers import rows
from trainees.models import Leaving, Trainee


@dataclass(frozen=True)
class Ahead:
    """From a day on: how many days before the planned return it is soon (data/leaving_soon.csv)."""

    since: date
    days: int
    source: str
    to_confirm: bool

    def last(self, on):
        """The last planned day that is soon, seen from a day."""
        return on + timedelta(self.days)


@cache
def bounds():
    """The rows of the file, the newest first."""
    kept = [
        Ahead(date.fromisoformat(row["since"]), int(row["days"]), row["source"],
              row["to_confirm"] == "yes")
        for row in rows("leaving_soon")
    ]  # fmt: skip
    return sorted(kept, key=lambda one: one.since, reverse=True)


def ahead(on):
    """The Ahead in force on a day, or the first there is."""
    return next((one for one in bounds() if one.since <= on), bounds()[-1])


def counted(those):
    """How many of those there are about each trainee of the outer query."""
    mine = those.filter(trainee=OuterRef("pk")).order_by().values("trainee")
    return Coalesce(
        Subquery(mine.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0
    )


def departures(on):
    """Trainees whose planned return has not been recorded as done, with what there is of it.

    Each with `leaves_on`, `has_consent`, `declined`, `channel_count`, `anchor_count`,
    `has_intention`, `settled_count` and `has_passport`, as of a day.
    """
    planned = (
        Leaving.objects.to_come()
        .filter(trainee=OuterRef("pk"), kind=Leaving.Kind.RETURNED)
        .order_by("-pk")
    )
    gone = Leaving.objects.final().filter(trainee=OuterRef("pk"), gone_on__lte=on)
    settled = SettledItem.objects.settled()
    refusal = settled.filter(item=SettledItem.Item.FOLLOW_UP, trainee=OuterRef("pk"))
    own = {"trainee": OuterRef("pk")}
    return (
        Trainee.objects.annotate(leaves_on=Subquery(planned.values("planned_on")[:1]))
        .filter(~Exists(gone), leaves_on__isnull=False)
        .annotate(
            has_consent=Exists(FollowUpConsent.objects.in_force(on).filter(**own)),
            declined=Exists(refusal),
            channel_count=counted(Channel.objects.kept(on)),
            anchor_count=counted(Anchor.objects.kept(on)),
            has_intention=Exists(Intention.objects.filter(**own)),
            settled_count=counted(settled.filter(item__in=CHECKLIST)),
            has_passport=Exists(SkillsPassport.objects.in_force().filter(**own)),
        )
        .with_company_name()
    )


def unprepared(leaving):
    """Those of `departures` for whom something is missing that cannot be made good later."""
    reached = Q(has_consent=True, channel_count__gte=1, anchor_count__gte=ANCHORS_WANTED)
    return leaving.exclude(Q(declined=True) | reached, has_passport=True)
