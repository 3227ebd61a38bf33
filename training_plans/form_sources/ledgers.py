"""Sources: the ledgers of the organization (規則第54条) and of hosts (規則第22条)."""

from titp.japanese.eras import japanese_date, japanese_month
from titp.official_forms.source import Hidden, source
from trainees.models import Employment, ResidencePeriod, Trainee
from training_plans.form_sources.business import fees_by_kind
from training_plans.form_sources.plan import STAGES, TASKS
from training_plans.models import LogEntry, MonthLine, SupervisionFee, TrainingPlan


@source
def trainees_register(row, asked):
    """All trainees with stay and plans; of card numbers a part, as on the screen."""
    return {"all": list(_register(Trainee.objects.all(), asked.on))}


@source
def company_register(row, asked):
    """The trainees of one host, as its own register lists them."""
    return {"all": list(_register(Trainee.objects.filter(company=row), asked.on))}


@source
def fees(row, asked):
    """The ledger of supervision fees of a year, in the order of the days."""
    days = (asked.starts_on, asked.ends_on)
    rows = SupervisionFee.objects.filter(collected_on__range=days).select_related("company")
    return {
        "rows": [
            {
                "collected_on": one.collected_on, "company": one.company.name,
                "kind": one.get_kind_display(), "amount": one.amount, "cost": one.actual_cost,
                "people": one.people, "use": one.use, "note": one.note,
                "days": _days(one.starts_on, one.ends_on, "～\n"),
            }
            for one in rows.order_by("collected_on", "pk")
        ],
        "sums": list(fees_by_kind(days)),
    }  # fmt: skip


@source
def fulfilment(row, asked):
    """Of a plan, month by month: hours of practice by class of task, as they were reported."""
    lines = MonthLine.objects.filter(trainee=row.trainee_id, company=row.company_id)
    if row.starts_on:
        lines = lines.filter(report__month__gte=row.starts_on.replace(day=1))
    if row.ends_on:
        lines = lines.filter(report__month__lte=row.ends_on)
    rows, total = [], 0
    for one in lines.with_month().order_by("report__month"):
        minutes = {task: getattr(one, f"{task}_minutes") for task, _word in TASKS}
        safety = [getattr(one, f"{task}_safety_minutes") for task, _word in TASKS]
        total += sum(filter(None, minutes.values()))
        rows.append(
            {
                "month": japanese_month(one.month), **minutes,
                "safety": sum(filter(None, safety)) if any(x is not None for x in safety) else None,
                "total": total, "completed_on": one.ledger_completed_on,
            }
        )  # fmt: skip
    return {"months": rows}


@source
def diary(row, asked):
    """The days of a plan's person in a month, as the host wrote them down."""
    entries = LogEntry.objects.filter(
        trainee=row.trainee_id, company=row.company_id, day__range=(asked.starts_on, asked.ends_on)
    ).order_by("day")
    return {
        "days": [
            {
                "day": one.day, "kind": one.get_kind_display(),
                "minutes": one.minutes if one.kind in LogEntry.SPENT else None,
                "written_on": one.written_on,
            }
            for one in entries
        ],
        "total": sum(one.minutes for one in entries) or None,
        "worked_days": sum(one.kind in LogEntry.SPENT for one in entries) or None,
    }  # fmt: skip


def _register(people, on):
    stays, plans = {}, {}
    for stay in ResidencePeriod.objects.select_related("status").order_by("expires_on", "pk"):
        stays[stay.trainee_id] = stay
    for plan in TrainingPlan.objects.prefetch_related("changes__item").order_by(
        "stage", "starts_on", "pk"
    ):
        plans.setdefault(plan.trainee_id, []).append(plan)
    # Of who is insured the notice of employment is part of it (Employment Policy Act art. 28).
    notified = dict(
        Employment.objects.order_by("starts_on")
        .values_list("trainee_id", "employment_insurance_filed_on")
    )  # fmt: skip
    for one in people.select_related("company"):
        stay = stays.get(one.pk)
        yield {
            "name": str(one), "nationality": one.nationality_name if one.nationality else "",
            "birth_date": one.birth_date, "sex": one.get_sex_display() if one.sex else "",
            "company": one.company.name if one.company else "",
            **_stay(stay, _is_to_come(one, plans.get(one.pk, ()), on)),
            "notified_on": notified.get(one.pk),
            "plans": "\n".join(map(_plan, plans.get(one.pk, ()))),
        }  # fmt: skip


def _is_to_come(person, plans, on):
    """Whether somebody has not landed yet; of whoever is in training the day was forgotten."""
    if person.entered_on:
        return person.entered_on > on
    return not any(plan.starts_on and plan.starts_on <= on for plan in plans)


def _stay(stay, to_come):
    """Status, period and card; of whoever has not landed there is none to be missed."""
    if stay is None and to_come:
        return dict.fromkeys(("stay", "card"), "入国前")
    status = stay.status.name_ja if stay and stay.status else ""
    days = _period(stay.starts_on, stay.expires_on) if stay else ""
    return {
        "stay": "\n".join(filter(None, (status, days))),
        "card": Hidden(stay) if stay and stay.number else "",
    }


def _period(first, last):
    """From and until, where one of both is known too: on which side it stands tells which."""
    if first and last:
        return _days(first, last, "～\n")
    told = _days(first, last)
    return told and (f"{told}～" if first else f"～{told}")


def _plan(plan):
    accredited = f"{japanese_date(plan.accredited_on)}認定" if plan.accredited_on else ""
    lines = [
        f"{STAGES[plan.stage]}　{plan.accreditation_number}".strip("　"), accredited,
        _days(plan.starts_on, plan.ends_on), *map(_change, plan.changes.all()),
    ]  # fmt: skip
    return "\n".join(filter(None, lines))


def _change(one):
    """A change that was accredited or notified, with its day; "" before that."""
    if day := one.accredited_on or one.notified_on:
        word = "変更認定" if one.accredited_on else "変更届出"
        return f"{word}（{japanese_date(day)}）{one.item.item_ja}"
    return ""


def _days(first, last, between="～"):
    return between.join(japanese_date(day) for day in (first, last) if day)
