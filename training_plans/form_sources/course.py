"""Source: a course of lectures: of a plan, and of all who sat in it (入国後講習)."""

from titp.official_forms.source import source
from training_plans.models import Lecture, LectureCourse, PreArrivalCourse, TrainingPlan

AFFILIATIONS = {"own": "監理団体", "host": "実習実施者", "outside": "外部専門家"}


@source
def course(row, asked):
    """Lessons of the plan and of those of the same host whose lectures began on the same day.

    A lesson stands once, whoever sat in it; who missed it stands beside it.
    """
    plans = list(together_with(row))
    lessons = {}
    for one in Lecture.objects.filter(plan__in=plans).select_related("plan__trainee"):
        key = (one.held_on, one.pk if one.subject is None else one.subject, one.minutes,
               one.lecturer, one.place)  # fmt: skip
        lessons.setdefault(key, []).append(one)
    held = [
        _lesson(same) for _key, same in sorted(lessons.items(), key=lambda pair: pair[0])
        if any(one.attendance == Lecture.Attendance.HELD for one in same)
    ]  # fmt: skip
    sums = {
        subject.value: sum(one["minutes"] for one in held if one["code"] == subject)
        for subject in Lecture.Subject
    }
    planned = LectureCourse.objects.filter(seats__plan=row, kind=LectureCourse.Kind.AFTER).first()
    return {
        "place": planned and planned.place,
        "held_by": planned and planned.held_by,
        "people": [
            {
                "name": str(plan.trainee), "number": plan.accreditation_number,
                "starts_on": plan.lecture_starts_on, "ends_on": plan.lecture_ends_on,
            }
            for plan in plans
        ],
        "lessons": held,
        "planned": [
            _lesson(same) for _key, same in sorted(lessons.items(), key=lambda pair: pair[0])
        ],
        "total": sum(one["minutes"] for one in held) or None,
        **{f"total_{name}": minutes for name, minutes in sums.items()},
        "before_landing": [
            {
                "starts_on": one.starts_on, "ends_on": one.ends_on, "minutes": one.minutes,
                "held_by": one.held_by,
            }
            for one in PreArrivalCourse.objects.filter(trainee=row.trainee_id)
        ],
    }  # fmt: skip


def together_with(plan):
    """The plans of one course, with this one among them."""
    if plan.lecture_starts_on is None:
        return [plan]
    same = TrainingPlan.objects.filter(
        company=plan.company_id, stage=plan.stage, lecture_starts_on=plan.lecture_starts_on
    )
    return same.select_related("trainee").order_by("trainee__sort_key", "pk")


def _lesson(same):
    one = same[0]
    missed = [str(each.plan.trainee) for each in same if each.attendance == "missed"]
    return {
        "held_on": one.held_on,
        "minutes": one.minutes,
        "code": one.subject,
        "subject": one.get_subject_display(),
        "lecturer": f"{one.lecturer}（{AFFILIATIONS[one.affiliation]}）"
        if one.affiliation
        else one.lecturer,
        "place": one.place,
        "remark": f"欠席：{'、'.join(missed)}" if missed else "",
    }
