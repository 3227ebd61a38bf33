"""Invented contents of plans, their acts, and batches."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from factories.companies import CompanyFactory, StaffMemberFactory, WorkplaceFactory
from factories.training_plans import DraftPlanFactory, TrainingPlanFactory
from titp.accounts.models import User
from titp.japanese.months import inclusive_end
from training_plans.models import (
    BatchPlan,
    ContinuationMeasure,
    PlanAct,
    PlanBatch,
    PlanMaterial,
    PlanPay,
    PlanPost,
    PlanPrerequisites,
    PlanTarget,
    PlanTask,
    SkillTest,
)


class PlanTaskFactory(DjangoModelFactory):
    class Meta:
        model = PlanTask

    plan = factory.SubFactory(DraftPlanFactory)
    task_class = PlanTask.TaskClass.ESSENTIAL
    name = factory.Sequence(lambda number: f"見本作業{number:03}")
    minutes = 60 * 60


class PlanMaterialFactory(DjangoModelFactory):
    class Meta:
        model = PlanMaterial

    plan = factory.SubFactory(DraftPlanFactory)
    kind = PlanMaterial.Kind.EQUIPMENT
    name = "汎用旋盤"


class PlanTargetFactory(DjangoModelFactory):
    class Meta:
        model = PlanTarget

    plan = factory.SubFactory(DraftPlanFactory)
    test = PlanTarget.Test.EVALUATION
    grade = SkillTest.Grade.BASIC
    part = SkillTest.Part.BOTH


class PlanPostFactory(DjangoModelFactory):
    class Meta:
        model = PlanPost

    plan = factory.SubFactory(DraftPlanFactory)
    workplace = factory.SubFactory(
        WorkplaceFactory, company=factory.SelfAttribute("..plan.company")
    )
    staff = factory.SubFactory(StaffMemberFactory, company=factory.SelfAttribute("..plan.company"))
    post = "instructor"


class PlanPayFactory(DjangoModelFactory):
    """More than any minimum wage, and as much as a Japanese."""

    class Meta:
        model = PlanPay

    plan = factory.SubFactory(DraftPlanFactory)
    unit = "monthly"
    amount = 250_000
    annual_minutes = 2_080 * 60
    daily_minutes = 480
    comparison = "同種の業務に従事する日本人と同額"


class PlanPrerequisitesFactory(DjangoModelFactory):
    """All that the law asks, with its papers."""

    class Meta:
        model = PlanPrerequisites

    plan = factory.SubFactory(DraftPlanFactory)
    explained_on = date(2026, 6, 1)
    explained_paper = "申告書（1-20）"
    work_at_home = "見本機械有限公司で旋盤工として勤務"
    ground = PlanPrerequisites.Ground.EXPERIENCE
    ground_told = "見本工場で旋盤加工"
    ground_paper = "同種業務従事経験等証明書（1-27）"
    recommended_by = "見本省労働局"
    recommended_on = date(2026, 6, 20)
    recommended_paper = "推薦状（1-23）"
    done_before = False


class PlanActFactory(DjangoModelFactory):
    """That a plan was filed; by somebody of the organization, who must be there."""

    class Meta:
        model = PlanAct

    plan = factory.SubFactory(TrainingPlanFactory)
    kind = PlanAct.Kind.FILED
    happened_on = date(2026, 1, 10)
    by = factory.LazyFunction(lambda: User.objects.only("id").first())


class ContinuationMeasureFactory(DjangoModelFactory):
    class Meta:
        model = ContinuationMeasure

    plan = factory.SubFactory(TrainingPlanFactory)
    kind = ContinuationMeasure.Kind.CANDIDATE
    side = ContinuationMeasure.Side.ORGANIZATION
    taken_on = date(2026, 10, 12)
    what = "同職種の実習実施者に照会"


class PlanBatchFactory(DjangoModelFactory):
    """Stage 1 from April 2027."""

    class Meta:
        model = PlanBatch

    name = factory.Sequence(lambda number: f"見本期{number:03}")
    company = factory.SubFactory(CompanyFactory)
    stage = 1
    operation_id = "1-1-1"
    starts_on = date(2027, 4, 1)
    ends_on = factory.LazyAttribute(lambda batch: inclusive_end(batch.starts_on, 12))


class BatchPlanFactory(DjangoModelFactory):
    class Meta:
        model = BatchPlan

    batch = factory.SubFactory(PlanBatchFactory)
    plan = factory.SubFactory(
        DraftPlanFactory,
        company=factory.SelfAttribute("..batch.company"),
        starts_on=factory.SelfAttribute("..batch.starts_on"),
    )


def whole(plan):
    """The plan with all that an application needs: tasks, target, posts, materials, pay."""
    for task_class, hours in (("essential", 900), ("related", 400), ("peripheral", 200)):
        PlanTaskFactory(plan=plan, task_class=task_class, minutes=hours * 60)
        PlanTaskFactory(plan=plan, task_class=task_class, minutes=hours * 12, is_safety=True)
    PlanMaterialFactory(plan=plan)
    PlanTargetFactory(plan=plan)
    workplace = WorkplaceFactory(company=plan.company, prefecture_id="13")
    for post in ("manager", "instructor", "life_adviser"):
        PlanPostFactory(plan=plan, workplace=workplace, post=post)
    PlanPayFactory(plan=plan)
    PlanPrerequisitesFactory(plan=plan)
    plan.refresh_from_db()
    plan.workplace = workplace
    plan.save()
    return plan
