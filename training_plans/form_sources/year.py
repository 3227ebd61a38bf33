"""Source: a fiscal year of a host company, and what form 23 counts likewise (技能実習事業年度)."""

from collections import Counter, defaultdict

from django.db.models import Count, Sum

from companies.models import ImplementationReport
from titp.japanese.months import add_months
from titp.official_forms.source import source
from titp.official_forms.wording import nearest, percent
from trainees.models import Leaving
from trainees.models.reference import country_name
from training_plans.form_sources.plan import STAGES
from training_plans.models import Charge, MonthLine, SkillTest, TrainingPlan
from training_plans.plan_wages import wage_of_prefecture

GRADES = ((SkillTest.Grade.BASIC, 1, "基礎級"), (SkillTest.Grade.GRADE_3, 2, "３級"),
          (SkillTest.Grade.GRADE_2, 3, "２級"))  # fmt: skip


@source
def company_year(row, asked):
    """What form 10 asks of a host's fiscal year."""
    plans = plans_of(asked).filter(company=row)
    report = ImplementationReport.objects.filter(company=row, fiscal_year=asked.fiscal_year).first()
    return {
        "guidance_on": report and report.guidance_on,
        "minimum_wage": wage_of_prefecture(row.prefecture_id, asked.ends_on),
        "reasons": reasons_of(asked, plans),
        "people": list(flow_of(plans, asked)),
        "operations": operations_of(plans),
        "tests": list(tests_of(plans, asked)),
        "wages": list(_wages(row, asked)),
        "charges": list(_charges(row, asked)),
        "gone": list(gone_of(asked, plans)),
        "trainees": [
            {
                "name": str(plan.trainee), "nationality": country_name(plan.trainee.nationality),
                "stage": STAGES[plan.stage], "number": plan.accreditation_number,
                "starts_on": plan.starts_on, "ends_on": plan.ended_on or plan.ends_on,
            }
            for plan in plans
        ],
    }  # fmt: skip


def plans_of(asked):
    """Accredited plans that were in force on some day of the period."""
    return (
        TrainingPlan.objects.filter(
            accredited_on__isnull=False, starts_on__lte=asked.ends_on,
            ends_on__gte=asked.starts_on,
        ).exclude(ended_on__lt=asked.starts_on)
        .select_related("trainee", "operation", "trainee__sending_organization")
        .order_by("stage", "trainee__sort_key", "pk")
    )  # fmt: skip


def flow_of(plans, asked):
    """By stage and country: at the beginning, begun, finished, at the end of the year."""
    counts = defaultdict(Counter)
    for plan in plans:
        last = plan.ended_on or plan.ends_on
        counts[plan.stage, plan.trainee.nationality].update(
            at_start=plan.starts_on < asked.starts_on, begun=plan.starts_on >= asked.starts_on,
            finished=last <= asked.ends_on, at_end=last > asked.ends_on,
        )  # fmt: skip
    for (stage, code), of in sorted(counts.items()):
        yield {"stage": STAGES[stage], "nationality": country_name(code), **of}


def operations_of(plans):
    return "、".join(sorted({operation_of(plan) for plan in plans if plan.operation}))


def operation_of(plan):
    """Occupation and operation of a plan that has one."""
    return f"{plan.operation.occupation_ja}・{plan.operation.operation_ja}"


def tests_of(plans, asked):
    """By grade: who finished the stage in the year, who sat its test, who passed which part."""
    for grade, stage, word in GRADES:
        finished = {
            plan.trainee_id for plan in plans
            if plan.stage == stage and asked.starts_on <= (plan.ended_on or plan.ends_on)
            and (plan.ended_on or plan.ends_on) <= asked.ends_on
        }  # fmt: skip
        sat = SkillTest.objects.filter(trainee__in=finished, grade=grade, sat_on__isnull=False)
        passed = sat.filter(outcome=SkillTest.Outcome.PASSED)
        yield {
            "grade": word, "finished": len(finished),
            "sat": sat.values("trainee").distinct().count(),
            "theory": people_in(passed.exclude(part=SkillTest.Part.PRACTICAL)),
            "practical": people_in(passed.exclude(part=SkillTest.Part.THEORY)),
        }  # fmt: skip


def people_in(rows):
    return rows.values("trainee").distinct().count()


def _wages(company, asked):
    """By stage: the lowest and the average basic pay of the months that were reported."""
    plans = defaultdict(list)
    for plan in TrainingPlan.objects.filter(company=company, starts_on__isnull=False):
        plans[plan.trainee_id].append(plan)
    pays, overtime = defaultdict(list), defaultdict(list)
    for person, month, pay, minutes in MonthLine.objects.filter(
        company=company, report__month__range=(asked.starts_on, asked.ends_on)
    ).values_list("trainee", "report__month", "base_pay", "overtime_minutes"):
        stage = _stage_in(month, plans[person])
        if pay is not None and stage:
            pays[stage].append(pay)
            overtime[stage].append(minutes or 0)
    for stage, amounts in sorted(pays.items()):
        yield {
            "stage": STAGES[stage], "lowest": min(amounts),
            "average": nearest(sum(amounts), len(amounts)),
            "overtime": nearest(sum(overtime[stage]), len(overtime[stage])),
        }  # fmt: skip


def _stage_in(month, plans):
    """The stage in which a person was on the first day of a month, else later in it; or None."""
    after = add_months(month, 1)
    covering = [
        plan for plan in plans
        if plan.starts_on < after and (plan.ended_on or plan.ends_on or month) >= month
    ]  # fmt: skip
    begun = [plan for plan in covering if plan.starts_on <= month] or covering
    return max((plan.stage for plan in begun), default=None)


def _charges(company, asked):
    rows = Charge.objects.filter(
        line__report__company=company,
        line__report__month__range=(asked.starts_on, asked.ends_on),
        kind__in=(Charge.Kind.HOUSING, Charge.Kind.FOOD, Charge.Kind.UTILITIES),
    )
    for one in rows.values("kind").annotate(sum=Sum("amount"), lines=Count("pk")).order_by("kind"):
        yield {
            "kind": str(Charge.Kind(one["kind"]).label),
            "average": nearest(one["sum"], one["lines"]),
        }


def gone_of(asked, plans):
    """Who left in the year, by kind, and their share of all who were there.

    What is counted once a plan ends as planned is left out of `early`.
    """
    everybody, early = _everybody(plans)
    left = _left(asked, everybody)
    for kind in Leaving.Kind:
        rows = left.filter(kind=kind)
        people = people_in(rows)
        yield {
            "kind": str(kind.label),
            "people": people,
            "share": percent(people, len(everybody)) if everybody else "",
            "early": people_in(rows.filter(trainee__in=early)),
        }


def reasons_of(asked, plans):
    """Why people left before the end of their plan, with how many did so; "" where nobody did."""
    everybody, early = _everybody(plans)
    counts = Counter(
        f"{one.get_kind_display()}（{one.get_reason_display()}）"
        for one in _left(asked, everybody).filter(trainee__in=early).exclude(reason="")
    )
    return "、".join(f"{words}{number}人" for words, number in sorted(counts.items()))


def _everybody(plans):
    """Keys of all people of the plans, and of those whose plan ended early."""
    return {plan.trainee_id for plan in plans}, {plan.trainee_id for plan in plans if plan.ended_on}


def _left(asked, people):
    return Leaving.objects.filter(
        trainee__in=people, left_on__range=(asked.starts_on, asked.ends_on)
    )
