"""Who went home, with the last host and the highest stage (帰国者)."""

from django.db.models import F, Max, OuterRef, Q, Subquery

from trainees.models import Leaving, Placement, Trainee
from training_plans.models import TrainingPlan


def returnees_by(on):
    """Trainees whose return home is recorded up to a day, as a queryset.

    Each with `returned_on` (the latest return, None where its day is not known), `host_id` and
    `host_name` (of the last placement that began before it) and `stage_reached` (1 to 3, or None
    where no plan is known to have begun before it).
    """
    return_home = (
        Leaving.objects.final()
        .filter(trainee=OuterRef("pk"), kind=Leaving.Kind.RETURNED, gone_on__lte=on)
        .order_by("-gone_on")
    )
    placements = Placement.objects.filter(
        Q(starts_on=None) | Q(starts_on__lte=OuterRef("gone_on")), trainee=OuterRef("pk")
    ).order_by(F("starts_on").desc(nulls_last=True), "-pk")
    plans = TrainingPlan.objects.filter(trainee=OuterRef("pk"), starts_on__lte=OuterRef("gone_on"))
    highest = plans.order_by().values("trainee").values(highest=Max("stage"))
    return (
        Trainee.objects.annotate(
            returned_on=Subquery(return_home.values("left_on")[:1]),
            gone_on=Subquery(return_home.values("gone_on")[:1]),
        )
        .filter(gone_on__isnull=False)
        .annotate(
            host_id=Subquery(placements.values("company_id")[:1]),
            host_name=Subquery(placements.values("company__name")[:1]),
            stage_reached=Subquery(highest),
        )
    )
