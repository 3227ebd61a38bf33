"""Writing an act of a plan down with what it changes, and taking one back."""

from datetime import date

from django.apps import apps
from django.db import transaction
from django.utils.translation import gettext as _

from trainees.models import Leaving
from training_plans.models import PlanAct, TrainingPlan
from training_plans.plan_states import NEXT, state_of


class NotNow(Exception):
    """This cannot be done as the plan stands; the text says why."""


class Effects:
    """What an act changes and makes, remembered so that it can be taken back."""

    def __init__(self):
        self.touched = []

    def change(self, row, **values):
        """Set fields of a row that is there."""
        was = {name: _kept(getattr(row, name)) for name in values}
        for name, value in values.items():
            setattr(row, name, value)
        row.save(update_fields=[*values])
        self.touched.append({"row": row._meta.label_lower, "pk": row.pk, "was": was})

    def make(self, row):
        """Write a new row; answers it."""
        row.save()
        self.touched.append({"row": row._meta.label_lower, "pk": row.pk, "was": None})
        return row


def _kept(value):
    return value.isoformat() if isinstance(value, date) else value


def may_follow(plan, kind, on):
    """Whether an act of this kind can be the next one."""
    return kind in NEXT[state_of(plan, on)]


def newest(plan):
    """The newest act of a plan that is in force, or None."""
    return PlanAct.objects.in_force().filter(plan=plan).newest_first().first()


def kinds_touched(act):
    """The models of which rows were written with the act."""
    return {apps.get_model(one["row"]) for one in act.touched}


@transaction.atomic
def take_back(taking):
    """Write the act `taking`, which takes back the one that it names, and put back what was.

    Only the newest act of a plan can be taken back; raises NotNow for others, and where a plan
    that was made with it has gone on since.
    """
    act = taking.takes_back
    TrainingPlan.objects.select_for_update().get(pk=act.plan_id)
    if newest(act.plan) != act:
        raise NotNow(_("Only the newest entry can be taken back."))
    _refuse_what_went_on(act)
    for one in reversed(act.touched):
        model = apps.get_model(one["row"])
        row = model.objects.filter(pk=one["pk"]).first()
        if row is None:
            continue
        if one["was"] is None:
            row.delete()
            continue
        for name, value in one["was"].items():
            setattr(row, name, model._meta.get_field(name).to_python(value))
        row.save(update_fields=[*one["was"]])
    taking.save()


def _refuse_what_went_on(act):
    leavings = [one["pk"] for one in act.touched if one["row"] == Leaving._meta.label_lower]
    if Leaving.objects.filter(pk__in=leavings, left_on__isnull=False).exists():
        raise NotNow(_("The person has left since: take that back first."))
    made = [
        one["pk"]
        for one in act.touched
        if one["row"] == TrainingPlan._meta.label_lower and one["was"] is None
    ]
    later = PlanAct.objects.in_force().filter(plan__in=made)
    if later.exclude(kind=PlanAct.Kind.MOVED_IN).exists():
        raise NotNow(_("The plan at the other host has gone on since: take that back first."))
