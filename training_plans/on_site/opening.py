"""Opening a record: what is to be looked at on site is put down, so that it stays as it was then.

Whom to interview, what was reported of whom, which rooms, and which corrections are to be seen.
"""

from django.db.models import Q
from django.utils import timezone
from django.utils.timezone import localdate

from companies.models import Room
from titp.japanese.months import add_months
from training_plans.models import Correction, MonthLine, SiteRecord
from training_plans.on_site.questions import language_of
from training_plans.sample import interviews_needed, samples

SPARE = 2  # interviews more than must be, for somebody who is not there
FOUND = 5  # things to be put right that one sheet takes
FIGURES = ("hours", "overtime", "net_pay", "paid_on")


def open_record(company, kind, by, errand=None):
    """The unfinished record of this kind at a company, or a new one."""
    begun = SiteRecord.objects.unfinished().filter(company=company, kind=kind).first()
    if begun:
        return begun
    today = localdate()
    record = SiteRecord(
        company=company, kind=kind, errand=errand, opened_at=timezone.now(), opened_by=by
    )
    record.basis = basis_of(company, record.is_audit, today)
    texts = {"held_on": today.isoformat(), "staff": by.name or by.email}
    if record.is_audit:
        texts["carried_out"] = "yes"
        for number, (person, language) in enumerate(record.basis["slots"], 1):
            if person:
                texts |= {f"s{number}-who": str(person), f"s{number}-language": language}
    record.texts = texts
    record.save()
    return record


def basis_of(company, is_audit, today):
    """{slots: [[trainee, language]], others, books, rooms, corrections} as known today."""
    people = samples([company.pk], today).get(company.pk, [])
    seen = Correction.objects.with_state().filter(company=company, state="checked")
    basis = {
        "slots": [], "others": [], "books": [], "rooms": [],
        "corrections": list(seen.values_list("pk", flat=True)),
        "people": len(people), "needed": interviews_needed(len(people)),
    }  # fmt: skip
    if not is_audit:
        return basis
    chosen = [one for one in people if one.is_suggested]
    slots = [[one.trainee_id, language_of(one.nationality)] for one in chosen]
    spare = min(SPARE, len(people) - len(chosen))
    return basis | {
        "slots": slots + [[0, "en"]] * spare,
        "others": [one.trainee_id for one in people],
        "books": books(company, [one.trainee_id for one in chosen], today),
        "rooms": list(
            Room.objects.filter(lodging__company=company).order_by("lodging__name", "name")
            .values_list("pk", flat=True)
        ),
    }  # fmt: skip


def books(company, trainees, today):
    """[[trainee, month, {figure: as reported}]] of the last month that was sent of each."""
    lines = MonthLine.objects.filter(
        Q(report__submitted_on__isnull=False), report__company=company, trainee__in=trainees,
        report__month__gte=add_months(today.replace(day=1), -4),
    ).select_related("report")  # fmt: skip
    last = {}
    for line in lines.order_by("report__month"):
        last[line.trainee_id] = line
    return [
        [line.trainee_id, f"{line.report.month:%Y-%m}", _figures(line)] for line in last.values()
    ]


def _figures(line):
    worked = None if line.regular_minutes is None else (
        line.regular_minutes + (line.overtime_minutes or 0) + (line.legal_holiday_minutes or 0)
    )  # fmt: skip
    told = {
        "hours": _clock(worked), "overtime": _clock(line.overtime_minutes),
        "net_pay": None if line.net_pay is None else f"{line.net_pay:,}",
        "paid_on": (line.paid_on or line.payday) and (line.paid_on or line.payday).isoformat(),
    }  # fmt: skip
    return {name: told[name] for name in FIGURES if told[name] is not None}


def _clock(minutes):
    return None if minutes is None else f"{minutes // 60}:{minutes % 60:02}"
