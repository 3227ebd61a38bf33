"""What each stage aims at by law: the test, its grade and its parts (Ordinance art. 10(1))."""

from training_plans.models import PlanTarget, SkillTest, TrainingPlan

# The grade that each stage aims at, and the parts that are needed (Ordinance art. 10(1)).
GRADES = {1: SkillTest.Grade.BASIC, 2: SkillTest.Grade.GRADE_3, 3: SkillTest.Grade.GRADE_2}
PARTS = {1: SkillTest.Part.BOTH, 2: SkillTest.Part.PRACTICAL, 3: SkillTest.Part.PRACTICAL}


def usual_target(plan):
    """What the law has a plan of this stage and operation aim at, as fields of a PlanTarget."""
    operation = plan.operation
    if operation is None and plan.stage == TrainingPlan.Stage.ONE:
        return {"test": PlanTarget.Test.NONE}
    skill = operation is not None and operation.test_type == "trade_skill_test"
    return {
        "test": PlanTarget.Test.SKILL if skill else PlanTarget.Test.EVALUATION,
        "test_name": operation.test_name_ja if operation else "",
        "grade": GRADES[plan.stage],
        "part": PARTS[plan.stage],
    }


def begin(plans):
    """Write the target that the law has each of these new plans aim at, where there is a test."""
    told = [(plan, usual_target(plan)) for plan in plans]
    PlanTarget.objects.bulk_create(
        PlanTarget(plan=plan, **target)
        for plan, target in told
        if target["test"] != PlanTarget.Test.NONE
    )
