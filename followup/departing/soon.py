"""Who leaves soon, and what is still missing of it: one statement for a whole list."""

from datetime import timedelta

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
from trainees.models import Leaving, Trainee

# Own default: as long as tickets, papers and a talk in the own language usually take.
AHEAD = timedelta(days=90)


def counted(rows):
    """How many of these rows there are about each trainee of the outer query."""
    mine = rows.filter(trainee=OuterRef("pk")).order_by().values("trainee")
    return Coalesce(
        Subquery(mine.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0
    )


def departures(on):
    """Trainees whose planned return has not been recorded as done, with what there is of it.

    Each with `leaves_on`, `has_consent`, `declined`, `channel_count`, `anchor_count`,
    `has_intention`, `settled_count` and `has_passport`, as of a day.
    """
    planned = Leaving.objects.filter(
        trainee=OuterRef("pk"), kind=Leaving.Kind.RETURNED, left_on=None, planned_on__isnull=False
    ).order_by("-pk")
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


def unprepared(rows):
    """Those of `departures` for whom something is missing that cannot be made good later."""
    reached = Q(has_consent=True, channel_count__gte=1, anchor_count__gte=ANCHORS_WANTED)
    return rows.exclude(Q(declined=True) | reached, has_passport=True)
