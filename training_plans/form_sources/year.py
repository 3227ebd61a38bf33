"""Sources: a fiscal year of a host company, and of the organization (技能実習事業年度)."""

from collections import Counter, defaultdict

from django.db.models import Count, Sum

from companies.models import Company
from titp.official_forms.source import source
from trainees.models import Leaving, Trainee
from trainees.models.reference import country_name
from training_plans.form_sources.plan import STAGES
from training_plans.models import (
    Audit,
    Charge,
    Lecture,
    MonthLine,
    SkillTest,
    SupervisionFee,
    TrainingPlan,
    Visit,
)

GRADES = ((SkillTest.Grade.BASIC, 1, "基礎級"), (SkillTest.Grade.GRADE_3, 2, "３級"),
          (SkillTest.Grade.GRADE_2, 3, "２級"))  # fmt: skip


@source
def company_year(row, asked):
    """What form 10 asks of a host's fiscal year."""
    plans = _plans(asked).filter(company=row)
    return {
        "people": list(_flow(plans, asked)),
        "operations": _operations(plans),
        "tests": list(_tests(plans, asked)),
        "wages": list(_wages(row, asked)),
        "charges": list(_charges(row, asked)),
        "gone": list(_gone(asked, plans)),
        "trainees": [
            {
                "name": str(plan.trainee), "nationality": country_name(plan.trainee.nationality),
                "stage": STAGES[plan.stage], "number": plan.accreditation_number,
                "starts_on": plan.starts_on, "ends_on": plan.ended_on or plan.ends_on,
            }
            for plan in plans
        ],
    }  # fmt: skip


@source
def business_year(row, asked):
    """What form 23 asks of the organization's fiscal year; the row is one of its offices."""
    plans, days = _plans(asked), (asked.starts_on, asked.ends_on)
    audits = Audit.objects.filter(held_on__range=days)
    lectures = Lecture.objects.filter(held_on__range=days, attendance=Lecture.Attendance.HELD)
    return {
        "hosts_at_start": _hosts(asked.starts_on),
        "hosts_at_end": _hosts(asked.ends_on),
        "people": list(_flow(plans, asked)),
        "sexes": _sexes(plans),
        "operations": _operations(plans),
        "regular_audits": audits.filter(kind=Audit.Kind.REGULAR).count(),
        "extraordinary_audits": audits.filter(kind=Audit.Kind.EXTRAORDINARY).count(),
        "visits": Visit.objects.filter(visited_on__range=days).count(),
        "lecture_people": lectures.values("plan__trainee").distinct().count(),
        "lecture_minutes": lectures.aggregate(sum=Sum("minutes"))["sum"] or 0,
        "tests": list(_tests(plans, asked)),
        "gone": list(_gone(asked, plans)),
        "fees": list(fees_by_kind(days)),
        "senders": _senders(plans),
    }


def _plans(asked):
    """Accredited plans that were in force on some day of the period."""
    return (
        TrainingPlan.objects.filter(
            accredited_on__isnull=False, starts_on__lte=asked.ends_on,
            ends_on__gte=asked.starts_on,
        ).exclude(ended_on__lt=asked.starts_on)
        .select_related("trainee", "operation", "trainee__sending_organization")
        .order_by("stage", "trainee__sort_key", "pk")
    )  # fmt: skip


def _flow(plans, asked):
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


def _operations(plans):
    names = {
        f"{plan.operation.occupation_ja}・{plan.operation.operation_ja}"
        for plan in plans if plan.operation
    }  # fmt: skip
    return "、".join(sorted(names))


def _tests(plans, asked):
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
            "theory": _people(passed.exclude(part=SkillTest.Part.PRACTICAL)),
            "practical": _people(passed.exclude(part=SkillTest.Part.THEORY)),
        }  # fmt: skip


def _people(rows):
    return rows.values("trainee").distinct().count()


def _wages(company, asked):
    """By stage: the lowest and the average basic pay of the months that were reported."""
    stages = dict(
        TrainingPlan.objects.filter(company=company).order_by("starts_on")
        .values_list("trainee", "stage")
    )  # fmt: skip
    pays, overtime = defaultdict(list), defaultdict(list)
    for person, pay, minutes in MonthLine.objects.filter(
        company=company, report__month__range=(asked.starts_on, asked.ends_on)
    ).values_list("trainee", "base_pay", "overtime_minutes"):
        if pay is not None and person in stages:
            pays[stages[person]].append(pay)
            overtime[stages[person]].append(minutes or 0)
    for stage, amounts in sorted(pays.items()):
        yield {
            "stage": STAGES[stage], "lowest": min(amounts),
            "average": round(sum(amounts) / len(amounts)),
            "overtime": round(sum(overtime[stage]) / len(overtime[stage])),
        }  # fmt: skip


def _charges(company, asked):
    rows = Charge.objects.filter(
        line__report__company=company,
        line__report__month__range=(asked.starts_on, asked.ends_on),
        kind__in=(Charge.Kind.HOUSING, Charge.Kind.FOOD, Charge.Kind.UTILITIES),
    )
    for one in rows.values("kind").annotate(sum=Sum("amount"), lines=Count("pk")).order_by("kind"):
        yield {
            "kind": str(Charge.Kind(one["kind"]).label),
            "average": round(one["sum"] / one["lines"]),
        }


def _gone(asked, plans):
    """Who left in the year, by kind; what is counted once a plan ends as planned is left out."""
    people = {plan.trainee_id for plan in plans}
    left = Leaving.objects.filter(
        trainee__in=people, left_on__range=(asked.starts_on, asked.ends_on)
    )
    early = {plan.trainee_id for plan in plans if plan.ended_on}
    for kind in Leaving.Kind:
        rows = left.filter(kind=kind)
        yield {
            "kind": str(kind.label),
            "people": _people(rows),
            "early": _people(rows.filter(trainee__in=early)),
        }


def _hosts(day):
    with_people = TrainingPlan.objects.covering(day).accredited(day).values("company")
    return Company.objects.filter(pk__in=with_people).count()


def _sexes(plans):
    people = {plan.trainee_id: plan.trainee.sex for plan in plans}
    counts = Counter(people.values())
    return [{"sex": str(sex.label), "people": counts[sex.value]} for sex in Trainee.Sex]


def fees_by_kind(days, **of):
    """By kind of fee: what was collected between two days, and the mean a person."""
    rows = SupervisionFee.objects.filter(collected_on__range=days, **of)
    for kind in SupervisionFee.Kind:
        told = rows.filter(kind=kind).aggregate(
            amount=Sum("amount"), cost=Sum("actual_cost"), people=Sum("people")
        )
        yield {
            "kind": str(kind.label),
            "amount": told["amount"] or 0,
            "cost": told["cost"],
            "each": round(told["amount"] / told["people"]) if told["people"] else 0,
        }


def _senders(plans):
    counts = Counter()
    for person in {plan.trainee for plan in plans}:
        if person.sending_organization:
            counts[person.sending_organization] += 1
    return [
        {"name": one.name, "country": country_name(one.country), "people": number}
        for one, number in sorted(counts.items(), key=lambda pair: pair[0].name)
    ]
