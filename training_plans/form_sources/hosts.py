"""Source: the register of hosts, with whom they took and who left early (実習実施者の管理簿)."""

from collections import Counter, defaultdict

from companies.form_sources.company import register_of_companies
from titp.official_forms.source import source
from trainees.models import Leaving
from trainees.models.reference import country_name
from training_plans.models import TrainingPlan


@source
def hosts(row, asked):
    """All host companies, with the people of all plans that began there by that day."""
    plans = TrainingPlan.objects.accredited(asked.ends_on).filter(starts_on__lte=asked.ends_on)
    plans = plans.select_related("trainee").order_by("starts_on", "pk")
    accepted, early, missing = defaultdict(dict), defaultdict(Counter), defaultdict(Counter)
    for plan in plans:
        accepted[plan.company_id][plan.trainee_id] = country_name(plan.trainee.nationality)
    last = {plan.trainee_id: plan for plan in plans}
    for leaving in Leaving.objects.filter(left_on__lte=asked.ends_on, trainee__in=last):
        plan = last[leaving.trainee_id]
        if leaving.kind == Leaving.Kind.ABSCONDED:
            missing[plan.company_id][plan.stage] += 1
        elif leaving.kind == Leaving.Kind.RETURNED and plan.ended_on:
            early[plan.company_id][plan.stage] += 1
    return {
        "all": [
            told | {
                "accepted": _in_words(Counter(accepted[one.pk].values())),
                "early": _in_words(early[one.pk], "第%s号"),
                "missing": _in_words(missing[one.pk], "第%s号"),
            }
            for one, told in register_of_companies(asked.ends_on)
        ]
    }  # fmt: skip


def _in_words(counts, name="%s"):
    return "\n".join(f"{name % key}　{number}人" for key, number in sorted(counts.items()))
