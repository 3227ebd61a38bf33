"""Source: a fiscal year of the organization, and the fees collected in it (事業報告・監理費)."""

from collections import Counter, defaultdict

from django.db.models import Exists, OuterRef, Sum

from companies.models import AccompaniedAudit, Company, ExternalReviewer
from titp.japanese.months import add_months
from titp.official_forms.source import source
from titp.official_forms.wording import nearest
from trainees.models import Trainee
from trainees.models.reference import country_name
from training_plans.form_sources.plan import STAGES
from training_plans.form_sources.year import flow_of, gone_of, operation_of, plans_of, tests_of
from training_plans.models import (
    Audit,
    Correction,
    CourseSeat,
    Errand,
    LabourViolation,
    Lecture,
    LectureCourse,
    SupervisionFee,
    TrainingPlan,
    Visit,
)
from training_plans.models.errand import NEAR, Purpose


@source
def business_year(row, asked):
    """What form 23 asks of the fiscal year of an office: of the hosts that it supervises."""
    hosts, days = Company.objects.of_office(row), (asked.starts_on, asked.ends_on)
    of_hosts = {"company__in": hosts}
    plans = plans_of(asked).filter(**of_hosts)
    audits = Audit.objects.filter(held_on__range=days, carried_out=True, **of_hosts)
    lectures = Lecture.objects.filter(
        held_on__range=days, attendance=Lecture.Attendance.HELD, plan__company__in=hosts
    )
    return {
        "hosts_at_start": _peopled(hosts, asked.starts_on),
        "hosts_at_end": _peopled(hosts, asked.ends_on),
        "people": list(flow_of(plans, asked)),
        "sexes": _sexes(plans),
        "operations": _operations(plans),
        "planned_audits": _planned(audits, hosts, days),
        "regular_audits": audits.filter(kind=Audit.Kind.REGULAR).count(),
        "extraordinary_audits": audits.filter(kind=Audit.Kind.EXTRAORDINARY).count(),
        "audit_findings": _found(days, of_hosts),
        "visits": Visit.objects.filter(visited_on__range=days, **of_hosts).count(),
        "lecture_courses": _lecture_courses(lectures),
        "lecture_people": lectures.values("plan__trainee").distinct().count(),
        "lecture_minutes": lectures.aggregate(sum=Sum("minutes"))["sum"] or 0,
        "tests": list(tests_of(plans, asked)),
        "gone": list(gone_of(asked, plans)),
        "fees": list(_fees(plans, asked, of_hosts)),
        "senders": _senders(plans),
        "reviewers": [
            {"name": one.name, "kind": one.get_kind_display(), "completed_on": one.completed_on}
            for one in ExternalReviewer.objects.filter(starts_on__lte=asked.ends_on)
            .exclude(ends_on__lt=asked.starts_on).order_by("starts_on", "pk")
        ],
        "accompanied": [
            {
                "held_on": one.held_on, "company": one.company.name, "reviewer": one.reviewer.name,
                "written": one.written,
            }
            for one in AccompaniedAudit.objects.filter(office=row, held_on__range=days)
            .select_related("company", "reviewer").order_by("held_on", "pk")
        ],
    }  # fmt: skip


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
            "each": nearest(told["amount"], told["people"]) if told["people"] else 0,
        }


def _fees(plans, asked, of_hosts):
    """The same with the mean a person and month, as the annex of form 23 asks for it."""
    months = _months_of_people(plans, asked)
    for told in fees_by_kind((asked.starts_on, asked.ends_on), **of_hosts):
        yield told | {"a_month": nearest(told["amount"], months) if months else 0}


def _months_of_people(plans, asked):
    """In how many months of the year somebody was in training, summed up over all people."""
    seen = set()
    for plan in plans:
        last = min(plan.ended_on or plan.ends_on, asked.ends_on)
        month = max(plan.starts_on, asked.starts_on).replace(day=1)
        while month <= last:
            seen.add((plan.trainee_id, month))
            month = add_months(month, 1)
    return len(seen)


def _planned(audits, hosts, days):
    """Regular audits that the board planned, and those held that it did not know of.

    It knew of what was recorded from its errand, however late, and of what was held near one.
    """
    regular = {"company__in": hosts, "kind": Purpose.AUDIT}
    planned = Errand.objects.filter(planned_on__range=days, **regular).count()
    near = (OuterRef("held_on") - NEAR, OuterRef("held_on") + NEAR)
    errands = Errand.objects.filter(company=OuterRef("company"), planned_on__range=near, **regular)
    held = audits.filter(kind=Audit.Kind.REGULAR).exclude(site_record__errand__kind=Purpose.AUDIT)
    return planned + held.filter(~Exists(errands)).count()


def _found(days, of_hosts):
    """What audits and visits of the year led to, in numbers; "" where it was nothing."""
    labour = LabourViolation.objects.filter(found_on__range=days, **of_hosts)
    counts = (
        ("改善を求めた事項", Correction.objects.filter(found_on__range=days, **of_hosts).count()),
        ("労働関係法令に係る是正指示", labour.filter(instructed_on__isnull=False).count()),
        ("関係行政機関への通報", labour.filter(reported_on__isnull=False).count()),
    )
    return "、".join(f"{words}{number}件" for words, number in counts if number)


def _peopled(hosts, day):
    """How many of the hosts had somebody in training on a day."""
    plans = TrainingPlan.objects.covering(day).accredited(day).exclude(ended_on__lt=day)
    return hosts.filter(pk__in=plans.values("company")).count()


def _lecture_courses(lectures):
    """How many courses lectures were of: as they were planned, else those that began together.

    Together are, as on form 4-9, plans of one host and stage whose lectures began on one day.
    """
    seats = CourseSeat.objects.filter(course__kind=LectureCourse.Kind.AFTER)
    planned = dict(seats.values_list("plan", "course").order_by("course__starts_on", "pk"))
    rows = lectures.order_by().values_list(
        "plan", "lesson__course", "plan__company", "plan__stage", "plan__lecture_starts_on"
    )
    return len(
        {
            course or planned.get(plan) or ((company, stage, start) if start else (plan,))
            for plan, course, company, stage, start in rows.distinct()
        }
    )


def _sexes(plans):
    """People by stage, country and sex, each once in a stage."""
    people = {(plan.stage, plan.trainee_id): plan.trainee for plan in plans}
    counts = defaultdict(Counter)
    for (stage, _pk), one in people.items():
        counts[stage, one.nationality][one.sex] += 1
    return [
        {
            "stage": STAGES[stage], "nationality": country_name(code),
            "men": of[Trainee.Sex.MALE], "women": of[Trainee.Sex.FEMALE],
        }
        for (stage, code), of in sorted(counts.items())
    ]  # fmt: skip


def _operations(plans):
    people = {(operation_of(plan), plan.trainee_id) for plan in plans if plan.operation}
    counts = Counter(name for name, _pk in people)
    return [{"operation": name, "people": number} for name, number in sorted(counts.items())]


def _senders(plans):
    counts = Counter()
    for person in {plan.trainee for plan in plans}:
        if person.sending_organization:
            counts[person.sending_organization] += 1
    return [
        {"name": one.name, "country": country_name(one.country), "people": number}
        for one, number in sorted(counts.items(), key=lambda pair: pair[0].name)
    ]
