"""Source: the terms of work, lodging and charges of a plan's person (雇用条件・宿泊・徴収費用)."""

from titp.official_forms.source import source, ticked
from trainees.models import Employment, Lodger, WageTerms
from training_plans.models import Charge, PlanPay

# What a trainee is charged for living; taxes and insurance are not charged by the host.
LIVING = (Charge.Kind.HOUSING, Charge.Kind.FOOD, Charge.Kind.UTILITIES, Charge.Kind.OTHER)


@source
def terms(row, asked):
    """Wage and hours in force when the plan starts or, once it has, on the day of the paper."""
    on = max(row.starts_on, asked.on) if row.starts_on else asked.on
    on = min(on, row.ends_on) if row.ends_on else on
    person, pay = row.trainee_id, PlanPay.objects.filter(plan=row).first()
    wage = WageTerms.objects.filter(trainee=person).in_force(on).first()
    job = Employment.objects.filter(trainee=person, company=row.company_id).in_force(on).first()
    bed = Lodger.objects.filter(trainee=person).in_force(on).select_related("room__lodging").first()
    return {
        "working_time": pay and pay.working_hours,
        "days_off": pay and pay.days_off,
        **_contract(job, pay),
        **_wage(wage, pay),
        **_bed(bed, on),
        "charges": list(_charges(row)),
    }


@source
def promised(row, asked):
    """What the plan promises; box by box what is in force, where the plan says nothing of it."""
    pay, known = PlanPay.objects.filter(plan=row).first(), terms(row, asked)
    if pay is None:
        return known
    return {
        **known,
        **_promised_wage(pay),
        **(_contract(None, pay) if pay.contract_starts_on else {}),
        "lecture_allowance": pay.lecture_allowance,
        "charges": list(_promised_charges(pay, known["charges"])),
    }


def _contract(job, pay):
    """From when until when somebody is employed; before that, as the plan has it."""
    if job is None and pay:
        return {"employed_from": pay.contract_starts_on, "employed_until": pay.contract_ends_on}
    return {"employed_from": job and job.starts_on, "employed_until": job and job.ends_on}


def _promised_wage(pay):
    """The boxes of which the plan says something; a unit says nothing without its amount."""
    told = _wage(pay)
    if pay.amount is None:
        told = {name: value for name, value in told.items() if name.endswith("_minutes")}
    return {name: value for name, value in told.items() if value is not None}


def _promised_charges(pay, charged):
    """By kind, what the plan promises, with items and cost of what is charged; else that."""
    for kinds, amount in (
        ((Charge.Kind.FOOD,), pay.food_charge), ((Charge.Kind.HOUSING,), pay.housing_charge),
        ((Charge.Kind.OTHER, Charge.Kind.UTILITIES), pay.other_charge or None),
    ):  # fmt: skip
        labels = [str(kind.label) for kind in kinds]
        alike = [row for row in charged if row["kind"] in labels]
        if amount is None:
            yield from alike
            continue
        costs = [row["cost"] for row in alike]
        yield {
            "kind": labels[0],
            "item": "、".join(row["item"] for row in alike if row["item"]),
            "amount": amount,
            "cost": sum(costs) if costs and None not in costs else None,
        }


def _wage(wage, instead=None):
    wage = wage or instead
    return {
        "unit": ticked(WageTerms.Unit.choices, wage and wage.unit),
        "amount": wage and wage.amount,
        "included": wage and wage.included_allowances,
        "excluded": wage and wage.excluded_allowances,
        "daily_minutes": wage and wage.daily_minutes,
        "annual_minutes": wage and wage.annual_minutes,
        "overtime_minutes": getattr(wage, "planned_overtime_minutes", None),
    }


def _bed(bed, on):
    if bed is None:
        return dict.fromkeys(("lodging", "lodging_address", "area", "people", "each", "lock"))
    room = bed.room
    people = Lodger.objects.in_force(on).filter(room=room).count() + room.other_residents
    each = f"{room.area_m2 / people:.2f}㎡" if room.area_m2 is not None else ""
    return {
        "lodging": f"{room.lodging.name}　{room.name}",
        "lodging_address": room.lodging.address,
        "area": f"{room.area_m2}㎡" if room.area_m2 is not None else "",
        "people": people,
        "each": each,
        "lock": room.lockable_storage,
    }


def _charges(row):
    """The charges of the last month that was reported, with their actual cost."""
    rows = Charge.objects.filter(
        line__trainee=row.trainee_id, line__company=row.company_id, kind__in=LIVING
    ).order_by("-line__report__month", "kind", "pk")
    month = None
    for one in rows.select_related("line__report"):
        month = month or one.line.report.month
        if one.line.report.month != month:
            return
        yield {
            "kind": one.get_kind_display(), "item": one.item, "amount": one.amount,
            "cost": one.actual_cost, "agreed_on": one.agreed_on,
        }  # fmt: skip
