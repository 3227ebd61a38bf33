"""What a skills passport says of a person: plain values, frozen with it when it is issued."""

from django.db.models import Count, Sum
from django.db.models.functions import Coalesce

from training_plans.models import (
    Lecture,
    MonthLine,
    MonthlyReport,
    PlanTask,
    SkillTest,
    TrainingPlan,
)

CLASSES = ("essential", "related", "peripheral")
# Below half an hour nothing is told as an hour.
HOUR = 60


def hours(minutes):
    return round((minutes or 0) / HOUR)


def content_of(person, on):
    """{holder, plans, tests, reported, lectures} of a person as of a day; days as ISO texts.

    Hours are whole ones. `plans`: stage, host, occupation (ja, en), from, until, tasks (name,
    class, hours) and hours by class; `reported`: what the host's months tell, by class.
    """
    return {
        "holder": _holder(person),
        "plans": list(_plans(person, on)),
        "tests": list(_tests(person, on)),
        "reported": _reported(person, on),
        "lectures": _lectures(person, on),
    }


def is_empty(content):
    """Whether there is nothing to certify."""
    return not (content["plans"] or content["tests"] or content["reported"]["months"])


def _holder(person):
    return {
        "name": str(person), "native": person.name_native, "nationality": person.nationality,
        "born": person.birth_date.isoformat() if person.birth_date else "",
    }  # fmt: skip


def _plans(person, on):
    plans = (
        TrainingPlan.objects.filter(trainee=person, starts_on__lte=on, accredited_on__isnull=False)
        .select_related("company", "operation")
        .order_by("starts_on", "pk")
    )
    tasks = {}
    for task in PlanTask.objects.filter(plan__in=plans).in_order():
        own = tasks.setdefault(task.plan_id, {})
        key = (task.name, task.task_class)
        own[key] = own.get(key, 0) + task.minutes
    for plan in plans:
        last = plan.ended_on or plan.ends_on
        yield {
            "stage": plan.stage, "host": str(plan.company),
            "occupation": {
                "ja": f"{plan.operation.occupation_ja}・{plan.operation.operation_ja}",
                "en": f"{plan.operation.occupation_en}: {plan.operation.operation_en}",
            }
            if plan.operation
            else None,
            "from": plan.starts_on.isoformat(), "until": last.isoformat() if last else "",
            "tasks": [
                {"name": name, "class": task_class, "hours": hours(minutes)}
                for (name, task_class), minutes in tasks.get(plan.pk, {}).items()
            ],
            "hours": {one: hours(getattr(plan, f"{one}_minutes")) for one in CLASSES},
        }  # fmt: skip


def _tests(person, on):
    passed = (
        SkillTest.objects.filter(trainee=person, outcome=SkillTest.Outcome.PASSED)
        .annotate(passed_on=Coalesce("result_on", "sat_on"))
        .filter(passed_on__lte=on)
        .select_related("plan__operation")
    )
    for test in passed.order_by("passed_on", "pk"):
        operation = test.plan and test.plan.operation
        yield {
            "grade": test.grade, "part": test.part, "on": test.passed_on.isoformat(),
            "body": test.body, "name": operation.test_name_ja if operation else "",
        }  # fmt: skip


def _reported(person, on):
    """Hours of the months that the office has checked: the host's word alone certifies nothing."""
    checked = MonthlyReport.objects.with_state().filter(state=MonthlyReport.State.APPROVED)
    lines = MonthLine.objects.filter(
        trainee=person, report__month__lte=on, report__in=checked.values("pk")
    )
    sums = lines.aggregate(
        months=Count("report__month", distinct=True),
        **{one: Sum(f"{one}_minutes") for one in CLASSES},
    )
    return {"months": sums["months"], **{one: hours(sums[one]) for one in CLASSES}}


def _lectures(person, on):
    held = Lecture.objects.filter(
        plan__trainee=person, attendance=Lecture.Attendance.HELD, held_on__lte=on
    )
    by_subject = held.order_by().values("subject").annotate(minutes=Sum("minutes"))
    found = {row["subject"]: hours(row["minutes"]) for row in by_subject}
    return {one: found[one] for one in Lecture.Subject.values if found.get(one)}
