"""Source: an audit, and a visit: what was seen at a host company (監査・訪問指導)."""

from collections import Counter

from companies.form_sources.organization import address_of
from companies.models import AccompaniedAudit, ExternalReviewer
from titp.japanese.eras import japanese_month
from titp.official_forms.source import source, ticked
from trainees.models import Lodger
from trainees.models.reference import country_name
from training_plans.form_sources.on_site import NOTHING, as_words, corrected
from training_plans.form_sources.plan import STAGES
from training_plans.models import Audit, LabourViolation, MonthLine, TrainingPlan

KINDS = ((Audit.Kind.REGULAR, "定期監査"), (Audit.Kind.EXTRAORDINARY, "臨時監査"))


@source
def audit(row, asked):
    """The audit with its five methods, who was interviewed, and who was there on its day."""
    present = present_on(row.company, row.held_on)
    interviews = row.interviews.select_related("trainee")
    found = LabourViolation.objects.filter(company=row.company, found_on=row.held_on)
    corrections = corrected(row.corrections)
    along = AccompaniedAudit.objects.filter(company=row.company, held_on=row.held_on)
    along = list(along.select_related("reviewer").order_by("pk"))
    places = [row.workplace] if row.workplace else row.company.workplaces.open(row.held_on)
    finished = hasattr(row, "site_record")
    return {
        "held_on": row.held_on,
        "kind": ticked(KINDS, row.kind),
        "sequence": Audit.objects.filter(
            company=row.company, held_on__lte=row.held_on,
            held_on__year=row.held_on.year,
        ).count(),
        "carried_out": row.carried_out,
        "accompanied": bool(along) or _came_along(row),
        "accompanied_by": _who_came_along(row, along),
        "present": present_by_stage(present),
        "present_count": len({plan.trainee_id for plan in present}),
        "interviewed_count": interviewed(row),
        "people": [
            {
                "name": str(one.trainee), "nationality": country_name(one.trainee.nationality),
                "manner": one.get_manner_display(),
            }
            for one in interviews
        ],
        "wages": list(_wages(row)),
        "lodgings": lodgings_of(row.company, row.held_on),
        **{name: getattr(row, name) for name in Audit.METHODS},
        "alternative_reason": row.alternative_reason,
        "alternative": row.alternative,
        "findings": [
            {
                "topic": one.get_topic_display(), "law": one.get_law_display(),
                "instructed_on": one.instructed_on, "reported_on": one.reported_on,
                "authority": one.authority,
            }
            for one in found
        ],
        "occupations": "、".join(sorted({
            f"{plan.operation.occupation_ja}・{plan.operation.operation_ja}"
            for plan in present if plan.operation
        })),
        "workplace": row.workplace.name if row.workplace else "全事業所",
        "workplace_address": "\n".join(dict.fromkeys(filter(None, map(address_of, places)))),
        "note": row.note,
        "corrections": corrections,
        "instructions": as_words(corrections) or (NOTHING if finished else ""),
        # "None" is said only where somebody was asked on site.
        "result": bool(corrections or found) if corrections or found or finished else None,
    }  # fmt: skip


def interviewed(audit):
    """How many were interviewed: by name, or as a number where more are told; None if nobody."""
    return max(audit.interviews.count(), audit.interviewed_count or 0) or None


def _came_along(audit):
    """Whether the record on site says that the external auditor was there."""
    record = getattr(audit, "site_record", None)
    return record is not None and record.texts.get("accompanied") == "yes"


def _who_came_along(audit, along):
    """The external auditors of the records; else, where one came, who was it on that day."""
    names = [one.reviewer.name for one in along]
    if not names and _came_along(audit):
        auditors = ExternalReviewer.objects.auditors().filter(starts_on__lte=audit.held_on)
        names = [one.name for one in auditors.exclude(ends_on__lt=audit.held_on)]
    return "、".join(names)


def _wages(audit):
    """What was reported of the last month that was over on the day, person by person."""
    lines = MonthLine.objects.filter(
        company=audit.company, report__month__lt=audit.held_on.replace(day=1)
    )
    lines = lines.select_related("trainee").with_month().order_by("-report__month", "trainee")
    month = None
    for line in lines:
        month = month or line.month
        if line.month != month:
            return
        yield {
            "name": str(line.trainee), "month": japanese_month(month), "base_pay": line.base_pay,
            "regular": line.regular_minutes, "overtime": line.overtime_minutes,
            "overtime_pay": line.overtime_pay,
        }  # fmt: skip


@source
def visit(row, asked):
    """The visit, and the trainees of stage 1 on its day."""
    present = present_on(row.company, row.visited_on)
    record = getattr(row, "site_record", None)
    return {
        "visited_on": row.visited_on,
        "workplaces": "、".join(
            dict.fromkeys(plan.workplace.name for plan in present if plan.workplace)
        ),
        "people": [
            {
                "name": str(plan.trainee), "stage": STAGES[plan.stage],
                "number": plan.accreditation_number,
            }
            for plan in present
        ],
        "guidance": record.texts.get("v-guidance") if record else row.note,
        "corrections": corrected(row.corrections),
    }  # fmt: skip


def present_on(company, day):
    """The accredited plans of a company that are in force on a day, with person and operation."""
    plans = TrainingPlan.objects.filter(company=company).accredited(day).covering(day)
    return list(
        plans.exclude(ended_on__lt=day).select_related("trainee", "operation", "workplace")
        .order_by("stage", "trainee__sort_key", "pk")
    )  # fmt: skip


def present_by_stage(present):
    """Rows of stage, country and number of people."""
    counts = Counter((plan.stage, plan.trainee.nationality) for plan in present)
    return [
        {"stage": STAGES[stage], "nationality": country_name(code), "people": number}
        for (stage, code), number in sorted(counts.items())
    ]


def lodgings_of(company, day):
    """Where trainees of a company sleep on a day: rooms with area, people and equipment."""
    sleeping = Lodger.objects.in_force(day).values_list("room_id", flat=True)
    people = Counter(sleeping)
    return [
        {
            "name": f"{lodging.name}　{room.name}", "address": lodging.address,
            "area": f"{room.area_m2}㎡" if room.area_m2 is not None else "",
            "people": people[room.pk] + room.other_residents,
            "each": _each(room, people[room.pk] + room.other_residents),
            "lock": room.lockable_storage, "heating": room.heating,
        }
        for lodging in company.lodgings.prefetch_related("rooms")
        for room in lodging.rooms.all()
    ]  # fmt: skip


def _each(room, people):
    return f"{room.area_m2 / people:.2f}㎡" if people and room.area_m2 is not None else ""
