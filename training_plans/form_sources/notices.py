"""Sources: a change of a plan, and a difficulty of the training (軽微変更・実施困難)."""

from titp.official_forms.source import source, ticked
from training_plans.models import Difficulty, TrainingPlan


@source
def change(row, asked):
    """What of a plan changed, from what to what, since when and why."""
    item = row.own_item.name if row.own_item_id else row.item.item_ja
    return {
        "item": item,
        "before": row.before,
        "after": row.after,
        "effective_on": row.effective_on,
        "decided_on": row.decided_on,
        "cause": row.cause,
        "guidance_on": row.guidance_on,
        "rows": [
            {
                "item": item, "before": row.before, "after": row.after,
                "effective_on": row.effective_on, "cause": row.cause,
            }
        ] if row.before or row.after else [],
    }  # fmt: skip


@source
def difficulty(row, asked):
    """What has become difficult, since when, how the person is, and what is done."""
    return {
        "event": ticked(Difficulty.Event.choices, row.event),
        "reason": row.get_reason_display(),
        "event_on": row.event_on,
        "cause": row.cause,
        "situation": row.situation,
        "host_measures": row.host_measures,
        "own_measures": row.own_measures,
        "host_notice_on": row.host_notice_on,
        "planned_departure_on": row.planned_departure_on,
        "intention_confirmed_on": row.intention_confirmed_on,
    }


@source
def first_plan(row, asked):
    """The plan by which a host company began to train: the first accredited one that started."""
    plans = TrainingPlan.objects.filter(company=row).accredited(asked.on)
    plan = plans.filter(starts_on__lte=asked.on).order_by("starts_on", "pk").first()
    if plan is None:
        return dict.fromkeys(("number", "accredited_on", "starts_on"))
    return {
        "number": plan.accreditation_number,
        "accredited_on": plan.accredited_on,
        "starts_on": plan.starts_on,
    }
