"""Copying what stands in a plan into another one: tasks, materials, posts, target, pay."""

from training_plans.models import PlanMaterial, PlanPay, PlanPost, PlanTarget, PlanTask

ROWS = {
    "tasks": PlanTask, "materials": PlanMaterial, "posts": PlanPost, "targets": PlanTarget,
    "pay": PlanPay,
}  # fmt: skip
TEACHING = ("tasks", "materials")


def copied(row, plan, **differs):
    """A new row like this one in another plan, not saved yet."""
    alike = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if field.name not in ("id", "organization", "plan")
    }
    return type(row)(**alike | differs, plan=plan)


def copy_content(source, plan, parts=tuple(ROWS), years=None):
    """Write the parts of one plan into another that has none of them; answers {part: number}.

    `years`: {year there: year here …}, where a stage is longer or shorter than the one before.
    An instructor belongs to a host: in a plan at another host the tasks have none.
    """
    counts = {}
    same_host = source.company_id == plan.company_id
    for part in parts:
        model = ROWS[part]
        rows = list(model.objects.filter(plan=source).order_by("pk"))
        if part == "tasks":
            here = years or {1: 1, 2: 2}
            free = {} if same_host else {"instructor_id": None}
            fresh = [
                copied(row, plan, year=year, **free)
                for year, there in here.items()
                for row in rows
                if row.year == there
            ]
        else:
            fresh = [copied(row, plan) for row in rows]
        model.objects.bulk_create(fresh)
        counts[part] = len(fresh)
    return counts
