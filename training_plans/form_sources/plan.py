"""Source: a training plan (技能実習計画)."""

from companies.form_sources.company import appointments, named_by_post
from titp.japanese.eras import japanese_month
from titp.japanese.months import before
from titp.official_forms.source import source, ticked
from titp.official_forms.wording import hours, percent
from training_plans.models import (
    Difficulty,
    Lecture,
    PlanPost,
    PlanPrerequisites,
    PlanTarget,
    PlanTask,
    TemporaryReturn,
    TrainingPlan,
)

# 区分: D to F of form 1; this organization supervises, so A to C are never ticked.
CLASSES = (
    (None, "A 第1号企業単独型"), (None, "B 第2号企業単独型"), (None, "C 第3号企業単独型"),
    (1, "D 第1号団体監理型"), (2, "E 第2号団体監理型"), (3, "F 第3号団体監理型"),
)  # fmt: skip
STAGES = {1: "第1号団体監理型", 2: "第2号団体監理型", 3: "第3号団体監理型"}
# 同種業務従事経験、又は団体監理型技能実習に従事することを必要とする特別な事情
GROUNDS = (
    ("experience", "同種の業務に従事した経験"), ("education", "教育・訓練の修了"),
    ("requested", "実習実施者又は送出国の必要"), ("cooperation", "両国の協力事業"),
)  # fmt: skip
TASKS = (("essential", "必須業務"), ("related", "関連業務"), ("peripheral", "周辺業務"))


@source
def prerequisites(row, asked):
    """What the person of a plan brings along (Ordinance art. 10(2)(iii)ロ, ハ, ホ, ヘ, チ)."""
    known = PlanPrerequisites.objects.filter(plan=row).first()
    if known is None:
        return {}
    return {
        "explained_on": known.explained_on,
        "work_at_home": known.work_at_home,
        "grounds": ticked(GROUNDS, known.ground),
        "ground_told": known.ground_told,
        "ground_from": known.ground_from,
        "ground_until": known.ground_until,
        "ground_minutes": known.ground_minutes,
        "recommended_by": known.recommended_by,
        "recommended_on": known.recommended_on,
        "done_before": known.done_before,
        "done_before_reason": known.done_before_reason,
    }


@source
def plan(row, asked):
    """The plan with its hours by class of task; the lectures as they are planned or were held."""
    lectures = Lecture.objects.filter(plan=row).exclude(attendance=Lecture.Attendance.MISSED)
    minutes = sum(one.minutes for one in lectures)
    practice = sum(getattr(row, f"{task}_minutes") for task, _word in TASKS)
    home = TemporaryReturn.objects.filter(plan=row).first()
    return {
        "number": row.accreditation_number,
        "accredited_on": row.accredited_on,
        "filed_on": row.filed_on,
        "stage": STAGES[row.stage],
        "classes": ticked(CLASSES, row.stage),
        "starts_on": row.starts_on,
        "ends_on": row.ends_on,
        "ended_on": row.ended_on,
        "lecture_starts_on": row.lecture_starts_on,
        "lecture_ends_on": row.lecture_ends_on,
        "lecture_minutes": minutes or None,
        "lecture_days": len({one.held_on for one in lectures}) or None,
        "practice_minutes": practice or None,
        "total_minutes": practice + minutes or None,
        "occupation": row.operation and row.operation.occupation_ja,
        "operation": row.operation and row.operation.operation_ja,
        "operation_code": row.operation_id,
        "target": row.test_target or "\n".join(map(str, PlanTarget.objects.filter(plan=row))),
        **_posts(row, asked),
        "tasks": list(_tasks(row, practice)),
        "earlier": earlier(row),
        "difficulty_of_late": Difficulty.objects.filter(
            plan__company=row.company_id, submitted_on__range=(before(asked.on, 12), asked.on)
        ).exists(),
        "schedule": schedule(row),
        "exam_month": _exam_month(row),
        "home_from": home and home.departed_on,
        "home_until": home and home.returned_on,
    }  # fmt: skip


def _posts(row, asked):
    """Whom the plan names in each post; as long as it names nobody, who holds it there."""
    named = list(PlanPost.objects.filter(plan=row).select_related("staff").order_by("post", "pk"))
    if not named and row.workplace_id:
        named = appointments(asked.on, workplace=row.workplace_id)
    return named_by_post(named)


def earlier(row):
    """Plans of the earlier stages of the same person, with what was passed in them."""
    plans = TrainingPlan.objects.filter(trainee=row.trainee_id, stage__lt=row.stage)
    return [
        {
            "stage": STAGES[one.stage], "number": one.accreditation_number,
            "starts_on": one.starts_on, "ends_on": one.ended_on or one.ends_on,
            "tests": "\n".join(
                f"{test.get_grade_display()}（{test.get_part_display()}）"
                f"{test.get_outcome_display()}" for test in one.skill_tests.order_by("sat_on")
            ),
        }
        for one in plans.prefetch_related("skill_tests").order_by("stage", "starts_on")
    ]  # fmt: skip


def schedule(row):
    """The tasks of the plan, a line for each: name, class, hours, months, means, instructor."""
    tasks = PlanTask.objects.in_order().filter(plan=row).select_related("instructor")
    words = dict(TASKS)
    return "\n".join(
        "　".join(
            part
            for part in (
                f"{task.year}年目", task.name, words[task.task_class],
                "安全衛生" if task.is_safety else "", hours(task.minutes),
                f"{task.from_month}～{task.until_month}月目", task.means,
                task.instructor.name if task.instructor else "",
            )
            if part
        )
        for task in tasks
    )  # fmt: skip


def _exam_month(row):
    target = PlanTarget.objects.filter(plan=row, planned_on__isnull=False).first()
    return target and japanese_month(target.planned_on)


def _tasks(row, practice):
    for task, word in TASKS:
        minutes, safety = (getattr(row, f"{task}_{part}") for part in ("minutes", "safety_minutes"))
        if minutes:
            yield {
                "class": word, "minutes": minutes, "safety": safety,
                "share": percent(minutes, practice) if practice else "",
                "safety_share": percent(safety, minutes),
            }  # fmt: skip
