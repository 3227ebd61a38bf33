"""How a plan stands: by the newest act that is in force, else by what is recorded of it.

Plans that came with a roster have no acts; their days tell. One statement answers for a list.
"""

from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Subquery, Value, When
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from training_plans.models import PlanAct, Suspension

Kind = PlanAct.Kind


class PlanState(models.TextChoices):
    """HANDBOOK 4.6; what is over by its days needs no act."""

    DRAFT = "draft", _("being drafted")  # 作成中
    FILED = "filed", _("under examination")  # 申請中
    WITHDRAWN = "withdrawn", _("application withdrawn")
    REFUSED = "refused", _("accreditation refused")
    ACCREDITED = "accredited", _("accredited, not begun")
    TRAINING = "training", _("in training")
    SUSPENDED = "suspended", pgettext_lazy("plan", "suspended")
    COMPLETED = "completed", pgettext_lazy("plan", "completed")
    ENDED_EARLY = "ended_early", _("ended early")
    MOVED_OUT = "moved_out", _("transferred to another host")
    CALLED_OFF = "called_off", _("called off after accreditation")
    REVOKED = "revoked", _("accreditation revoked")


TONES = {
    PlanState.DRAFT: "plain", PlanState.FILED: "info", PlanState.ACCREDITED: "ok",
    PlanState.TRAINING: "ok", PlanState.COMPLETED: "ok", PlanState.SUSPENDED: "warn",
    PlanState.REFUSED: "err", PlanState.REVOKED: "err",
}  # fmt: skip
# Acts after which it stands so, whatever day it is.
LASTING = (
    Kind.WITHDRAWN, Kind.REFUSED, Kind.MOVED_OUT, Kind.CALLED_OFF, Kind.REVOKED, Kind.ENDED_EARLY,
    Kind.COMPLETED,
)  # fmt: skip
# What may be done next, by state. Changes and difficulties are told of whatever was accredited.
TOLD = (Kind.CHANGE_NOTIFIED, Kind.CHANGE_FILED, Kind.CHANGE_ACCREDITED, Kind.DIFFICULTY)
ENDS = (Kind.ENDED_EARLY, Kind.MOVED_OUT, Kind.REVOKED)
NEXT = {
    PlanState.DRAFT: (Kind.FILED, Kind.MOVED_IN),
    PlanState.WITHDRAWN: (Kind.FILED,),
    PlanState.REFUSED: (Kind.FILED,),
    PlanState.FILED: (Kind.ACCREDITED, Kind.REFUSED, Kind.WITHDRAWN),
    PlanState.ACCREDITED: (*TOLD[:3], Kind.CALLED_OFF, Kind.MOVED_OUT, Kind.REVOKED),
    PlanState.TRAINING: (Kind.SUSPENDED, *TOLD, *ENDS, Kind.COMPLETED),
    PlanState.SUSPENDED: (Kind.RESUMED, *TOLD, *ENDS),
    PlanState.COMPLETED: (*TOLD, Kind.COMPLETED),
    PlanState.ENDED_EARLY: TOLD,
    PlanState.MOVED_OUT: TOLD,
    PlanState.REVOKED: (Kind.DIFFICULTY,),
    PlanState.CALLED_OFF: (),
}


def with_state(plans, on):
    """The plans of a queryset, each with `state` as of the day; for the office only."""
    decides = PlanAct.objects.in_force().filter(plan=OuterRef("pk"), happened_on__lte=on)
    last = decides.filter(kind__in=(*LASTING, Kind.FILED, Kind.ACCREDITED)).newest_first()
    rests = Suspension.objects.filter(Q(resumes_on=None) | Q(resumes_on__gt=on)).filter(
        plan=OuterRef("pk"), starts_on__lte=on
    )
    accredited = Q(accredited_on__lte=on) | ~Q(accreditation_number="")
    ended = Q(ended_on__lt=on) & Q(ended_on__lt=models.F("ends_on"))
    never_began = ended & Q(ended_on__lt=models.F("starts_on"))
    return plans.annotate(
        last_act=Subquery(last.values("kind")[:1]),
        state=Case(
            *(When(last_act=kind, then=Value(kind.value)) for kind in LASTING),
            When(Q(last_act=Kind.FILED) & ~accredited, then=Value(PlanState.FILED)),
            When(never_began, then=Value(PlanState.CALLED_OFF)),
            When(ended, then=Value(PlanState.ENDED_EARLY)),
            When(Q(Exists(rests)), then=Value(PlanState.SUSPENDED)),
            When(accredited & Q(ends_on__lt=on), then=Value(PlanState.COMPLETED)),
            When(
                accredited & (Q(starts_on__lte=on) | Q(lecture_starts_on__lte=on)),
                then=Value(PlanState.TRAINING),
            ),
            When(accredited, then=Value(PlanState.ACCREDITED)),
            When(filed_on__lte=on, then=Value(PlanState.FILED)),
            default=Value(PlanState.DRAFT),
            output_field=models.CharField(),
        ),
    )


def state_of(plan, on):
    """The PlanState of one plan."""
    rows = with_state(type(plan).objects.filter(pk=plan.pk), on)
    return PlanState(rows.values_list("state", flat=True).get())


def state_badge(state):
    """What components/badge.html takes."""
    state = PlanState(state)
    return {"tone": TONES.get(state, "plain"), "text": state.label}


# States in which the office still writes what the plan says; later it changes by notice only.
OPEN = (PlanState.DRAFT, PlanState.WITHDRAWN, PlanState.REFUSED)
